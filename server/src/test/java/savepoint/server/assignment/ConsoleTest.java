package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.console.Consoles;
import savepoint.server.grading.RealGrader;

/// The SQL console, from the form to the answer.
@Timeout(120)
class ConsoleTest {
    private static TestPlatform platform;
    private static RealGrader grader;
    private static Browser student;
    private static String console;

    @BeforeAll
    static void start() throws Exception {
        platform = TestPlatform.start();
        TestAssignments.publish(platform, "bank-transfer", null);
        grader = new RealGrader(platform, 1);
        student = platform.browser(Somebody.STUDENT);
        console = platform.term().path() + "/assignments/bank-transfer/console";
    }

    @AfterAll
    static void stop() {
        student.close();
        grader.close();
        platform.close();
    }

    @AfterEach
    void forget() {
        assertEquals(303, student.post(console + "/reset", Map.of()).status());
    }

    @Test
    void the_tables_stand_beside_an_empty_console() {
        var page = student.get(console).body();
        assertTrue(page.contains("<b>account</b>"), page);
        assertTrue(page.contains("<code>balance</code>"), page);
        assertTrue(page.contains("Nothing asked yet"), page);
    }

    @Test
    void a_copy_keeps_what_was_changed_until_it_is_reset() {
        run("update account set balance = 0");
        assertTrue(run("select sum(balance) as all_money from account").contains(">0.00<"));
        var others = platform.browser(Somebody.OTHER_STUDENT);
        var theirs = ask(others, Map.of("sql", "select sum(balance) from account"));
        assertFalse(theirs.contains(">0.00<"), "copies are private");
        assertFalse(theirs.contains("update account"), "what others typed, too");
        others.close();
        forget();
        assertTrue(student.get(console).body().contains("Nothing asked yet"));
        assertFalse(run("select sum(balance) from account").contains(">0.00<"));
    }

    @Test
    void a_fault_is_shown_where_it_is() {
        var page = run("select id,\n  nme\nfrom account");
        assertTrue(page.contains("column &quot;nme&quot; does not exist"), page);
        assertTrue(page.contains("line 2"), page);
        assertTrue(page.contains("<mark>nme</mark>"), page);
        assertTrue(page.contains("42703"), page);
    }

    @Test
    void a_plan_is_shown_as_a_tree() {
        var page =
                ask(
                        student,
                        Map.of(
                                "sql",
                                "select * from account a join transfer t on t.from_account = a.id where a.id = 1",
                                "plan",
                                "yes"));
        assertTrue(page.contains("class=\"plan\""), page);
        assertTrue(page.contains("Seq Scan on account"), page);
    }

    @Test
    void the_tables_as_they_are_now_are_told() {
        run("create table note (text text)");
        var page = ask(student, Map.of("sql", "", "tables", "yes"));
        assertTrue(page.contains("<b>note</b>"), page);
    }

    @Test
    void what_is_not_taken_says_why_and_keeps_what_was_typed() {
        var none = student.post(console + "/entries", Map.of("sql", "  "));
        assertEquals(422, none.status());
        assertTrue(none.body().contains("There is no statement to run."));
        var text = "select 1; ".repeat(Consoles.LONGEST / 10 + 1);
        var tooLong = student.post(console + "/entries", Map.of("sql", text));
        assertEquals(422, tooLong.status());
        assertTrue(tooLong.body().contains(text), "what was typed");
    }

    @Test
    void an_administrator_who_is_not_enrolled_may_try_as_well() {
        try (var admin = platform.browser(Somebody.ADMINISTRATOR)) {
            var page = ask(admin, Map.of("sql", "select 40 + 2 as answer"));
            assertTrue(page.contains(">42<"), page);
        }
    }

    @Test
    void markup_in_rows_stays_text() {
        assertTrue(run("select '<b>bold</b>' as \"<i>\"").contains("&lt;b&gt;bold&lt;/b&gt;"));
    }

    private static String run(String sql) {
        return ask(student, Map.of("sql", sql));
    }

    private static String ask(Browser browser, Map<String, String> fields) {
        var taken = browser.post(console + "/entries", fields);
        assertEquals(303, taken.status(), taken.body());
        return browser.get(taken.location()).body();
    }
}
