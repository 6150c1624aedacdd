package savepoint.server.content.folder;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.regex.Pattern;

/// What a link in a file of the course means, by its path alone.
public sealed interface LinkTarget {
    /// Another site, an address of this one, or a place in the same file.
    record Elsewhere() implements LinkTarget {}

    /// A week, by its slug.
    record WeekPage(String week) implements LinkTarget {}

    /// A lesson; `path` is its file's.
    record LessonPage(String week, String lesson, String path) implements LinkTarget {}

    /// An assignment, by its slug.
    record AssignmentPage(String assignment) implements LinkTarget {}

    /// A quiz, by its slug.
    record QuizPage(String quiz) implements LinkTarget {}

    /// A file that is published with the page that names it.
    record Asset(String path) implements LinkTarget {}

    /// Nothing that a student may reach, and why.
    record Nowhere(String reason) implements LinkTarget {}

    Pattern ABSOLUTE = Pattern.compile("(?i)([a-z][a-z0-9+.-]*:|/|#|\\?).*", Pattern.DOTALL);
    Pattern WEEK = Pattern.compile("(?:lessons/)?([^/]+)(?:/(?i:overview\\.md|readme\\.md))?");
    Pattern LESSON = Pattern.compile("(?:lessons/)?([^/]+)/(?:[^/]+/)*([^/]+\\.(?i:md|ipynb))");
    Pattern VISIBLE =
            Pattern.compile(
                    "(?:(?:assignment\\.yaml|statement\\.md|schema\\.sql|fixtures/sample\\..*|(?:starter|public|api)(?:/.*)?))?");
    String BANK = "quizzes/bank/";
    Pattern PICTURE = Pattern.compile(".+\\.(?i:png|jpe?g|gif|webp|avif|svg)");
    Pattern PUBLISHED = Pattern.compile("(?:lessons|images|assets)/.+");

    /// @param from the path of the file in which the link stands
    /// @param written without a fragment
    static LinkTarget of(String from, String written) {
        if (written.isEmpty() || ABSOLUTE.matcher(written).matches()) return new Elsewhere();
        var path = new ArrayDeque<String>();
        var parts = from.split("/");
        for (int i = 0; i < parts.length - 1; i++) path.add(parts[i]);
        for (var part : decoded(written).split("/")) {
            if (part.equals("..")) {
                if (path.pollLast() == null) return new Nowhere("leads out of the course folder");
            } else if (!part.isEmpty() && !part.equals(".")) {
                path.add(part);
            }
        }
        var target = String.join("/", path);
        return from.startsWith(BANK) && target.startsWith(BANK) && PICTURE.matcher(target).matches()
                ? new Asset(target)
                : at(target);
    }

    private static LinkTarget at(String path) {
        if (path.startsWith("assignments/")) return assignment(path.split("/", 3));
        if (path.startsWith("quizzes/")) {
            return path.matches("quizzes/[^/]+\\.yaml")
                    ? new QuizPage(path.substring(8, path.length() - 5))
                    : new Nowhere("is secret");
        }
        var week = WEEK.matcher(path);
        if (week.matches() && Names.week(week.group(1)).isPresent()) {
            return new WeekPage(Names.weekSlug(Names.week(week.group(1)).getAsInt()));
        }
        var lesson = LESSON.matcher(path);
        var first = path.startsWith("lessons/") ? path.substring(8) : path;
        var number =
                Names.week(first.contains("/") ? first.substring(0, first.indexOf('/')) : first);
        if (number.isPresent()) {
            return lesson.matches() && Names.isLesson(lesson.group(2))
                    ? new LessonPage(
                            Names.weekSlug(number.getAsInt()), Names.lesson(lesson.group(2)), path)
                    : new Asset(path);
        }
        return PUBLISHED.matcher(path).matches()
                ? new Asset(path)
                : new Nowhere(
                        "is not published: only files in weeks, lessons/, images/ and assets/ are");
    }

    private static LinkTarget assignment(String[] parts) {
        var rest = parts.length > 2 ? parts[2] : "";
        return VISIBLE.matcher(rest).matches()
                ? new AssignmentPage(parts[1])
                : new Nowhere("is secret");
    }

    private static String decoded(String written) {
        var plain = written.contains("?") ? written.substring(0, written.indexOf('?')) : written;
        try {
            return URLDecoder.decode(plain.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            // a name with a bare percent sign, written as it is on disk
            return plain;
        }
    }
}
