package savepoint.server.analytics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.server.gradebook.facts.Column;
import savepoint.server.gradebook.facts.Fact;
import savepoint.server.gradebook.facts.Pupil;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.gradebook.maths.State;

/// A student who falls behind, with the facts that say so.
///
/// @param missed what they did not do of the last activities that were due for them, newest first
/// @param looked how many of those were looked at
/// @param lastSign when they last read, sat or handed in something; empty where they never did
/// @param idle whether that is long ago
/// @param recent percent of the points of those last activities; empty where none counts
/// @param before the same of all earlier ones
record Behind(
        Pupil pupil,
        List<Column> missed,
        int looked,
        Optional<Instant> lastSign,
        boolean idle,
        Optional<Integer> recent,
        Optional<Integer> before) {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /// Those of a sheet who are behind, who missed most first.
    static List<Behind> of(
            Sheet sheet, Map<Long, Instant> signs, BehindFilter filter, Instant now) {
        var found = new ArrayList<Behind>();
        for (var row : sheet.rows()) {
            var due =
                    sheet.columns().stream()
                            .filter(column -> isDue(row.of(column), now))
                            .sorted(
                                    Comparator.comparing((Column column) ->
                                                    row.of(column).deadline().dueAt())
                                            .reversed())
                            .toList();
            var last = due.subList(0, Math.min(filter.last(), due.size()));
            var missed =
                    last.stream()
                            .filter(column -> isMissed(row.of(column).holds().state()))
                            .toList();
            var sign = Optional.ofNullable(signs.get(row.pupil().enrolment()));
            // Before anything was due nobody can have been idle.
            boolean idle =
                    !due.isEmpty()
                            && sign.filter(at -> Duration.between(at, now).toDays() < filter.days())
                                    .isEmpty();
            if (missed.size() >= filter.missed() || idle)
                found.add(
                        new Behind(
                                row.pupil(),
                                missed,
                                last.size(),
                                sign,
                                idle,
                                percent(row, last),
                                percent(row, due.subList(last.size(), due.size()))));
        }
        found.sort(
                Comparator.comparingInt((Behind one) -> one.missed().size())
                        .reversed()
                        .thenComparing(one -> one.pupil().name()));
        return List.copyOf(found);
    }

    private static boolean isDue(Fact fact, Instant now) {
        return fact.deadline().isPast(now) && fact.holds().state() != State.EXCUSED;
    }

    private static boolean isMissed(State state) {
        return state == State.MISSING || state == State.LATE;
    }

    private static Optional<Integer> percent(Sheet.Row row, List<Column> columns) {
        var points = BigDecimal.ZERO;
        var of = BigDecimal.ZERO;
        for (var column : columns) {
            var cell = row.of(column).holds();
            if (!cell.counts()) continue;
            points = points.add(cell.points());
            of = of.add(cell.of());
        }
        return of.signum() == 0
                ? Optional.empty()
                : Optional.of(points.multiply(ALL).divide(of, 0, RoundingMode.HALF_UP).intValue());
    }
}
