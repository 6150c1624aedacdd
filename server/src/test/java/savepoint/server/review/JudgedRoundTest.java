package savepoint.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.db.Refs;
import savepoint.server.review.estimate.Calibration;

/// What staff decide in a round of reviews, and what it comes to in points.
class JudgedRoundTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> NAMES = List.of("Ada Lovelace", "Ben Okri", "Chen Wei");
    private static final Pattern JUDGE =
            Pattern.compile("href=\"([^\"]+/peer-marks/[a-z2-7]{16})\"");
    private static final Pattern SUBJECT =
            Pattern.compile(
                    "name=\"subject\"[^>]* value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]* name=\"subject\"");
    private static final ReviewClass room = new ReviewClass("{count: 2}");

    @AfterAll
    static void close() {
        room.close();
    }

    @BeforeEach
    void empty() {
        room.dismiss();
    }

    private void begin(String review, String points, String... names) {
        room.publish(review, points);
        room.enrol(names);
        room.at(DAY.negated());
        for (var name : names) room.handIn(name);
    }

    private static Map<String, String> form(String... pairs) {
        var form = new HashMap<>(Map.of("idempotency-key", Refs.random()));
        for (var i = 0; i < pairs.length; i += 2) form.put(pairs[i], pairs[i + 1]);
        return form;
    }

    private static String main(Browser.Answer answer) {
        assertEquals(200, answer.status(), answer.body());
        return answer.body().substring(answer.body().indexOf("<main"));
    }

    private static void assertShows(Browser.Answer answer, String... texts) {
        var main = main(answer);
        for (var text : texts) assertTrue(main.contains(text), () -> text + " is not on\n" + main);
    }

    private static String judge(String main, String of) {
        // the link stands in the row of the work
        var found = JUDGE.matcher(main.substring(main.indexOf("<th scope=\"row\"><span>" + of)));
        assertTrue(found.find(), main);
        return found.group(1);
    }

    @Test
    void a_hand_in_that_nobody_reviewed_is_judged_by_an_instructor_as_declared() {
        begin(
                "{count: 2}",
                "{instructor: 60, peers: 40, reviewing: 50, too-few-reviews: rubric}",
                NAMES.toArray(String[]::new));
        room.at(Duration.ZERO);
        room.at(DAY.multipliedBy(5));
        room.at(DAY.multipliedBy(7));
        assertShows(
                room.browser("Ada Lovelace").get(room.reviews),
                "No review was written of your work");
        assertShows(
                room.browser("Ada Lovelace").get(room.assignment + "/points"),
                "an instructor judges it instead");
        var board = main(room.instructor.get(room.reviews));
        assertTrue(board.contains("judge it yourself: too few reviews"), board);
        var judge = judge(board, "Ada Lovelace");
        assertShows(room.instructor.get(judge), "Judge the work of Ada Lovelace", "made by Ada");
        assertEquals(
                403, room.browser("Ada Lovelace").get(judge).status(), "students judge nobody so");

        var refused =
                room.instructor.post(
                        judge, form("points:correctness", "21", "points:clarity", "10"));
        assertEquals(422, refused.status());
        assertTrue(refused.body().contains("takes 0 to 20 points"), refused.body());
        assertTrue(refused.body().contains("Say why"), refused.body());
        var sent =
                form(
                        "points:correctness", "17",
                        "points:clarity", "10",
                        "reason", "nobody wrote");
        assertEquals(303, room.instructor.post(judge, sent).status());
        assertEquals(303, room.instructor.post(judge, sent).status());
        assertEquals(1L, room.platform.ask("select count(*) from peer_mark"));
        assertEquals(
                1L,
                room.platform.ask(
                        "select count(*) from audit where action = 'reviews: set the peers'' part'"));
        assertShows(
                room.browser("Ada Lovelace").get(room.assignment + "/points"),
                "<b>27</b> of 40",
                "set by staff");
        assertShows(room.instructor.get(room.reviews), "set by staff: 27");
        assertShows(room.instructor.get(judge), "27 of 40", "nobody wrote");
    }

    @Test
    void what_staff_think_of_a_review_goes_before_all_else_in_its_quality() {
        begin(
                "{count: 2}",
                "{instructor: 60, peers: 40, reviewing: 50, quality: 100%}",
                NAMES.toArray(String[]::new));
        room.at(Duration.ZERO);
        var duties = room.duties("Ada Lovelace");
        for (var name : NAMES) assertEquals(2, room.writes(name, 9));
        var marks = duties.getFirst() + "/marks";
        assertEquals(
                403, room.browser("Ada Lovelace").post(marks, form("percent", "100")).status());
        var thin = room.instructor.post(marks, form("percent", "101", "reason", "rather thin"));
        assertEquals(422, thin.status());
        assertTrue(thin.body().contains("value=\"rather thin\""), thin.body());
        assertEquals(303, room.instructor.post(marks, form("percent", "0")).status());
        room.at(DAY.multipliedBy(5));
        assertShows(room.instructor.get(duties.getFirst()), "What this review is worth");
        assertShows(
                room.browser("Ada Lovelace").get(room.assignment + "/points"),
                "<b>25</b> of 50",
                "100 % by quality");
        assertFalse(
                room.browser("Ada Lovelace")
                        .get(duties.getFirst())
                        .body()
                        .contains("What this review is worth"));
        assertShows(room.browser("Ben Okri").get(room.assignment + "/points"), "<b>50</b> of 50");
        assertEquals(303, room.instructor.post(marks, form("percent", "75")).status());
        assertShows(
                room.browser("Ada Lovelace").get(room.assignment + "/points"),
                "<b>43.75</b> of 50");
    }

    @Test
    void samples_are_judged_first_and_tell_how_somebody_judges() {
        begin(
                "{count: 2, calibration: {auto-commit: {correctness: 7, clarity: 10, why: Money is lost.}}}",
                "{instructor: 60, peers: 40, reviewing: 50, peers-by: estimate}",
                NAMES.toArray(String[]::new));
        room.at(Duration.ZERO);
        assertShows(room.browser("Ada Lovelace").get("/"), "1 sample to judge");
        var sample = room.assignment + "/review-samples/1";
        var far = ReviewClass.text("20", "20");
        assertEquals(
                303,
                room.browser("Ada Lovelace").post(sample, ReviewClass.text("7", "10")).status());
        assertEquals(303, room.browser("Ben Okri").post(sample, far).status());
        assertShows(room.browser("Ben Okri").get(sample), "your instructor gives <b>7</b>");
        assertFalse(main(room.browser("Ada Lovelace").get("/")).contains("sample to judge"));

        room.at(DAY);
        var duty = room.duties("Chen Wei").getFirst();
        assertEquals(room.reviews, room.browser("Chen Wei").get(duty).location());
        assertEquals(
                303, room.browser("Chen Wei").post(sample, ReviewClass.text("8", "10")).status());
        assertEquals(200, room.browser("Chen Wei").get(duty).status());
        // Ben gives everything to everybody, as he gave the sample; the others are as exact as
        // there
        for (var name : NAMES)
            for (var one : room.duties(name))
                assertEquals(
                        303,
                        room.write(
                                        name,
                                        one,
                                        name.equals("Ben Okri")
                                                ? ReviewClass.text("20", "20")
                                                : ReviewClass.text("10", "10"))
                                .status());
        room.at(DAY.multipliedBy(6));
        var points = points("Chen Wei");
        assertTrue(points < 27, "who gives everything to everybody pulls little: " + points);
        assertEquals(
                List.of(17.0, 40.0, 18.0),
                room.facts().samples().stream().map(Calibration::points).toList());
        assertTrue(room.facts().samples().stream().allMatch(one -> one.known() == 17));
        assertShows(room.instructor.get(room.reviews), "Estimate", "± ");
    }

    private static double points(String name) {
        var main = main(room.browser(name).get(room.assignment + "/points"));
        var found = Pattern.compile("<b>([0-9.]+)</b> of 40").matcher(main);
        assertTrue(found.find(), main);
        return Double.parseDouble(found.group(1));
    }

    @Test
    void points_by_peers_are_appealed_and_an_answer_sets_them() {
        begin(
                "{count: 2}",
                "{instructor: 60, peers: 40, reviewing: 50}",
                NAMES.toArray(String[]::new));
        room.at(Duration.ZERO);
        for (var name : NAMES) assertEquals(2, room.writes(name, 9));
        assertFalse(
                main(room.browser("Ada Lovelace").get(room.reviews)).contains("name=\"subject\""));
        room.at(DAY.multipliedBy(5));
        var page = main(room.browser("Ada Lovelace").get(room.reviews));
        var subject = SUBJECT.matcher(page);
        assertTrue(subject.find(), page);
        var ref = subject.group(1) == null ? subject.group(2) : subject.group(1);
        var appeals = room.platform.term().path() + "/appeals";
        var body = form("kind", "peer-review", "subject", ref, "body", "They overlooked the lock.");
        assertEquals(422, room.browser("Ben Okri").post(appeals, body).status(), "not his");
        var asked = room.browser("Ada Lovelace").post(appeals, body);
        assertEquals(303, asked.status(), asked.body());
        var answered =
                room.instructor.post(
                        asked.location() + "/answer",
                        form("decision", "granted", "points", "33", "reason", "You are right."));
        assertEquals(303, answered.status(), answered.body());
        assertShows(
                room.browser("Ada Lovelace").get(room.assignment + "/points"),
                "<b>33</b> of 40",
                "set by staff");
        // once the window has closed there is nothing to appeal with
        room.at(DAY.multipliedBy(9));
        assertFalse(main(room.browser("Ben Okri").get(room.reviews)).contains("name=\"subject\""));
    }

    /// A released round in which these three gave every hand-in of others 10, 30 and 38 of 40, and Ada all of it.
    private void judgedUnequally(String policy) {
        var names = List.of("Ada Lovelace", "Ben Okri", "Chen Wei", "Dana Levi");
        begin(
                "{count: 3}",
                "{instructor: 60, peers: 40, reviewing: 50, " + policy + "}",
                names.toArray(String[]::new));
        room.at(Duration.ZERO);
        var given = List.of("20 20", "10 0", "10 20", "18 20");
        for (var i = 0; i < names.size(); i++) {
            var points = given.get(i).split(" ");
            for (var duty : room.duties(names.get(i)))
                assertEquals(
                        303,
                        room.write(names.get(i), duty, ReviewClass.text(points[0], points[1]))
                                .status());
        }
        room.at(DAY.multipliedBy(5));
    }

    private static Browser.Answer appeal(String name) {
        var subject = SUBJECT.matcher(main(room.browser(name).get(room.reviews)));
        assertTrue(subject.find());
        var ref = subject.group(1) == null ? subject.group(2) : subject.group(1);
        return room.browser(name)
                .post(
                        room.platform.term().path() + "/appeals",
                        form("kind", "peer-review", "subject", ref, "body", "Read it again."));
    }

    private static Browser.Answer grant(Browser.Answer appeal, String points) {
        return room.instructor.post(
                appeal.location() + "/answer",
                form("decision", "granted", "points", points, "reason", "You are right."));
    }

    @Test
    void an_appeal_is_about_the_points_that_the_policy_gives() {
        judgedUnequally("peers-by: mean");
        assertEquals(26.0, points("Ada Lovelace"));
        var asked = appeal("Ada Lovelace");
        assertShows(room.instructor.get(asked.location()), "Now 26 of 40");
        assertEquals(422, grant(asked, "25").status(), "an appeal costs nothing");
        assertEquals(303, grant(asked, "28").status());
        assertEquals(28.0, points("Ada Lovelace"));
    }

    @Test
    void where_too_few_reviews_cost_nothing_there_is_nothing_to_win_by_an_appeal() {
        judgedUnequally("least-reviews: 5, too-few-reviews: full");
        assertEquals(40.0, points("Ada Lovelace"));
        var asked = appeal("Ada Lovelace");
        assertEquals(422, grant(asked, "39").status());
        assertEquals(40.0, points("Ada Lovelace"));
    }

    @Test
    void two_students_review_each_other_since_there_is_nobody_else() {
        begin(
                "{count: 3}",
                "{instructor: 60, peers: 40, reviewing: 50}",
                "Ada Lovelace",
                "Ben Okri");
        room.at(Duration.ZERO);
        for (var name : List.of("Ada Lovelace", "Ben Okri")) {
            assertEquals(1, room.duties(name).size());
            assertEquals(1, room.writes(name, 9));
        }
        room.at(DAY.multipliedBy(5));
        assertEquals(1, room.received("Ada Lovelace").size());
        assertShows(
                room.browser("Ada Lovelace").get(room.assignment + "/points"),
                "<b>25</b> of 40",
                "<b>50</b> of 50");
    }

    @Test
    void one_student_alone_waits_for_nobody() {
        begin("{count: 3}", "{instructor: 60, peers: 40, reviewing: 50}", "Ada Lovelace");
        room.at(Duration.ZERO);
        room.at(DAY);
        assertShows(
                room.browser("Ada Lovelace").get(room.reviews),
                "No review was written of your work");
        assertShows(
                room.browser("Ada Lovelace").get(room.assignment + "/points"),
                "<b>50</b> of 50",
                "no review was asked for");
    }
}
