package savepoint.server.review;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import savepoint.grader.bundle.FileTree;

/// Takes some people out of texts. Lines stay where they are, so that remarks on them stay true.
final class Cloak {
    private static final String NAME = "[name]";
    private static final int SHORTEST_PART = 3;
    private static final int SHORTEST_LOCAL_PART = 4;
    // Strings are matched so that what looks like a comment inside one is none. Groups are
    // possessive: others take a frame of
    // the stack for every character. A quote that is not closed (`don't`), or a comment, is matched
    // all the same, so that
    // nothing is looked through twice.
    private static final Pattern COMMENT =
            Pattern.compile(
                    "\"(?:\\\\[^\n]|[^\"\\\\\n])*+\"|'(?:\\\\[^\n]|[^'\\\\\n])*+'"
                            + "|(?<open>[\"'](?:(?!/\\*)[^\n])*+)"
                            + "|(?<comment>//[^\n]*+|/\\*.*?(?:\\*/|\\z)|--[^\n]*+)",
                    Pattern.DOTALL);
    private static final Pattern AUTHOR = Pattern.compile("(?i)(@author|author:|name:)[^\n*]*+");

    private final List<Pattern> whole;
    private final List<Pattern> parts;

    Cloak(List<Known> people) {
        whole =
                people.stream()
                        .flatMap(one ->
                                Stream.of(
                                        Pattern.quote(one.email()),
                                        local(one.email()),
                                        spaced(one.name())))
                        .distinct()
                        .map(Cloak::word)
                        .toList();
        parts =
                people.stream()
                        .flatMap(one -> words(one.name()))
                        .distinct()
                        .map(Pattern::quote)
                        .map(Cloak::word)
                        .toList();
    }

    /// What somebody could be known by.
    record Known(String name, String email) {}

    /// Files as others may see them.
    FileTree files(FileTree files) {
        var cleaned = new TreeMap<String, byte[]>();
        for (var name : files.files().keySet())
            cleaned.put(
                    name,
                    files.text(name)
                            .map(text -> isProse(name) ? prose(text) : code(text))
                            .map(text -> text.getBytes(StandardCharsets.UTF_8))
                            .orElse(files.files().get(name)));
        return new FileTree(cleaned);
    }

    private static boolean isProse(String file) {
        return file.endsWith(".md") || file.endsWith(".txt");
    }

    /// Code: in its comments any part of a name, elsewhere only what is nothing but one.
    String code(String text) {
        var inComments =
                COMMENT.matcher(text).replaceAll(found -> Matcher.quoteReplacement(said(found)));
        return value(inComments);
    }

    private String said(MatchResult found) {
        if (found.group("open") != null) return prose(found.group());
        if (found.group("comment") == null) return found.group();
        return prose(AUTHOR.matcher(found.group()).replaceAll("$1 " + NAME));
    }

    /// What somebody wrote to be read.
    String prose(String text) {
        return without(value(text), parts);
    }

    /// A value, such as a cell of a table: what stands in one may well be another's first name. Null stays null.
    String value(String text) {
        return text == null ? null : without(text, whole);
    }

    private static Stream<String> words(String name) {
        return Stream.of(name.split("[\\s.,-]+")).filter(word -> word.length() >= SHORTEST_PART);
    }

    private static String spaced(String name) {
        return Stream.of(name.strip().split("\\s+"))
                .map(Pattern::quote)
                .collect(Collectors.joining("[\\s._-]*+"));
    }

    /// What stands before the @, which people use as their name in other places; not what could be any word.
    private static String local(String email) {
        var local = email.substring(0, email.indexOf('@'));
        boolean tells = local.length() >= SHORTEST_LOCAL_PART && local.matches(".*[._\\d-].*");
        return Pattern.quote(tells ? local : email);
    }

    private static Pattern word(String pattern) {
        return Pattern.compile(
                "(?<![\\p{L}\\d])" + pattern + "(?![\\p{L}\\d])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String without(String text, List<Pattern> patterns) {
        var cleaned = text;
        for (var pattern : patterns) cleaned = pattern.matcher(cleaned).replaceAll(NAME);
        return cleaned;
    }
}
