package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Verdict;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestCourse;
import savepoint.server.TestExtensions;
import savepoint.server.TestPlatform;
import savepoint.server.TestTeams;
import savepoint.server.db.Refs;
import savepoint.server.grading.TestGrader;

class TeamTest {
    private static final String BANK = "bank-transfer";
    private static final String FILE = "PostgresBank.java";
    private static final Instant DUE = TestPlatform.START.plus(Duration.ofDays(1));

    private static TestPlatform platform;
    private static Browser ada;
    private static Browser ben;
    private static Browser cy;
    private static Browser staff;
    private static Circle circle;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        ada = platform.browser(platform.student("Ada Lovelace"));
        ben = platform.browser(platform.student("Ben Okri"));
        cy = platform.browser(platform.student("Cy Twombly"));
        staff = platform.browser(Somebody.ASSISTANT);
        circle = new Circle(platform, BANK);
    }

    @BeforeEach
    void forget() {
        TestAssignments.forgetHandIns(platform);
        platform.update("truncate extension cascade");
        platform.update("update enrolment set dropped_at = null");
        TestAssignments.publish(platform, BANK, DUE, TestTeams.ofAtMost(BANK, 2));
    }

    @AfterAll
    static void stop() {
        List.of(ada, ben, cy, staff).forEach(Browser::close);
        platform.close();
    }

    private static String handIn(Browser who, String text) {
        var answer =
                who.post(
                        circle.assignment + "/submissions",
                        Map.of("file:" + FILE, text, "idempotency-key", Refs.random()));
        assertEquals(303, answer.status(), answer.body());
        return answer.location();
    }

    private static void draft(Browser who, String text) {
        assertEquals(
                303,
                who.post(circle.assignment + "/drafts", Map.of("file:" + FILE, text)).status());
    }

    @Test
    void who_is_invited_and_joins_shares_drafts_hand_ins_attempts_and_verdict() {
        draft(ada, "// of Ada");
        draft(ben, "// of Ben");
        circle.invites(ada, "ben okri");
        assertTrue(circle.page(ben).contains("Ada Lovelace would like to share one work with you"));
        assertTrue(ben.get(circle.assignment).body().contains("Ada Lovelace would like to share"));
        assertTrue(ben.get("/").body().contains("Ada Lovelace would like to share"));
        circle.answers(ben, "accepted");
        assertFalse(ben.get("/").body().contains("Ada Lovelace would like to share"));

        var page = ben.get(circle.assignment).body();
        assertTrue(page.contains("You share this work with Ada Lovelace."), page);
        assertTrue(page.contains("// of Ada"), "the team's text is in the editor");
        var drafts =
                (Long)
                        platform.ask(
                                "select count(*) from draft where files::text like '%of Ben%' and work_id = (select work_id from draft where files::text like '%of Ada%')");
        assertEquals(1, drafts, "what Ben typed stands in the team's drafts");

        var handIn = handIn(ben, "// both");
        grade("2");
        assertEquals(200, ada.get(handIn).status());
        assertTrue(ada.get(handIn).body().contains("<dt>Handed in by</dt><dd>Ben Okri</dd>"));
        assertTrue(ada.get(circle.assignment).body().contains("Ben Okri, "));
        assertEquals(404, cy.get(handIn).status());
    }

    @Test
    void staff_find_a_hand_in_under_every_one_of_its_team() {
        circle.together(ada, ben);
        handIn(ben, "// both");
        var list = circle.assignment + "/submissions?q=";

        for (var name : List.of("lovelace", "OKRI")) {
            var page = staff.get(list + name).body();
            assertTrue(page.contains("<th scope=\"row\">Ada Lovelace, Ben Okri "), page);
        }
        assertTrue(staff.get(list + "Cy").body().contains("Nothing found"));
        assertTrue(
                staff.get(circle.assignment + "/submissions")
                        .body()
                        .contains("<b>2</b> of <b>5</b> students have handed in"));
    }

    @Test
    void nobody_joins_or_leaves_once_the_team_has_handed_in() {
        circle.invites(cy, "Ben Okri");
        var late = circle.invitationOf(ben);
        assertTrue(ben.get("/").body().contains("Cy Twombly"));
        handIn(cy, "// alone");
        assertFalse(circle.page(ben).contains("Cy Twombly"), "nothing comes of it any more");
        assertFalse(ben.get("/").body().contains("Cy Twombly"));
        assertTrue(circle.answer(ben, late, "accepted").body().contains("has handed in meanwhile"));

        circle.together(ada, ben);
        handIn(ada, "// both");

        var left = circle.leaves(ben);
        assertEquals(422, left.status());
        assertTrue(left.body().contains("Your team has handed in."));
        assertEquals(422, circle.invite(ada, "Cy Twombly").status());
    }

    @Test
    void nobody_changes_a_team_after_the_deadline() {
        circle.invites(ada, "Ben Okri");
        platform.clock().set(DUE.plusSeconds(1));

        var answer = circle.answer(ben, "accepted");
        assertEquals(422, answer.status());
        assertTrue(answer.body().contains("The deadline has passed."), answer.body());
    }

    @Test
    void who_has_handed_in_alone_can_neither_join_nor_be_invited() {
        circle.invites(ada, "Ben Okri");
        handIn(ben, "// alone");

        assertTrue(
                circle.answer(ben, "accepted").body().contains("You have handed in on your own."));
        var again = circle.invite(cy, "ben.okri@example.org");
        assertEquals(422, again.status());
        assertTrue(again.body().contains("Ben Okri cannot join"));
        assertTrue(again.body().contains("value=\"ben.okri@example.org\""), "what was typed stays");
    }

    @Test
    void a_team_takes_no_more_than_the_bundle_says() {
        circle.together(ada, ben);
        var third = circle.invite(ada, "Cy Twombly");
        assertEquals(422, third.status());
        assertTrue(third.body().contains("A team has at most 2 students."));
    }

    @Test
    void an_invitation_is_declined_or_taken_back_and_then_lets_nobody_in() {
        circle.invites(ada, "Ben Okri");
        var old = circle.invitationOf(ben);
        circle.answers(ben, "declined");
        assertEquals(422, circle.answer(ben, old, "accepted").status());

        circle.invites(ada, "Ben Okri");
        var second = circle.invitationOf(ben);
        assertEquals(404, circle.answer(cy, second, "accepted").status());
        assertEquals(404, circle.answer(cy, second, "withdrawn").status());
        assertEquals(303, circle.answer(ada, second, "withdrawn").status());
        assertTrue(circle.answer(ben, second, "accepted").body().contains("was taken back"));
    }

    @Test
    void who_leaves_keeps_the_text_and_gets_the_own_drafts_back() {
        draft(ada, "// of both");
        draft(ben, "// of Ben");
        circle.together(ada, ben);
        assertEquals(303, circle.leaves(ben).status());

        assertTrue(ben.get(circle.assignment).body().contains("// of both"));
        var kept =
                (Long)
                        platform.ask(
                                "select count(*) from draft where work_id = (select m.work_id from work_member m join enrolment e on e.id = m.enrolment_id join person p on p.id = e.person_id where p.name = 'Ben Okri')");
        assertEquals(2, kept);
        assertTrue(circle.page(ada).contains("Ben Okri left."));
    }

    @Test
    void the_latest_deadline_of_the_team_holds_for_all() {
        circle.together(ada, ben);
        platform.update(
                """
                insert into extension (ref, activity_id, enrolment_id, due_at, reason, granted_by, granted_at, idempotency_key)
                select ?, a.id, e.id, a.due_at + interval '1 day', 'ill', ?, a.due_at, 'k'
                  from activity a, enrolment e join person p on p.id = e.person_id
                 where a.ref = ? and p.name = 'Ben Okri'
                """,
                Refs.random(),
                platform.person(Somebody.INSTRUCTOR).id(),
                TestExtensions.activity(platform, BANK));
        platform.clock().set(DUE.plusSeconds(60));

        var handIn = handIn(ada, "// both");
        assertFalse(ada.get(handIn).body().contains("late by"), "in time for Ada as for Ben");
        assertFalse(
                staff.get(circle.assignment + "/submissions").body().contains("chip note\">late"));
    }

    @Test
    void staff_take_somebody_out_of_a_team_that_has_handed_in_and_say_why() {
        circle.together(ada, ben);
        var handIn = handIn(ben, "// both");

        assertEquals(422, circle.put(staff, "Ben Okri", "", "").status());
        assertEquals(303, circle.put(staff, "Ben Okri", "", "they have fallen out").status());

        assertTrue(
                circle.page(ben).contains("Assistant put Ben Okri here: “they have fallen out”"));
        assertTrue(circle.page(ada).contains("took Ben Okri out: “they have fallen out”"));
        assertEquals(200, ada.get(handIn).status());
        var ofBen = ben.get(handIn).body();
        assertTrue(ofBen.contains("// both"), "who handed it in can still read it");
        assertTrue(ben.get(circle.assignment).body().contains("None yet."));
        assertEquals(
                1L,
                platform.ask(
                        "select count(*) from audit where action = 'changed a team' and detail ->> 'reason' = 'they have fallen out'"));
    }

    @Test
    void what_a_team_does_after_somebody_has_left_is_not_theirs_to_see() {
        circle.together(ada, ben);
        var first = handIn(ben, "// both");
        grade("2");
        circle.put(staff, "Ben Okri", "", "they have fallen out");
        var second = handIn(ada, "// Ada alone");
        grade("2");

        assertEquals(404, ben.get(second).status());
        var ofBen = ben.get(first).body();
        assertFalse(ofBen.contains(second), "no way to it");
        assertFalse(ofBen.contains("these are the points taken"), "it does not count for Ben");
        var compared =
                ben.get(circle.assignment + "/compare?from=" + ref(first) + "&to=" + ref(first));
        assertEquals(200, compared.status());
        assertFalse(compared.body().contains(ref(second)));
        assertTrue(ada.get(first).body().contains(second), "for Ada it is the next");
    }

    @Test
    void being_late_is_charged_to_each_of_a_team() {
        var folder = TestCourse.empty();
        folder.write(
                "course.yaml",
                """
                title: Databases from Java
                zone: America/Chicago
                term: {slug: fall-2026, starts: 2026-08-24}
                late: {each-day: -10%, at-most: 3 days}
                """);
        TestCourse.publish(platform, folder);
        TestAssignments.publish(platform, BANK, DUE, TestTeams.ofAtMost(BANK, 2));
        platform.update("update activity set removed_at = null");
        circle.together(ada, ben);
        platform.clock().set(DUE.plus(Duration.ofHours(1)));
        var handIn = handIn(ada, "// both");
        grade("30");

        assertTrue(ada.get(handIn).body().contains("27 of 30"), ada.get(handIn).body());
        assertTrue(ben.get(handIn).body().contains("27 of 30"));
        var seen = staff.get(handIn).body();
        assertTrue(seen.contains("Ada Lovelace: ") && seen.contains("Ben Okri: "), seen);
    }

    private static String ref(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void grade(String points) {
        try (var grader = new TestGrader(platform)) {
            grader.grade(new Verdict.Graded(List.of(TestGrader.passed("compiles", points))));
        }
    }

    @Test
    void staff_put_two_together_who_both_handed_in_and_apart_again() {
        var ofAda = handIn(ada, "// of Ada");
        var ofBen = handIn(ben, "// of Ben");
        assertEquals(303, circle.put(staff, "Ben Okri", "Ada Lovelace", "asked for it").status());

        assertEquals(200, ben.get(ofAda).status());
        assertEquals(200, ben.get(ofBen).status());
        assertEquals(404, ada.get(ofBen).status());
        assertTrue(circle.page(ben).contains(ofBen), "the way to what Ben handed in before");
        assertFalse(
                staff.get(circle.assignment + "/submissions").body().contains(ofBen),
                "it is nobody's work any more");
        assertTrue(staff.get(circle.assignment + "/submissions?show=all").body().contains(ofBen));

        assertEquals(303, circle.put(staff, "Ben Okri", "", "did not work").status());
        assertEquals(404, ben.get(ofAda).status());
        assertTrue(ben.get(circle.assignment).body().contains(ofBen), "it is theirs again");
    }

    @Test
    void who_drops_the_course_stays_named_and_leaves_the_rest_as_it_was() {
        circle.together(ada, ben);
        var handIn = handIn(ben, "// both");
        platform.update(
                "update enrolment e set dropped_at = now() from person p where p.id = e.person_id and p.name = 'Ben Okri'");

        assertEquals(200, ada.get(handIn).status());
        assertTrue(circle.page(ada).contains("left the course"));
        assertEquals(404, ben.get(handIn).status());
        assertTrue(staff.get(circle.assignment + "/teams").body().contains("left the course"));
    }

    @Test
    void strangers_and_staff_are_not_found_by_an_invitation() {
        for (var who : List.of("Nobody Known", "assistant@example.org", "%", "Ada Lovelace"))
            assertEquals(422, circle.invite(ada, who).status(), who);
        assertEquals(422, circle.invite(ada, "x".repeat(300)).status());
        assertEquals(303, circle.leaves(ada).status(), "nobody to leave");
        assertEquals(0L, platform.ask("select count(*) from work"), "nothing was begun by that");
    }

    @Test
    void a_bundle_that_says_nothing_of_teams_lets_nobody_form_one() {
        TestAssignments.publish(platform, BANK, DUE);
        var refused = circle.invite(ada, "Ben Okri");
        assertEquals(422, refused.status());
        assertTrue(refused.body().contains("Everybody works alone on this assignment."));
        assertFalse(ada.get(circle.assignment).body().contains("/team\""));
    }
}
