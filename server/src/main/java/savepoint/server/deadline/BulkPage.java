package savepoint.server.deadline;

import java.util.List;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// More time for several students in several activities (`deadline/bulk.html`, instructors only).
public record BulkPage(
        Post post,
        List<Student> students,
        List<Activity> activities,
        String days,
        String due,
        String zone,
        String reason,
        List<String> problems) {
    /// A student; `section` is null where they are in none.
    public record Student(String ref, String name, String section, boolean chosen) {}

    /// An activity with the deadline that holds for everybody.
    public record Activity(String ref, String title, Integer week, Moment due, boolean chosen) {}
}
