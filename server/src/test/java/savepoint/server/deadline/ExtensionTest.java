package savepoint.server.deadline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestExtensions;
import savepoint.server.db.Refs;

/// Asking for more time, granting it and taking it back.
class ExtensionTest {
    private static Lab lab;

    @BeforeAll
    static void start() {
        lab = new Lab();
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @BeforeEach
    void publish() {
        lab.policy("each-day: -10%, at-most: 3 days");
    }

    private static void assertSays(String expected, String words) {
        assertTrue(words.contains(expected), () -> "'" + expected + "' is not in: " + words);
    }

    private static long count(String table) {
        return (Long) lab.platform.ask("select count(*) from " + table);
    }

    private static Browser.Answer ask(String until, String reason) {
        return lab.student.post(
                lab.activity() + "/extension-requests",
                Map.of("until", until, "reason", reason, "idempotency-key", Refs.random()));
    }

    private static Browser.Answer answer(String decision, String until, String words) {
        var ref = lab.platform.ask("select ref from extension_request order by id desc limit 1");
        return lab.instructor.post(
                lab.term + "/extension-requests/" + ref + "/answer",
                Map.of("decision", decision, "until", until, "words", words));
    }

    private static String enrolment(Somebody somebody) {
        return (String)
                lab.platform.ask(
                        "select ref from enrolment where person_id = ? and term_id = ?",
                        lab.platform.person(somebody).id(),
                        lab.platform.term().id());
    }

    private static Browser.Answer grant(Map<String, String> fields) {
        var all = new HashMap<>(Map.of("reason", "ill", "idempotency-key", Refs.random()));
        all.putAll(fields);
        return lab.instructor.post(lab.activity() + "/extensions", all);
    }

    private static String page(Somebody somebody) {
        try (var browser = lab.platform.browser(somebody)) {
            return Lab.words(browser.get(lab.assignment).body());
        }
    }

    @Test
    void a_request_waits_is_counted_and_its_answer_stands_on_the_assignment() {
        assertSays("Ask for more time", lab.read(lab.assignment));
        assertEquals(lab.assignment, ask("2026-11-10T18:00", "I was ill.").location());
        assertSays("It waits for an answer", lab.read(lab.assignment));
        assertFalse(lab.read(lab.assignment).contains("Ask for more time"));

        var list = lab.instructor.get(lab.term + "/extension-requests").body();
        assertSays("I was ill.", Lab.words(list));
        assertSays("Requests 1 waiting", Lab.words(list));
        assertTrue(
                list.contains("value=\"2026-11-10T18:00\""), "the form holds what was asked for");

        assertEquals(303, answer("granted", "2026-11-09T12:00", "Get well.").status());
        var page = lab.read(lab.assignment);
        assertSays("Granted: you have until Monday 9 November, 12:00 CST", page);
        assertSays("Get well.", page);
        assertSays(
                "Due Monday 9 November, 12:00 CST Extended for you from Saturday 7 November", page);
        assertFalse(Lab.words(lab.instructor.get(lab.term).body()).contains("waiting"));
        assertEquals(
                "asked for an extension,extended,granted an extension",
                lab.platform.ask("select string_agg(action, ',' order by id) from audit"));
    }

    @Test
    void a_request_is_answered_once() {
        ask("2026-11-10T18:00", "ill");
        answer("declined", "", "No.");
        answer("granted", "2026-11-12T18:00", "");
        assertEquals(1, count("extension_answer"));
        assertEquals(0, count("extension"));
        assertSays("Declined: you asked for time", lab.read(lab.assignment));
        assertSays("Ask for more time", lab.read(lab.assignment));
    }

    @Test
    void declining_takes_words_and_what_was_typed_stays() {
        ask("2026-11-10T18:00", "ill");
        var refused = answer("declined", "2026-11-11T11:11", " ");
        assertEquals(422, refused.status());
        assertSays("say why, so that the student need not guess", Lab.words(refused.body()));
        assertTrue(refused.body().contains("2026-11-11T11:11"));
        assertEquals(
                422, answer("granted", "2026-11-01T18:00", "").status(), "before the deadline");
        assertEquals(422, answer("", "2026-11-11T18:00", "").status(), "neither");
        assertEquals(0, count("extension_answer"));
    }

    @Test
    void a_request_that_is_not_taken_comes_back_as_it_was_typed() {
        var refused = ask("2026-11-01T18:00", "My reason <b>stays</b>");
        assertEquals(422, refused.status());
        assertSays("must lie after your deadline", Lab.words(refused.body()));
        assertTrue(refused.body().contains("My reason &lt;b&gt;stays&lt;/b&gt;"));
        assertTrue(refused.body().contains("2026-11-01T18:00"));
        var nothing = ask("", "");
        assertSays("say until when", Lab.words(nothing.body()));
        assertSays("say why you need more time", Lab.words(nothing.body()));
        ask("2026-11-10T18:00", "first");
        assertEquals(422, ask("2026-11-10T18:00", "second").status(), "one at a time");
        assertEquals(1, count("extension_request"));
    }

    @Test
    void the_same_form_sent_twice_asks_and_grants_once() {
        var fields =
                Map.of(
                        "until",
                        "2026-11-10T18:00",
                        "reason",
                        "ill",
                        "idempotency-key",
                        "the-same-key");
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    303, lab.student.post(lab.activity() + "/extension-requests", fields).status());
        }
        for (int i = 0; i < 2; i++) {
            grant(
                    Map.of(
                            "student",
                            enrolment(Somebody.STUDENT),
                            "due",
                            "2026-11-10T18:00",
                            "idempotency-key",
                            "another-key"));
        }
        assertEquals(1, count("extension_request"));
        assertEquals(1, count("extension"));
    }

    @Test
    void a_form_gone_back_to_and_edited_grants_what_it_says_now() {
        for (var due : List.of("2026-11-10T18:00", "2026-11-12T18:00")) {
            grant(
                    Map.of(
                            "student",
                            enrolment(Somebody.STUDENT),
                            "due",
                            due,
                            "idempotency-key",
                            "the-same-key"));
        }
        assertEquals(2, count("extension"));
        assertSays("Due Thursday 12 November", page(Somebody.STUDENT));
    }

    @Test
    void a_section_is_extended_with_everybody_in_it_and_the_best_extension_holds() {
        lab.platform.update(
                "update enrolment set section = 'B' where ref = ?", enrolment(Somebody.STUDENT));
        assertEquals(303, grant(Map.of("section", "B", "due", "2026-11-10T18:00")).status());
        assertSays("Due Tuesday 10 November", page(Somebody.STUDENT));
        assertSays("Due Saturday 7 November", page(Somebody.OTHER_STUDENT));
        grant(Map.of("student", enrolment(Somebody.STUDENT), "due", "2026-11-09T18:00"));
        assertSays("Due Tuesday 10 November", page(Somebody.STUDENT));
        lab.platform.update(
                "update enrolment set section = 'B' where ref = ?",
                enrolment(Somebody.OTHER_STUDENT));
        assertSays("Due Tuesday 10 November", page(Somebody.OTHER_STUDENT));
    }

    @Test
    void a_revoked_extension_holds_no_more_and_is_kept() {
        grant(Map.of("student", enrolment(Somebody.STUDENT), "due", "2026-11-10T18:00"));
        var ref = lab.platform.ask("select ref from extension");
        var revocation = lab.term + "/extensions/" + ref + "/revocation";
        assertEquals(422, lab.instructor.post(revocation, Map.of("reason", " ")).status());
        for (int i = 0; i < 2; i++) {
            assertEquals(
                    303, lab.instructor.post(revocation, Map.of("reason", "by mistake")).status());
        }
        assertSays("Due Saturday 7 November", page(Somebody.STUDENT));
        assertSays(
                "Revoked by Instructor",
                Lab.words(lab.instructor.get(lab.activity() + "/extensions").body()));
        assertEquals(
                1L,
                lab.platform.ask("select count(*) from audit where action = 'revoked extension'"));
    }

    @Test
    void a_door_may_be_held_open_without_moving_the_deadline() {
        lab.at(Duration.ofDays(4));
        assertEquals(422, lab.handIn("select 1").status());
        assertEquals(
                303,
                grant(Map.of("student", enrolment(Somebody.STUDENT), "closes", "2026-11-20T18:00"))
                        .status());
        assertSays("Open longer for you", page(Somebody.STUDENT));
        assertSays("Handing in now costs 30 %.", page(Somebody.STUDENT));
        assertSays("4 days late: −30 %, 25.2 of 36", lab.read(lab.graded("select 1")));
    }

    @Test
    void a_grant_that_is_not_taken_says_everything_at_once_and_keeps_the_form() {
        var refused = grant(Map.of("due", "2026-11-01T18:00", "reason", ""));
        assertEquals(422, refused.status());
        var words = Lab.words(refused.body());
        assertSays("choose at least one student or a section", words);
        assertSays("the new deadline must lie after the usual one", words);
        assertSays("give a reason", words);
        var ticked =
                grant(
                        Map.of(
                                "student",
                                enrolment(Somebody.STUDENT),
                                "reason",
                                "because it rained"));
        assertSays("give a new deadline", Lab.words(ticked.body()));
        assertTrue(ticked.body().contains("because it rained"));
        assertTrue(ticked.body().contains("checked=\"checked\""), ticked.body());
        assertEquals(0, count("extension"));
    }

    @Test
    void assistants_read_and_instructors_decide() {
        TestExtensions.request(lab.platform, "keep");
        try (var assistant = lab.platform.browser(Somebody.ASSISTANT)) {
            var list = assistant.get(lab.term + "/extension-requests").body();
            assertSays("An instructor answers.", Lab.words(list));
            assertFalse(list.contains("name=\"decision\""));
            var extensions = assistant.get(lab.activity() + "/extensions").body();
            assertFalse(extensions.contains("name=\"due\""));
        }
    }
}
