package savepoint.server.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.review.ReviewClass;

/// What a played round of reviews comes to in points.
class PointsOfReviewsTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> NAMES = List.of("Ada Lovelace", "Ben Okri", "Chen Wei");

    @Test
    void points_of_peers_and_for_reviewing_stand_once_reviews_are_released() {
        try (var room = new ReviewClass("{count: 2}")) {
            room.enrol(NAMES.toArray(String[]::new));
            room.at(DAY.negated());
            for (var name : NAMES) room.handIn(name);
            room.at(Duration.ZERO);
            assertEquals(2, room.writes("Ada Lovelace", 9));
            assertEquals(2, room.writes("Ben Okri", 9));
            assertEquals(1, room.writes("Chen Wei", 1));
            var points = room.assignment + "/points";
            assertShows(
                    room.browser("Ada Lovelace").get(points), "not released yet", "not over yet");

            room.at(DAY.multipliedBy(9));
            assertShows(
                    room.browser("Ada Lovelace").get(points),
                    "<b>25</b> of 40",
                    "median of ",
                    "<b>50</b> of 50",
                    "2 of 2 done in time");
            assertShows(
                    room.browser("Chen Wei").get(points), "<b>25</b> of 50", "1 of 2 done in time");
            assertShows(
                    room.instructor.get(points), "What the reviews tell", "Ada Lovelace", "25.0");
            assertFalse(
                    room.browser("Ada Lovelace")
                            .get(points)
                            .body()
                            .contains("What the reviews tell"));

            var cell =
                    "%s/gradebook/students/%s/activities/%s"
                            .formatted(
                                    room.platform.term().path(),
                                    room.platform.ask(
                                            "select ref from enrolment where person_id = ?",
                                            room.person("Ada Lovelace").id()),
                                    room.platform.ask(
                                            "select ref from activity where kind = 'assignment'"));
            var link =
                    Pattern.compile("href=\"([^\"]*/peer-marks/[^\"]*)\"")
                            .matcher(room.instructor.get(cell).body());
            assertTrue(link.find(), "from a cell to the reviews of this hand-in");
            assertShows(
                    room.instructor.get(link.group(1)),
                    "Judge the work of Ada Lovelace",
                    "What peers gave",
                    "Ben Okri");
        }
    }

    private static void assertShows(Browser.Answer answer, String... texts) {
        assertEquals(200, answer.status());
        var main = answer.body().substring(answer.body().indexOf("<main"));
        for (var text : texts) assertTrue(main.contains(text), () -> text + " is not on\n" + main);
    }
}
