package savepoint.server.deadline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.TestExtensions;

/// Handing in around the deadline, as the student sees it.
class LateHandInTest {
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
        lab.policy("grace: 15m, each-day: -10%, at-most: 3 days, free-days: 2");
    }

    private static void assertSays(String expected, String words) {
        assertTrue(words.contains(expected), () -> "'" + expected + "' is not in: " + words);
    }

    private static void assertSilent(String unexpected, String words) {
        assertFalse(words.contains(unexpected), () -> "'" + unexpected + "' is in: " + words);
    }

    @Test
    void before_the_deadline_the_page_says_the_rule_and_nothing_of_costs() {
        var page = lab.read(lab.assignment);
        assertSays("−10 % for each day begun, for at most 3 days", page);
        assertSays("You have 2 of 2 free days left.", page);
        assertSilent("The deadline has passed", page);
    }

    @Test
    void a_second_after_the_grace_is_late_and_a_second_before_is_not() {
        lab.at(Duration.ofMinutes(15));
        assertSays("15 minutes of grace", lab.read(lab.assignment));
        var inGrace = lab.graded("select 1");
        assertSays("Within the 15 minutes of grace: it costs nothing", lab.read(inGrace));

        lab.at(Duration.ofMinutes(15).plusSeconds(1));
        assertSays("uses one of your free days", lab.read(lab.assignment));
        var late = lab.graded("select 2");
        assertSays("1 day late, covered by a free day; 1 of 2 left", lab.read(late));
        assertSays("1 day late, covered by a free day; 1 of 2 left", lab.read(lab.assignment));
        assertSays("36 of 40 late", lab.read(lab.term + "/weeks/11"));
    }

    @Test
    void without_grace_one_second_is_a_day() {
        lab.policy("each-day: -10%, at-most: 3 days");
        lab.at(Duration.ZERO);
        assertSilent("late", lab.read(lab.handIn("select 1").location()));
        lab.at(Duration.ofSeconds(1));
        assertSays("Handing in now costs 10 %.", lab.read(lab.assignment));
        assertSays("late by less than a minute", lab.read(lab.handIn("select 2").location()));
    }

    @Test
    void what_is_taken_off_shows_wherever_the_points_do() {
        lab.policy("each-day: -10%, at-most: 3 days");
        lab.at(Duration.ofHours(3));
        var handIn = lab.graded("select 1");
        assertSays("1 day late: −10 %, 32.4 of 36", lab.read(handIn));
        assertSays("1 day late: −10 %, 32.4 of 36", lab.read(lab.assignment));
        assertSays("32.4 of 40", lab.read(lab.term + "/weeks/11"));
        assertSays("32.4 of 40", lab.read("/"));
        assertSays("32.4", lab.read(lab.term));
    }

    @Test
    void after_the_last_day_nothing_is_taken_and_what_was_typed_stays() {
        lab.policy("each-day: -10%, at-most: 1 day, free-days: 1");
        lab.at(Duration.ofDays(2).minusSeconds(1));
        assertEquals(303, lab.handIn("select 1").status());
        lab.at(Duration.ofDays(2));
        var refused = lab.handIn("select 'typed to the last second'");
        assertEquals(422, refused.status());
        assertSays(
                "this assignment is closed for you since Monday 9 November",
                Lab.words(refused.body()));
        assertTrue(refused.body().contains("typed to the last second"));
        assertSays("Handed in late", lab.read(lab.term + "/weeks/11"));
    }

    @Test
    void an_extension_granted_after_the_hand_in_makes_it_one_in_time() {
        lab.policy("each-day: -10%, at-most: 3 days");
        lab.at(Duration.ofHours(3));
        var handIn = lab.graded("select 1");
        TestExtensions.extension(lab.platform, "keep");
        assertSilent("late", lab.read(handIn));
        assertSays("36 of 40", lab.read(lab.term + "/weeks/11"));
        var week = lab.read(lab.term + "/weeks/11");
        assertSays("Extended for you from Saturday 7 November", week);
    }

    @Test
    void an_extension_opens_a_page_that_was_closed_while_it_stood_open() {
        lab.policy("each-day: -10%, at-most: 1 day");
        lab.at(Duration.ofDays(3));
        assertSays("This assignment is closed", lab.read(lab.assignment));
        assertEquals(422, lab.handIn("select 1").status());
        TestExtensions.extension(lab.platform, "keep");
        assertEquals(303, lab.handIn("select 1").status());
        assertSilent("Missing", lab.read(lab.term + "/weeks/11"));
    }

    @Test
    void a_second_hand_in_is_charged_only_if_it_counts() {
        lab.policy("each-day: -10%, at-most: 3 days");
        lab.graded("select 1");
        lab.at(Duration.ofHours(1));
        lab.handIn("select 2");
        assertSays("36 of 40", lab.read(lab.term + "/weeks/11"));
        lab.grade();
        assertSays("32.4 of 40", lab.read(lab.term + "/weeks/11"));
    }

    @Test
    void staff_see_who_is_late_by_the_student_s_own_deadline() {
        lab.at(Duration.ofHours(3));
        lab.graded("select 1");
        var all = lab.assignment + "/submissions";
        assertSays("late", Lab.words(lab.instructor.get(all).body()));
        TestExtensions.extension(lab.platform, "keep");
        assertSilent("late", Lab.words(lab.instructor.get(all).body()));
    }

    @Test
    void for_a_team_the_extension_of_one_is_for_all() {
        lab.at(Duration.ofHours(3));
        var handIn = lab.graded("select 1");
        lab.platform.update(
                """
                insert into work_member (work_id, activity_id, enrolment_id)
                select m.work_id, m.activity_id, e.id
                  from work_member m, enrolment e
                  join person p on p.id = e.person_id
                 where p.email = 'other.student@example.org'
                """);
        var other =
                lab.instructor.post(
                        lab.activity() + "/extensions",
                        Map.of(
                                "student",
                                (String)
                                        lab.platform.ask(
                                                "select e.ref from enrolment e join person p on p.id = e.person_id where p.email = 'other.student@example.org'"),
                                "due",
                                "2026-12-01T18:00",
                                "reason",
                                "ill"));
        assertEquals(303, other.status(), other.body());
        assertSilent("late", lab.read(handIn));
    }
}
