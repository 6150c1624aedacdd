package savepoint.server.regrade;

import static org.junit.jupiter.api.Assertions.*;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.verdict.CheckResult;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.db.Refs;
import savepoint.server.grading.TestGrader;

/// Hand-ins of two students that are graded again.
abstract class Regrading {
    private static final String FILE = "PostgresBank.java";
    static final String REASON = "overdrafts were judged wrongly";

    static TestPlatform platform;
    static Browser instructor;
    static Browser student;
    static String term;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        instructor = platform.browser(Somebody.INSTRUCTOR);
        student = platform.browser(Somebody.STUDENT);
        term = platform.term().path();
    }

    @BeforeEach
    void publish() {
        platform.update("truncate regrade cascade");
        TestAssignments.forgetHandIns(platform);
        TestAssignments.publish(platform, "bank-transfer", null);
    }

    @AfterAll
    static void stop() {
        instructor.close();
        student.close();
        platform.close();
    }

    static Verdict points(int compiles, int overdraft) {
        return new Verdict.Graded(
                List.of(check("compiles", compiles), check("refuses-overdraft", overdraft)));
    }

    private static CheckResult check(String name, int points) {
        return points > 0
                ? TestGrader.passed(name, Integer.toString(points))
                : TestGrader.failed(name, "8", "no", "");
    }

    static void grade(Verdict... verdicts) {
        try (var grader = new TestGrader(platform)) {
            for (var verdict : verdicts) grader.grade(verdict);
        }
    }

    static String handIn(Somebody somebody, String code) {
        var files = FileTree.of(Map.of(FILE, code.getBytes(StandardCharsets.UTF_8)));
        return TestAssignments.handIn(platform, "bank-transfer", somebody, files);
    }

    static String handIn(Somebody somebody, Verdict verdict) {
        var ref = handIn(somebody, "// " + Refs.random());
        grade(verdict);
        return ref;
    }

    /// Asks for a regrade of all that count or of every hand-in, and returns its address.
    static String ask(String scope) {
        var fields = Map.of("scope", scope, "reason", REASON, "idempotency-key", Refs.random());
        var answer = instructor.post(term + "/assignments/bank-transfer/regrades", fields);
        assertEquals(303, answer.status(), answer.body());
        return answer.location();
    }

    static void decide(String regrade, String how, Map<String, String> fields) {
        var answer = instructor.post(regrade + how, fields);
        assertEquals(303, answer.status(), answer.body());
    }

    static void promote(String regrade) {
        decide(regrade, "/promotion", Map.of());
    }

    static String effective(String submission) {
        return String.valueOf(
                platform.ask(
                        """
                        select ev.points::int from effective_verdict ev
                          join submission s on s.id = ev.submission_id where s.ref = ?
                        """,
                        submission));
    }

    static void assertShows(String page, String... texts) {
        for (var text : texts) assertTrue(page.contains(text), () -> text + " is not on\n" + page);
    }
}
