package savepoint.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import savepoint.server.assignment.Events;
import savepoint.server.db.Refs;
import savepoint.server.grading.RealGrader;

/// A reviewer shows rows on which a hand-in breaks that is right on the sample rows, and the real grader bears it out.
@Tag("long")
@Timeout(900)
class EvidenceTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final String ROWS =
            """
            insert into branch (id, city) values (7, 'Moline');
            insert into account (id, branch_id, owner, balance) values
                (11, 7, 'Grace Hopper', 500.00), (12, 7, 'Alan Kay', 70.25), (13, NULL, 'Barbara Liskov', 99.00);
            """;

    @Test
    void rows_on_which_it_fails_are_evidence_and_rows_on_which_it_holds_are_none()
            throws Exception {
        try (var room = new ReviewClass("{count: 2}")) {
            room.enrol("Ada Lovelace", "Ben Okri", "Chen Wei");
            room.at(DAY.negated());
            room.handInFile("Ada Lovelace", ReviewClass.file("samples/hard-coded-sample"));
            room.handInFile("Ben Okri", ReviewClass.file("samples/reference"));
            room.handInFile("Chen Wei", ReviewClass.file("samples/guarded-update"));
            room.at(Duration.ZERO);
            var reviewed = duty(room, "Ben Okri", "Ada Lovelace");
            var sound = duty(room, "Ben Okri", "Chen Wei");
            var sameWork = duty(room, "Chen Wei", "Ada Lovelace");
            String fails;
            String holds;
            String onSample;
            try (var _ = new RealGrader(room.platform, 1)) {
                onSample = run(room, "Chen Wei", sameWork, Optional.empty());
                fails = run(room, "Ben Okri", reviewed, Optional.of(ROWS));
                holds = run(room, "Ben Okri", sound, Optional.of(ROWS));
            }
            assertTrue(all(outcome(room, "Chen Wei", sameWork, onSample)));
            assertFalse(all(outcome(room, "Ben Okri", reviewed, fails)));

            hand(room, "Ben Okri", reviewed, fails);
            hand(room, "Ben Okri", sound, holds);
            hand(room, "Chen Wei", sameWork, onSample);
            // somebody else's run is no evidence of this review
            hand(room, "Chen Wei", duty(room, "Chen Wei", "Ben Okri"), fails);

            assertEquals(Map.of(ref(reviewed), true), proven(room));
            room.at(DAY.multipliedBy(7));
            var got = room.browser("Ada Lovelace").get(room.reviews).body();
            assertTrue(got.contains("largest-accounts"), got);
            assertTrue(got.contains("Grace Hopper"), got);
        }
    }

    private static String ref(String duty) {
        return duty.substring(duty.lastIndexOf('/') + 1);
    }

    private static String duty(ReviewClass room, String reviewer, String author) {
        var ref =
                room.platform.ask(
                        """
                        select a.ref
                          from allocation a
                          join enrolment r on r.id = a.reviewer_id
                          join work_member m on m.work_id = a.work_id
                          join enrolment e on e.id = m.enrolment_id
                         where r.person_id = ? and e.person_id = ?
                        """,
                        room.person(reviewer).id(),
                        room.person(author).id());
        return room.platform.term().path() + "/reviews/" + ref;
    }

    /// Runs it and waits for the verdict; the ref of the run.
    private static String run(ReviewClass room, String reviewer, String duty, Optional<String> rows)
            throws IOException {
        var form =
                Map.of(
                        "on", rows.isPresent() ? "own" : "sample",
                        "rows", rows.orElse(""),
                        "idempotency-key", Refs.random());
        var answer = room.browser(reviewer).post(duty + "/runs", form);
        assertEquals(303, answer.status(), answer.body());
        var events =
                Events.of(room.platform, room.browser(reviewer), answer.location() + "/events");
        try (events) {
            var last = "";
            for (var event = events.next(); event != null; event = events.next()) last = event;
            assertTrue(last.contains("\"state\":\"done\""), last);
        }
        return ref(answer.location());
    }

    private static String outcome(ReviewClass room, String reviewer, String duty, String run) {
        var page = room.browser(reviewer).get(duty).body();
        var from = page.indexOf("/runs/" + run);
        assertTrue(from > 0, page);
        return page.substring(from, page.indexOf("</li>", from));
    }

    private static boolean all(String outcome) {
        return outcome.replaceAll("\\s+", " ").matches(".*?(\\d+) of \\1 checks passed.*");
    }

    private static void hand(ReviewClass room, String reviewer, String duty, String run) {
        var text = ReviewClass.text("15", "10");
        text.put("evidence", run);
        text.put("note:" + run, "Three accounts of another branch.");
        assertEquals(303, room.write(reviewer, duty, text).status());
    }

    /// The reviews whose evidence the grader bore out.
    private static Map<String, Boolean> proven(ReviewClass room) {
        return room.facts().asked().stream()
                .filter(PeerFacts.Asked::proven)
                .collect(Collectors.toMap(PeerFacts.Asked::ref, PeerFacts.Asked::proven));
    }
}
