package savepoint.server.gradebook.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import savepoint.server.content.question.Share;
import savepoint.server.deadline.Deadline;
import savepoint.server.deadline.LateDays;
import savepoint.server.deadline.StudentClock;
import savepoint.server.gradebook.maths.Cell;
import savepoint.server.gradebook.maths.State;
import savepoint.server.points.Reckon;
import savepoint.server.points.Reckoning;
import savepoint.server.points.Standings;
import savepoint.server.web.Figures;

/// What facts about one student's activity come to, before staff decide anything.
///
/// @param days how the student's hand-ins stand with the late policy
/// @param students whether it is for the student, who sees a quiz's points when the quiz says so
record Cells(LateDays days, boolean students, Instant now) {

    /// Reading earns a lesson's points until there are exercises in it, and nobody loses them by beginning with those.
    Cell lesson(Column column, Deadline deadline, Instant readAt, FactStore.Practised practised) {
        if (readAt == null && practised != null)
            return cell(
                    State.GRADED,
                    Share.of(practised.points(), practised.possible()).points(column.worth()),
                    column.worth(),
                    false,
                    "the best answers to its exercises");
        if (readAt == null) return nothing(column, deadline, "not read yet");
        boolean late = deadline.isPast(readAt);
        var worth = column.worth();
        return cell(State.GRADED, worth, worth, late, late ? "read after its time" : "read");
    }

    /// What nothing in the platform gives points for: only staff do.
    Cell other(Column column, Deadline deadline) {
        return deadline.isPast(now)
                ? Cell.uncounted(State.WAITING, "staff give points for it")
                : Cell.uncounted(State.NOT_DUE, "staff give points for it");
    }

    Cell quiz(Column column, Deadline deadline, FactStore.Sat sat) {
        boolean closed = isClosed(deadline);
        if (sat == null || sat.endedAt() == null) {
            if (sat != null && sat.open())
                return Cell.uncounted(State.WAITING, "an attempt is running");
            if (!closed && !deadline.isPast(now))
                return Cell.uncounted(State.NOT_DUE, "not sat yet");
            return cell(
                    closed ? State.MISSING : State.LATE,
                    BigDecimal.ZERO,
                    column.worth(),
                    !closed,
                    "not sat");
        }
        boolean late = deadline.isPast(sat.endedAt());
        if (!sat.marked()) return waiting(late, "some answers are to be marked by hand");
        if (students && !isShown(sat, closed)) return waiting(late, "its points are not shown yet");
        // Nothing of it is asked any more, so nothing of it counts.
        if (sat.possible().signum() == 0)
            return Cell.uncounted(State.GRADED, "all its questions were taken out");
        // What was earned stands while another attempt runs, or starting one would hide a bad
        // grade.
        return cell(
                sat.open() ? State.WAITING : State.GRADED,
                brought(sat.points(), sat.possible(), column.worth()),
                column.worth(),
                late,
                said(column, sat));
    }

    private static String said(Column column, FactStore.Sat sat) {
        var says = "the points of its questions";
        if (sat.possible().compareTo(column.worth()) != 0)
            says +=
                    ", %s of %s, brought to the %s of the week's table"
                            .formatted(
                                    Figures.plain(sat.points()),
                                    Figures.plain(sat.possible()),
                                    Figures.plain(column.worth()));
        return sat.open() ? says + "; another attempt is running" : says;
    }

    /// Points as the week's table counts them, rounded once.
    private static BigDecimal brought(BigDecimal points, BigDecimal of, BigDecimal worth) {
        return of.compareTo(worth) == 0
                ? points
                : points.multiply(worth).divide(of, 2, RoundingMode.HALF_UP);
    }

    private static Cell waiting(boolean late, String says) {
        return new Cell(State.WAITING, BigDecimal.ZERO, null, late, List.of(), says);
    }

    private static boolean isShown(FactStore.Sat sat, boolean closed) {
        return switch (sat.shown()) {
            case "attempt" -> true;
            case "closing" -> closed;
            default -> false;
        };
    }

    Cell assignment(Column column, Deadline deadline, Standings.Brief brief) {
        if (brief == null) return nothing(column, deadline, "nothing was handed in");
        if (brief.facts().handIn().isEmpty()) {
            var nothing = nothing(column, deadline, brief.facts().nothing());
            return nothing.of() == null ? nothing : reviewed(nothing, brief);
        }
        var reckoning = Reckon.of(brief.facts());
        boolean late = brief.facts().handIn().filter(one -> one.lateness().isLate()).isPresent();
        return reckoned(reckoning, late);
    }

    /// Who hands in nothing may have reviewed all the same.
    private static Cell reviewed(Cell nothing, Standings.Brief brief) {
        var reckoning = Reckon.of(brief.facts());
        return new Cell(
                nothing.state(),
                reckoning.total(),
                nothing.of(),
                nothing.late(),
                parts(reckoning),
                reckoning.toString());
    }

    static Cell reckoned(Reckoning reckoning, boolean late) {
        var points = BigDecimal.ZERO;
        var of = BigDecimal.ZERO;
        boolean instructorIsOpen = reckoning.lines().getFirst().isOpen();
        for (var line : reckoning.lines()) {
            // What being late takes off waits for what it is taken off from.
            if (line.isOpen() || (line.of() == null && instructorIsOpen)) continue;
            points = points.add(line.points());
            if (line.of() != null) of = of.add(line.of());
        }
        return new Cell(
                reckoning.isOpen() ? State.WAITING : State.GRADED,
                points.max(BigDecimal.ZERO),
                of.signum() == 0 ? null : of,
                late,
                parts(reckoning),
                reckoning.toString());
    }

    private static List<Cell.Part> parts(Reckoning reckoning) {
        return reckoning.lines().stream()
                .filter(line -> line.of() != null)
                .map(line ->
                        new Cell.Part(line.name(), line.isOpen() ? null : line.points(), line.of()))
                .toList();
    }

    private Cell nothing(Column column, Deadline deadline, String says) {
        if (!deadline.isPast(now)) return Cell.uncounted(State.NOT_DUE, says);
        var clock = new StudentClock(column.id(), column.ref(), deadline, days, now);
        return clock.isClosed()
                ? cell(State.MISSING, BigDecimal.ZERO, column.worth(), false, says)
                : cell(State.LATE, BigDecimal.ZERO, column.worth(), true, says);
    }

    /// A quiz that no rule keeps open for late work closes when it is due.
    private boolean isClosed(Deadline deadline) {
        var closes =
                deadline.closesAt() != null
                        ? Optional.of(deadline.closesAt())
                        : Stream.of(deadline.dueAt(), deadline.heldOpenUntil())
                                .filter(Objects::nonNull)
                                .max(Comparator.naturalOrder());
        return closes.filter(end -> !now.isBefore(end)).isPresent();
    }

    private static Cell cell(
            State state, BigDecimal points, BigDecimal of, boolean late, String says) {
        return new Cell(state, points, of, late, List.of(), says);
    }
}
