package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;
import savepoint.server.TestTeams;
import savepoint.server.db.Refs;

/// What several do to a team at the same instant.
class TeamRaceTest {
    private static final String BANK = "bank-transfer";

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
        staff = platform.browser(Somebody.INSTRUCTOR);
        circle = new Circle(platform, BANK);
        TestAssignments.publish(platform, BANK, null, TestTeams.ofAtMost(BANK, 3));
        List.of(ada, ben, cy, staff).forEach(Browser::csrf);
    }

    @BeforeEach
    void forget() {
        TestAssignments.forgetHandIns(platform);
    }

    @AfterAll
    static void stop() {
        List.of(ada, ben, cy, staff).forEach(Browser::close);
        platform.close();
    }

    private interface Wish {
        Browser.Answer sent();
    }

    /// The statuses of answers to what is sent at once.
    private static List<Integer> atOnce(Wish... wishes) throws Exception {
        var barrier = new CyclicBarrier(wishes.length);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    Arrays.stream(wishes)
                            .map(wish ->
                                    threads.submit(() -> {
                                        barrier.await();
                                        return wish.sent().status();
                                    }))
                            .toList();
            var statuses = new ArrayList<Integer>();
            for (var answer : answers) statuses.add(answer.get());
            return statuses;
        }
    }

    private static long together(String... names) {
        return (Long)
                platform.ask(
                        """
                        select coalesce(max(n), 0) from (
                            select count(*) as n from work_member m
                              join enrolment e on e.id = m.enrolment_id join person p on p.id = e.person_id
                             where p.name = any (string_to_array(?, ','))
                             group by m.work_id) t
                        """,
                        String.join(",", names));
    }

    @RepeatedTest(5)
    void two_who_accept_at_once_both_get_in() throws Exception {
        circle.invites(ada, "Ben Okri");
        var ofBen = circle.invitationOf(ben);
        circle.invites(ada, "Cy Twombly");
        var ofCy = circle.invitationOf(cy);

        assertEquals(
                List.of(303, 303),
                atOnce(
                        () -> circle.answer(ben, ofBen, "accepted"),
                        () -> circle.answer(cy, ofCy, "accepted")));
        assertEquals(3, together("Ada Lovelace", "Ben Okri", "Cy Twombly"));
    }

    @RepeatedTest(5)
    void two_who_accept_each_other_at_once_are_one_team() throws Exception {
        circle.invites(ada, "Ben Okri");
        var ofBen = circle.invitationOf(ben);
        circle.invites(ben, "Ada Lovelace");
        var ofAda =
                (String) platform.ask("select ref from team_invitation order by id desc limit 1");

        var statuses =
                atOnce(
                        () -> circle.answer(ben, ofBen, "accepted"),
                        () -> circle.answer(ada, ofAda, "accepted"));
        assertEquals(List.of(303, 422), statuses.stream().sorted().toList());
        assertEquals(2, together("Ada Lovelace", "Ben Okri"));
    }

    @RepeatedTest(5)
    void who_accepts_while_the_team_hands_in_is_in_it_or_told_why_not() throws Exception {
        circle.invites(ada, "Ben Okri");
        var ofBen = circle.invitationOf(ben);

        var statuses =
                atOnce(
                        () -> circle.answer(ben, ofBen, "accepted"),
                        () ->
                                ada.post(
                                        circle.assignment + "/submissions",
                                        Map.of(
                                                "file:PostgresBank.java",
                                                "// of Ada",
                                                "idempotency-key",
                                                Refs.random())));
        assertEquals(303, statuses.get(1));
        assertTrue(List.of(303, 422).contains(statuses.get(0)));
        assertEquals(statuses.get(0) == 303 ? 2 : 1, together("Ada Lovelace", "Ben Okri"));
    }

    @RepeatedTest(5)
    void who_hands_in_alone_while_accepting_loses_nothing() throws Exception {
        circle.invites(ada, "Ben Okri");
        var ofBen = circle.invitationOf(ben);

        var statuses =
                atOnce(
                        () -> circle.answer(ben, ofBen, "accepted"),
                        () ->
                                ben.post(
                                        circle.assignment + "/submissions",
                                        Map.of(
                                                "file:PostgresBank.java",
                                                "// of Ben",
                                                "idempotency-key",
                                                Refs.random())));
        assertEquals(303, statuses.get(1));
        assertTrue(ben.get(circle.assignment).body().contains("// of Ben"), "his hand-in is his");
        assertEquals(statuses.get(0) == 303 ? 2 : 1, together("Ada Lovelace", "Ben Okri"));
    }

    @RepeatedTest(5)
    void staff_and_students_who_move_the_same_people_at_once_leave_nobody_between()
            throws Exception {
        circle.invites(ada, "Ben Okri");
        var ofBen = circle.invitationOf(ben);

        var statuses =
                atOnce(
                        () -> circle.answer(ben, ofBen, "accepted"),
                        () -> circle.put(staff, "Ben Okri", "Cy Twombly", "as they asked"),
                        () -> circle.put(staff, "Cy Twombly", "Ada Lovelace", "as they asked"));
        assertTrue(statuses.stream().allMatch(status -> status == 303 || status == 422));
        assertEquals(
                1L,
                platform.ask(
                        """
                        select count(*) from work_member m join enrolment e on e.id = m.enrolment_id
                          join person p on p.id = e.person_id where p.name = 'Ben Okri'
                        """));
    }
}
