package savepoint.server.content.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellsTest {
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final LocalTime SIX = LocalTime.of(18, 0);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    private static Instant due(String cell, LocalDate monday) {
        return DeadlineCell.read(cell).orElseThrow().at(monday, SIX, CHICAGO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thursday                        | 2026-11-20T00:00:00Z",
                "**Thursday***                   | 2026-11-20T00:00:00Z",
                "thu.                            | 2026-11-20T00:00:00Z",
                "Thurs, 6pm                      | 2026-11-20T00:00:00Z",
                "Sunday 23:59                    | 2026-11-23T05:59:00Z",
                "Monday at noon                  | 2026-11-16T18:00:00Z",
                "by Friday, 12 am                | 2026-11-20T06:00:00Z",
                "2026-11-19                      | 2026-11-20T00:00:00Z",
                "Thursday 2026-11-19 17:00       | 2026-11-19T23:00:00Z",
                "19 November                     | 2026-11-20T00:00:00Z",
                "November 19                     | 2026-11-20T00:00:00Z",
                "Thu, Nov. 19th, 2026 at 5:30 PM | 2026-11-19T23:30:00Z",
                "the 19th of November            | 2026-11-20T00:00:00Z",
                "Sept 1                          | 2026-09-01T23:00:00Z",
                "2 January                       | 2027-01-03T00:00:00Z"
            })
    void deadlines_are_read_as_people_write_them(String cell, Instant expected) {
        assertEquals(expected, due(cell, MONDAY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NA", "n/a", "N/A*", "-", "—", "none", "TBD"})
    void no_deadline_is_none(String cell) {
        assertEquals(Optional.empty(), DeadlineCell.read(cell));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thorsday",
                "soon",
                "11/19",
                "30 February",
                "2026-13-01",
                "Thursday 25:00",
                "13pm Friday",
                "Friday or so",
                "Monday Tuesday",
                "18:00",
                "29 February 2027"
            })
    void what_is_no_deadline_says_what_is(String cell) {
        var told =
                assertThrows(IllegalArgumentException.class, () -> DeadlineCell.read(cell))
                        .getMessage();
        assertTrue(
                told.startsWith("deadline `" + cell + "`") && told.endsWith(DeadlineCell.ALLOWED),
                told);
    }

    @Test
    void a_weekday_and_its_date_must_agree() {
        var told =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> DeadlineCell.read("Friday, 2026-11-19"))
                        .getMessage();
        assertTrue(told.contains("names a Friday, but 2026-11-19 is a Thursday"), told);
    }

    @Test
    void six_o_clock_stays_six_o_clock_when_the_clocks_change() {
        assertEquals(
                Instant.parse("2026-10-29T23:00:00Z"), due("Thursday", LocalDate.of(2026, 10, 26)));
        assertEquals(
                Instant.parse("2026-11-06T00:00:00Z"), due("Thursday", LocalDate.of(2026, 11, 2)));
        assertEquals(
                Instant.parse("2026-03-06T00:00:00Z"), due("Thursday", LocalDate.of(2026, 3, 2)));
        assertEquals(
                Instant.parse("2026-03-12T23:00:00Z"), due("Thursday", LocalDate.of(2026, 3, 9)));
    }

    @Test
    void a_skipped_time_comes_later_and_of_a_repeated_one_the_later_counts() {
        assertEquals(
                Instant.parse("2026-03-08T08:30:00Z"),
                due("Sunday 02:30", LocalDate.of(2026, 3, 2)));
        assertEquals(
                Instant.parse("2026-11-01T07:30:00Z"),
                due("Sunday 01:30", LocalDate.of(2026, 10, 26)));
    }

    @Test
    void a_rule_says_what_the_instant_was_computed_from() {
        assertEquals(
                "Thursday of week 11, 18:00 America/Chicago",
                DeadlineCell.read("Thu").orElseThrow().rule(11, SIX, CHICAGO));
        assertEquals(
                "19 November 2026, 17:00 America/Chicago",
                DeadlineCell.read("2026-11-19 5pm").orElseThrow().rule(11, SIX, CHICAGO));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "20; 20; ;",
                "' 20 points '; 20; ;",
                "12.5*; 12.5; ;",
                "60 (from instructor) 40 (from peers) 50 (for completing the peer review); 60; 40; 50",
                "60 (instructor), 40 (peers), and 50 (peer review); 60; 40; 50",
                "60 points (from the instructor) + 40 pts (from peer review); 60; 40;"
            })
    void points_are_read_as_people_write_them(
            String cell, String instructor, String peers, String reviewing) {
        var points = PointsCell.read(cell);
        assertEquals(instructor, points.instructor().orElseThrow().toPlainString());
        assertEquals(peers, points.peers().map(Object::toString).orElse(null));
        assertEquals(reviewing, points.reviewing().map(Object::toString).orElse(null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NA", "-", "n/a *"})
    void no_points_are_none(String cell) {
        assertEquals(RowPoints.NONE, PointsCell.read(cell));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lots",
                "20 or 30",
                "-5",
                "10 (from peers) 20 (from peers)",
                "10 (from peers) and more",
                "1e9"
            })
    void what_is_no_number_says_what_is(String cell) {
        var told =
                assertThrows(IllegalArgumentException.class, () -> PointsCell.read(cell))
                        .getMessage();
        assertTrue(told.endsWith(PointsCell.ALLOWED), told);
    }

    @ParameterizedTest
    @CsvSource({
        "2 Hour, 2 hours",
        "1 Hours, 1 hour",
        "10 Minutes, 10 minutes",
        "1.5 h, 1.5 hours",
        "30 min., 30 minutes",
        "1-2 hours, 1–2 hours",
        "~ 2 hrs, about 2 hours",
        "an evening, an evening"
    })
    void times_are_said_one_way(String cell, String expected) {
        assertEquals(Optional.of(expected), EstimateCell.read(cell));
    }

    @ParameterizedTest
    @CsvSource({"week-11, 11", "week11, 11", "Week_11, 11", "W11, 11", "w3, 3", "Week 02, 2"})
    void week_folders_have_many_names(String folder, int number) {
        assertEquals(number, Names.week(folder).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"weekly", "week-", "week-123", "w", "wk1", "work-1", "week-1a"})
    void other_folders_are_no_weeks(String folder) {
        assertTrue(Names.week(folder).isEmpty());
    }
}
