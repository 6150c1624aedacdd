package savepoint.server.deadline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.db.Refs;

/// More time for several at once.
class BulkExtensionTest {
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

    private static String enrolment(Somebody somebody) {
        return (String)
                lab.platform.ask(
                        "select ref from enrolment where person_id = ? and term_id = ?",
                        lab.platform.person(somebody).id(),
                        lab.platform.term().id());
    }

    private static String activity() {
        return lab.activity().substring(lab.activity().lastIndexOf('/') + 1);
    }

    private static Browser.Answer grant(Map<String, String> fields) {
        var all = new HashMap<>(Map.of("reason", "flood", "idempotency-key", "one-form-of-mine"));
        all.putAll(fields);
        return lab.instructor.post(lab.term + "/extensions", all);
    }

    @Test
    void who_was_ticked_among_the_people_gets_days_after_the_usual_deadline() {
        var student = enrolment(Somebody.STUDENT);
        var chosen =
                lab.instructor.post(lab.term + "/extensions/chosen", Map.of("member", student));
        var form = lab.instructor.get(chosen.location());
        assertTrue(
                form.body().contains("value=\"" + student + "\" checked=\"checked\""), form.body());
        var fields = Map.of("student", student, "activity", activity(), "days", "2");
        for (int i = 0; i < 2; i++) assertEquals(303, grant(fields).status());
        assertEquals(
                1L,
                lab.platform.ask("select count(*) from extension"),
                "the same form sent twice grants once");
        assertTrue(
                Lab.words(lab.student.get(lab.assignment).body()).contains("Due Monday 9 November"),
                Lab.words(lab.student.get(lab.assignment).body()));
        assertEquals(1L, lab.platform.ask("select count(*) from audit where action = 'extended'"));
    }

    @Test
    void what_is_wrong_is_said_at_once_and_the_form_stays() {
        var refused = grant(Map.of("days", "900", "due", "soon", "reason", ""));
        assertEquals(422, refused.status());
        var words = Lab.words(refused.body());
        for (var problem :
                new String[] {
                    "choose at least one student",
                    "choose what they get more time for",
                    "one of the two",
                    "a number from 1 to 365",
                    "the new deadline is a date and a time",
                    "give a reason"
                }) assertTrue(words.contains(problem), () -> problem + " is not in: " + words);
        assertTrue(refused.body().contains("value=\"900\""));
        var early =
                grant(
                        Map.of(
                                "student", enrolment(Somebody.STUDENT),
                                "activity", activity(),
                                "due", "2026-11-01T18:00",
                                "idempotency-key", Refs.random()));
        assertTrue(Lab.words(early.body()).contains("must lie after the usual one"));
        assertEquals(0L, lab.platform.ask("select count(*) from extension"));
    }
}
