package savepoint.server.review;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.grader.bundle.FileTree;
import savepoint.server.db.Database;

/// Takes out of texts who wrote them. Lines stay where they are, so that remarks on them stay true.
final class Anonymity {
    private static final String NAME = "[name]";
    private static final int SHORTEST_PART = 3;
    private static final int SHORTEST_LOCAL_PART = 4;
    // Strings are matched so that what looks like a comment inside one is none.
    private static final Pattern COMMENT =
            Pattern.compile(
                    "\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'|(?<comment>//[^\n]*|/\\*.*?\\*/|--[^\n]*)",
                    Pattern.DOTALL);
    private static final Pattern AUTHOR = Pattern.compile("(?i)(@author|author:|name:)[^\n*]*");

    private final Store store;

    Anonymity(Database database) {
        this.store = database.store(Store.class);
    }

    interface Store {
        @SqlQuery(
                """
                select p.name, p.email
                  from work_member m
                  join enrolment e on e.id = m.enrolment_id
                  join person p on p.id = e.person_id
                 where m.work_id = :work
                """)
        List<Known> ofWork(long work);

        @SqlQuery(
                """
                select p.name, p.email from enrolment e join person p on p.id = e.person_id where e.id = :enrolment
                """)
        List<Known> of(long enrolment);
    }

    /// What somebody could be known by.
    record Known(String name, String email) {}

    /// Those whose work it is.
    Cloak ofWork(long work) {
        return new Cloak(store.ofWork(work));
    }

    /// One student.
    Cloak of(long enrolment) {
        return new Cloak(store.of(enrolment));
    }

    /// Takes these people out of texts.
    record Cloak(List<Known> people) {
        /// Files as others may see them.
        FileTree files(FileTree files) {
            var cleaned = new TreeMap<String, byte[]>();
            for (var name : files.files().keySet())
                cleaned.put(
                        name,
                        files.text(name)
                                .map(text -> code(text).getBytes(StandardCharsets.UTF_8))
                                .orElse(files.files().get(name)));
            return new FileTree(cleaned);
        }

        /// Code: in its comments any part of a name, elsewhere only what is nothing but one.
        String code(String text) {
            var comments = COMMENT.matcher(text);
            var inComments =
                    comments.replaceAll(found ->
                            Matcher.quoteReplacement(
                                    found.group("comment") == null
                                            ? found.group()
                                            : prose(
                                                    AUTHOR.matcher(found.group())
                                                            .replaceAll("$1 " + NAME))));
            return without(inComments, whole());
        }

        /// What somebody wrote to be read.
        String prose(String text) {
            return without(without(text, whole()), parts());
        }

        private Stream<String> whole() {
            return people.stream()
                    .flatMap(one ->
                            Stream.of(
                                    Pattern.quote(one.email()),
                                    local(one.email()),
                                    spaced(one.name())));
        }

        private Stream<String> parts() {
            return people.stream().flatMap(one -> words(one.name())).map(Pattern::quote);
        }

        private static Stream<String> words(String name) {
            return Stream.of(name.split("[\\s.,-]+"))
                    .filter(word -> word.length() >= SHORTEST_PART);
        }

        private static String spaced(String name) {
            return Stream.of(name.strip().split("\\s+"))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("[\\s._-]*"));
        }

        /// What stands before the @, which people use as their name in other places; not what could be any word.
        private static String local(String email) {
            var local = email.substring(0, email.indexOf('@'));
            boolean tells = local.length() >= SHORTEST_LOCAL_PART && local.matches(".*[._\\d-].*");
            return Pattern.quote(tells ? local : email);
        }

        private static String without(String text, Stream<String> patterns) {
            var cleaned = text;
            for (var pattern : patterns.toList())
                cleaned =
                        Pattern.compile(
                                        "(?<![\\p{L}\\d])" + pattern + "(?![\\p{L}\\d])",
                                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                                .matcher(cleaned)
                                .replaceAll(NAME);
            return cleaned;
        }
    }
}
