package savepoint.server.content.folder;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// What course.yaml says, with what holds where it says nothing.
///
/// @param slug the course's name in addresses: `slug`, else the folder's name
/// @param dueTime of deadlines that name a day only
/// @param term empty where the platform chooses it when the course is first served
/// @param weights of kinds of activity in percent
public record CourseFacts(
        String slug,
        String title,
        ZoneId zone,
        LocalTime dueTime,
        Optional<TermFacts> term,
        Optional<Late> late,
        Map<String, BigDecimal> weights,
        Map<String, Integer> dropLowest,
        Optional<Review> review) {

    static final LocalTime USUAL_DUE_TIME = LocalTime.of(18, 0);

    /// One run of the course; `starts` lies in the week of its week 1.
    public record TermFacts(String slug, LocalDate starts) {}

    /// What a late hand-in costs: nothing within `grace` or on a free day, else `eachDay` percent of what it earned, for
    /// at most so many days.
    public record Late(Duration grace, BigDecimal eachDay, int atMostDays, int freeDays) {}

    /// How many reviews each student writes, and within how many days of the deadline; then days to appeal.
    public record Review(int count, int days, int appealDays) {}
}
