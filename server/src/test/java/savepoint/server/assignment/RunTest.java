package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import savepoint.grader.bundle.Intake;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.grading.RealGrader;

/// Trying a work on the sample rows, from the form to what it showed.
@Timeout(120)
class RunTest {
    private static final String LISTING =
            "select 'mine' as whose, count(*) as customers from customer";

    private static TestPlatform platform;
    private static Browser student;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        TestAssignments.publish(platform, "shop-reports", null);
        TestAssignments.publish(platform, "bank-transfer", null);
        student = platform.browser(Somebody.STUDENT);
    }

    @AfterAll
    static void stop() {
        student.close();
        platform.close();
    }

    @BeforeEach
    void forget() {
        platform.update("truncate work, grading cascade");
    }

    @Test
    void a_query_s_rows_are_shown_and_nothing_is_counted() throws Exception {
        var page = run("shop-reports", "run-key-1", LISTING);

        assertTrue(page.contains("It costs nothing and earns nothing"), page);
        assertTrue(page.contains(">whose<") && page.contains(">mine<"), page);
        assertEquals(0L, platform.ask("select count(*) from submission"));
        var assignment = student.get(platform.term().path() + "/assignments/shop-reports").body();
        assertTrue(assignment.contains(LISTING.replace("'", "&#39;")), "the editor holds it still");
    }

    @Test
    void what_a_program_prints_is_shown_and_what_does_not_compile_by_line() throws Exception {
        var reference =
                TestAssignments.bundle("bank-transfer")
                        .text("samples/reference/PostgresBank.java")
                        .orElseThrow();
        var opened = reference.indexOf('{', reference.indexOf("public void transfer")) + 1;
        var chatty =
                reference.substring(0, opened)
                        + " System.out.println(\"<moving>\");"
                        + reference.substring(opened);
        var page = runJava("run-key-2", chatty);
        assertTrue(page.contains("&lt;moving&gt;"), page);

        page = runJava("run-key-3", chatty.replace("System.out", "System.uot"));
        assertTrue(page.contains("PostgresBank.java, line "), page);
    }

    @Test
    void the_same_form_sent_twice_is_one_run_and_others_do_not_see_it() {
        var first = desk("shop-reports", "run-key-4", LISTING).runs();
        var second = desk("shop-reports", "run-key-4", LISTING).runs();

        assertEquals(303, first.status(), first.body());
        assertEquals(first.location(), second.location());
        assertEquals(1L, platform.ask("select count(*) from run"));
        try (var other = platform.browser(Somebody.OTHER_STUDENT);
                var assistant = platform.browser(Somebody.ASSISTANT)) {
            assertEquals(404, other.get(first.location()).status());
            assertEquals(200, assistant.get(first.location()).status());
        }
    }

    @Test
    void what_is_not_a_hand_in_is_no_run_either() {
        var large = "-- " + "x".repeat(Intake.MOST_BYTES) + "\n" + LISTING;
        for (var refused :
                Map.of(
                                desk("shop-reports", "run-key-8", " "), "is empty",
                                desk("shop-reports", "run-key-9", large), "bytes; at most",
                                desk("shop-reports", "?", LISTING), "without its key",
                                desk("shop-reports", "run-key-10", LISTING)
                                                .chooses(
                                                        "02-cities.sql", "cities.sql", new byte[1]),
                                        "cities.sql")
                        .entrySet()) {
            var answer = refused.getKey().runs();
            assertEquals(422, answer.status(), refused.getValue());
            assertTrue(answer.body().contains(refused.getValue()), answer.body());
        }
        assertEquals(0L, platform.ask("select count(*) from run"));
    }

    @Test
    void what_an_upload_takes_the_place_of_is_kept_in_the_drafts() {
        var typed = LISTING + " -- typed";
        var uploaded = LISTING + " -- uploaded";
        var answer =
                desk("shop-reports", "run-key-11", typed)
                        .chooses(
                                "02-cities.sql",
                                "02-cities.sql",
                                uploaded.getBytes(StandardCharsets.UTF_8))
                        .runs();
        assertEquals(303, answer.status(), answer.body());
        assertEquals(
                1L,
                platform.ask(
                        "select count(*) from draft where files ->> '02-cities.sql' = ?", typed));
        assertEquals(
                1L,
                platform.ask(
                        "select count(*) from draft where files ->> '02-cities.sql' = ?",
                        uploaded));
    }

    @Test
    void runs_that_wait_keep_others_back_and_what_was_typed_stays() {
        desk("shop-reports", "run-key-5", LISTING).runs();
        desk("shop-reports", "run-key-6", LISTING).runs();
        var refused = desk("shop-reports", "run-key-7", LISTING + " where true").runs();

        assertEquals(429, refused.status());
        assertTrue(refused.body().contains("your last runs are still under way"), refused.body());
        assertTrue(refused.body().contains("where true"), "what was typed");
    }

    private String run(String assignment, String key, String sql) throws Exception {
        return finished(desk(assignment, key, sql).runs());
    }

    private String runJava(String key, String source) throws Exception {
        return finished(
                new Desk(platform, student, "bank-transfer")
                        .key(key)
                        .tab("tab-of-the-test")
                        .types("PostgresBank.java", source)
                        .runs());
    }

    private Desk desk(String assignment, String key, String sql) {
        var desk = new Desk(platform, student, assignment).key(key).tab("tab-of-the-test");
        for (var file : TestAssignments.bundle(assignment).under("starter").files().keySet())
            desk.types(file, sql);
        return desk;
    }

    private String finished(Browser.Answer taken) throws Exception {
        assertEquals(303, taken.status(), taken.body());
        try (var _ = new RealGrader(platform, 1);
                var events = Events.of(platform, Somebody.STUDENT, taken.location() + "/events")) {
            for (var event = events.next(); event != null; event = events.next())
                assertTrue(event.contains("state"), event);
        }
        return student.get(taken.location()).body();
    }
}
