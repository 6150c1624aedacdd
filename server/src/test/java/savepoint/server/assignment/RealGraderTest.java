package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.Sample;
import savepoint.grader.verdict.VerdictJson;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.grading.RealGrader;

/// From the form to the verdict with everything real: queue, sandbox, compiler and hand-in's database.
@Timeout(300)
class RealGraderTest {
    private static TestPlatform platform;
    private static Browser student;
    private static RealGrader grader;

    @BeforeAll
    static void start() throws Exception {
        platform = TestPlatform.start();
        for (var bundle : List.of("bank-transfer", "shop-reports")) {
            TestAssignments.publish(platform, bundle, TestPlatform.START.plus(Duration.ofDays(3)));
        }
        student = platform.browser(Somebody.STUDENT);
        grader = new RealGrader(platform, 1);
    }

    @AfterAll
    static void stop() throws Exception {
        grader.close();
        student.close();
        platform.close();
    }

    @Test
    void the_right_bank_transfer_gets_every_point() throws IOException {
        var page = verdictOn("bank-transfer", "reference");

        assertTrue(page.contains("<b>40</b> of <b>40</b> points"), page);
    }

    @Test
    void a_wrong_bank_transfer_is_told_what_it_did() throws IOException {
        var page = verdictOn("bank-transfer", "no-overdraft-check");

        assertTrue(page.contains("id=\"check-refuses-overdraft\" data-outcome=\"failed\""), page);
    }

    @Test
    void what_does_not_compile_shows_its_line() throws IOException {
        var page = verdictOn("bank-transfer", "does-not-compile");

        assertTrue(page.contains("PostgresBank.java, line "), page);
        assertTrue(page.contains("class=\"compile-source\""), "the line itself");
    }

    @Test
    void the_right_queries_get_every_point() throws IOException {
        var page = verdictOn("shop-reports", "reference");

        assertTrue(page.contains("checks passed"), page);
    }

    /// Hands a sample in, follows it to its end, holds the verdict against what is expected of it, and returns its page.
    private static String verdictOn(String assignment, String name) throws IOException {
        var sample = sample(assignment, name);
        var desk = new Desk(platform, student, assignment).key("form-key-" + name);
        sample.handIn()
                .files()
                .forEach((file, bytes) ->
                        desk.types(file, new String(bytes, StandardCharsets.UTF_8)));
        var receipt = desk.handsIn();
        assertEquals(303, receipt.status(), receipt.body());
        var seen = new ArrayList<String>();
        try (var events = Events.of(platform, Somebody.STUDENT, receipt.location() + "/events")) {
            for (var event = events.next(); event != null; event = events.next()) seen.add(event);
        }
        assertTrue(seen.getLast().contains("\"state\":\"done\""), seen::toString);
        var ref = receipt.location().substring(receipt.location().lastIndexOf('/') + 1);
        var report =
                VerdictJson.readReport(
                        (String)
                                platform.ask(
                                        """
                                        select v.body::text from effective_verdict v
                                          join submission s on s.id = v.submission_id where s.ref = ?
                                        """,
                                        ref));
        assertEquals(List.of(), sample.surprises(report.verdict()), sample.why());
        return student.get(receipt.location()).body();
    }

    private static Sample sample(String assignment, String name) throws IOException {
        var problems = new Problems();
        var folder = TestAssignments.BUNDLES.resolve(assignment);
        var bundle = BundleReader.read(assignment, "", FileTree.read(folder), problems);
        Stream<Sample> samples = Sample.of(bundle.orElseThrow(), "", problems).stream();
        return samples.filter(sample -> sample.name().equals(name)).findFirst().orElseThrow();
    }
}
