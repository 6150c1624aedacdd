package savepoint.server.content.folder;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
        Optional<Review> review,
        Optional<Grades> grades) {
    public CourseFacts {
        // Versions that were published before there were grades do not name them.
        grades = Objects.requireNonNullElse(grades, Optional.empty());
    }

    static final LocalTime USUAL_DUE_TIME = LocalTime.of(18, 0);

    /// One run of the course; `starts` lies in the week of its week 1.
    public record TermFacts(String slug, LocalDate starts) {}

    /// What a late hand-in costs: nothing within `grace` or on a free day, else `eachDay` percent of what it earned, for
    /// at most so many days.
    public record Late(Duration grace, BigDecimal eachDay, int atMostDays, int freeDays) {}

    /// How many reviews each student writes, and within how many days of the deadline; then days to appeal.
    public record Review(int count, int days, int appealDays) {}

    /// How points become a grade.
    ///
    /// @param places decimals of the total in percent
    /// @param rounding `half-up`, `up` or `down`
    /// @param cap the highest total in percent
    /// @param letters with the percent from which on each is given, in any order
    /// @param extraCredit slugs of activities whose points come on top
    /// @param categories beside the kinds of activity, by name
    public record Grades(
            int places,
            String rounding,
            Optional<BigDecimal> cap,
            Map<String, BigDecimal> letters,
            List<String> extraCredit,
            Map<String, GradeCategory> categories) {
        /// Where course.yaml says nothing of it.
        public static final Grades UNSAID =
                new Grades(1, "half-up", Optional.empty(), Map.of(), List.of(), Map.of());

        /// The activities that it names.
        public List<String> names() {
            return Stream.concat(
                            extraCredit.stream(),
                            categories.values().stream().flatMap(one -> one.activities().stream()))
                    .distinct()
                    .toList();
        }
    }

    /// Activities counted together that are not just all of a kind.
    ///
    /// @param weight in percent; zero where the course has no weights
    /// @param cap the most that it can come to in percent
    public record GradeCategory(
            BigDecimal weight, List<String> activities, int dropLowest, Optional<BigDecimal> cap) {}
}
