package savepoint.server.bench;

import java.io.IOException;
import java.util.List;
import org.jsoup.Jsoup;

/// The pages of a course that students read, as links lead to them.
///
/// @param assignment the page of the assignment that is handed in
record Sites(String course, List<String> weeks, List<String> lessons, String assignment) {
    // A course of a whole year has more; the mix stays the same.
    private static final int WEEKS = 20;

    static Sites of(Student student, String course, String assignment)
            throws IOException, InterruptedException {
        var weeks = links(student.read(course), course + "/weeks/\\d+");
        var lessons = links(student.read(weeks.getLast()), course + "/weeks/\\d+/[^/#?]+");
        if (lessons.isEmpty())
            throw new Student.Unserved("no lesson is linked on " + weeks.getLast());
        return new Sites(course, weeks, lessons, assignment);
    }

    private static List<String> links(String page, String pattern) throws Student.Unserved {
        var links =
                Jsoup.parse(page).select("a[href]").stream()
                        .map(link -> link.attr("href"))
                        .filter(link -> link.matches(pattern))
                        .distinct()
                        .limit(WEEKS)
                        .toList();
        if (links.isEmpty()) throw new Student.Unserved("no link is like " + pattern);
        return links;
    }
}
