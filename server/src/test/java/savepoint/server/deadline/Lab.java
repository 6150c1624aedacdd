package savepoint.server.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestCourse;
import savepoint.server.TestExtensions;
import savepoint.server.TestPlatform;
import savepoint.server.db.Refs;
import savepoint.server.grading.TestGrader;

/// A published course with a late policy and one assignment, due on a Saturday evening.
final class Lab implements AutoCloseable {
    static final Instant DUE = Instant.parse("2026-11-08T00:00:00Z");
    static final String FILE = "01-all.sql";

    final TestPlatform platform = TestPlatform.start();
    final Browser student = platform.browser(Somebody.STUDENT);
    final Browser instructor = platform.browser(Somebody.INSTRUCTOR);
    final String term = platform.term().path();
    final String assignment = term + "/assignments/keep";

    /// Publishes the course anew with this late policy, and forgets what was done in it.
    void policy(String late) {
        var folder = TestCourse.week11();
        folder.write(
                "course.yaml",
                """
                title: Databases from Java
                zone: America/Chicago
                term: {slug: fall-2026, starts: 2026-08-24}
                late: {%s}
                """
                        .formatted(late));
        TestCourse.publish(platform, folder);
        platform.update("truncate work, extension, extension_request, audit cascade");
        platform.update("update enrolment set section = null");
        at(Duration.ofDays(-1));
    }

    /// Goes to a moment before or after the due time, and signs in anew where weeks have passed.
    void at(Duration afterDue) {
        platform.clock().set(DUE.plus(afterDue));
        platform.update(
                "update session set created_at = ?, seen_at = ?, expires_at = '2027-06-01'",
                OffsetDateTime.ofInstant(platform.clock().instant(), ZoneOffset.UTC),
                OffsetDateTime.ofInstant(platform.clock().instant(), ZoneOffset.UTC));
    }

    String activity() {
        return term + "/activities/" + TestExtensions.activity(platform, "keep");
    }

    Browser.Answer handIn(String text) {
        return student.post(
                assignment + "/submissions",
                Map.of("file:" + FILE, text, "idempotency-key", Refs.random()));
    }

    /// Grades the next in the queue with 36 of 40 points.
    void grade() {
        try (var grader = new TestGrader(platform)) {
            grader.grade(new Verdict.Graded(List.of(TestGrader.passed("all-rows", "36"))));
        }
    }

    /// Hands in, has it graded, and returns the hand-in's address.
    String graded(String text) {
        var address = handIn(text).location();
        grade();
        return address;
    }

    String read(String path) {
        return words(student.get(path).body());
    }

    static String words(String html) {
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Override
    public void close() {
        student.close();
        instructor.close();
        platform.close();
    }
}
