package savepoint.server.content;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Where the parts of a course stand below their term's address.
public final class Addresses {
    private Addresses() {}

    /// A week's page.
    public static String week(String term, int number) {
        return term + "/weeks/" + number;
    }

    /// A lesson's page, by its slug in the course (`week-11.lesson1`).
    public static String lesson(String term, String slug) {
        int dot = slug.indexOf('.');
        return term
                + "/weeks/"
                + slug.substring("week-".length(), dot)
                + "/"
                + slug.substring(dot + 1);
    }

    /// An assignment's page.
    public static String assignment(String term, String slug) {
        return term + "/assignments/" + slug;
    }

    /// A quiz's page.
    public static String quiz(String term, String slug) {
        return term + "/quizzes/" + slug;
    }

    /// A picture or another file that a page of the course shows or links to, by its path in the course.
    public static String file(String term, String path) {
        return term
                + "/files/"
                + Arrays.stream(path.split("/"))
                        .map(part ->
                                URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                        .collect(Collectors.joining("/"));
    }
}
