package savepoint.server.content.folder;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/// What a week's overview says.
///
/// @param path of the overview; empty where the week has none
/// @param title without the week's number; empty where nothing names it
/// @param starts the first day, where the overview names dates of its own
/// @param dueTime of deadlines that name a day only, where a note below the table says so
public record WeekFacts(
        int number,
        Optional<String> path,
        Optional<String> title,
        Optional<LocalDate> starts,
        Optional<LocalDate> ends,
        Optional<LocalTime> dueTime,
        List<Activity> activities) {

    /// What follows from the overview alone: to which lessons and assignments rows are bound depends on others.
    public WeekFacts withoutActivities() {
        return new WeekFacts(number, path, title, starts, ends, dueTime, List.of());
    }
}
