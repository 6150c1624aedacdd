package savepoint.server.home;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import savepoint.server.content.Addresses;
import savepoint.server.content.folder.ActivityKind;
import savepoint.server.deadline.Deadline;
import savepoint.server.deadline.LateDays;
import savepoint.server.deadline.StudentClock;
import savepoint.server.people.Term;
import savepoint.server.web.ActivityPoints;
import savepoint.server.web.Figures;
import savepoint.server.web.Moment;

/// An activity as one viewer stands with it.
///
/// @param earned what it has earned so far, late days taken off; null before anything is known
public record Todo(Term term, HomeStore.Row row, Standing standing, BigDecimal earned) {
    private static final Standing NOTHING = new Standing(Standing.State.NONE, false, null, null);

    /// An activity as a student stands with it at this moment.
    ///
    /// @param days how their hand-ins of the term stand with the late policy
    static Todo ofStudent(Term term, HomeStore.Row row, LateDays days, Instant now) {
        var clock = new StudentClock(row.id(), row.ref(), row.deadline(), days, now);
        return switch (kind(row)) {
            case OTHER -> new Todo(term, row, NOTHING, null);
            case QUIZ -> quiz(term, row, clock);
            case LESSON -> lesson(term, row, clock);
            case ASSIGNMENT -> assignment(term, row, clock);
        };
    }

    /// An activity as staff see it.
    static Todo ofStaff(Term term, HomeStore.Row row) {
        return new Todo(term, row, NOTHING, null);
    }

    private static Todo lesson(Term term, HomeStore.Row row, StudentClock clock) {
        var readAt = row.done().readAt();
        var practised = row.done().practised();
        if (readAt == null && practised != null && row.points() != null) {
            var earned = row.points().multiply(practised).setScale(2, RoundingMode.HALF_UP);
            var standing =
                    new Standing(
                            Standing.State.GRADED,
                            false,
                            Figures.plain(earned),
                            Figures.plain(row.points()));
            return new Todo(term, row, standing, earned);
        }
        if (readAt == null) return new Todo(term, row, waiting(row, clock), null);
        var standing = at(Standing.State.READ, row.deadline().isPast(readAt));
        return new Todo(term, row, standing, row.points());
    }

    private static Todo assignment(Term term, HomeStore.Row row, StudentClock clock) {
        var done = row.done();
        if (done.handedInAt() == null) return new Todo(term, row, waiting(row, clock), null);
        var lateness = clock.of(done.handedInAt(), done.earned() != null);
        if (done.earned() == null)
            return new Todo(term, row, at(Standing.State.HANDED_IN, lateness.isLate()), null);
        var earned = lateness.pointsOf(done.earned());
        var standing =
                new Standing(
                        Standing.State.GRADED,
                        lateness.isLate(),
                        Figures.plain(earned),
                        Figures.plain(done.possible()));
        return new Todo(term, row, standing, earned);
    }

    private static Todo quiz(Term term, HomeStore.Row row, StudentClock clock) {
        var sat = row.done().sat();
        if (sat.open()) return new Todo(term, row, at(Standing.State.STARTED, false), null);
        boolean closed = row.deadline().isQuizClosed(clock.now());
        if (sat.endedAt() == null) {
            if (!row.published()) return new Todo(term, row, NOTHING, null);
            var standing = closed ? at(Standing.State.MISSING, false) : waiting(row, clock);
            return new Todo(term, row, standing, null);
        }
        boolean late = row.deadline().isPast(sat.endedAt());
        boolean shown =
                switch (sat.scoreShown()) {
                    case "attempt" -> true;
                    case "closing" -> closed;
                    default -> false;
                };
        if (!shown || sat.points() == null)
            return new Todo(term, row, at(Standing.State.HANDED_IN, late), null);
        var standing =
                new Standing(
                        Standing.State.GRADED,
                        late,
                        Figures.plain(sat.points()),
                        Figures.plain(sat.possible()));
        return new Todo(term, row, standing, sat.points());
    }

    private static Standing waiting(HomeStore.Row row, StudentClock clock) {
        if (clock.isClosed()) return at(Standing.State.MISSING, false);
        if (row.deadline().isPast(clock.now())) return at(Standing.State.OVERDUE, false);
        return at(
                row.done().started() ? Standing.State.STARTED : Standing.State.NOT_STARTED, false);
    }

    private static Standing at(Standing.State state, boolean late) {
        return new Standing(state, late, null, null);
    }

    private static ActivityKind kind(HomeStore.Row row) {
        return ActivityKind.valueOf(row.kind().toUpperCase(java.util.Locale.ROOT));
    }

    /// What kind of activity it is.
    public ActivityKind kind() {
        return kind(row);
    }

    boolean isDone() {
        return switch (standing.state()) {
            case HANDED_IN, GRADED, READ -> true;
            case NONE, NOT_STARTED, STARTED, OVERDUE, MISSING -> false;
        };
    }

    /// Whether it is something to be done at all.
    boolean isCounted() {
        return standing.state() != Standing.State.NONE;
    }

    boolean isOverdue() {
        return standing.state() == Standing.State.OVERDUE;
    }

    /// Whether it waits for its deadline, which lies ahead.
    boolean isAhead() {
        return row.dueAt() != null
                && (standing.state() == Standing.State.NOT_STARTED
                        || standing.state() == Standing.State.STARTED);
    }

    /// When it was done.
    Instant doneAt() {
        var done = row.done();
        return Stream.of(done.readAt(), done.handedInAt(), done.sat().endedAt())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }

    /// Of how many points it has earned those.
    public BigDecimal possible() {
        if (standing.state() != Standing.State.GRADED) return row.points();
        return kind() == ActivityKind.QUIZ ? row.done().sat().possible() : row.done().possible();
    }

    Moment due() {
        return moment(row.dueAt());
    }

    /// Its slug in the course.
    public String slug() {
        return row.slug();
    }

    /// Its title in the week.
    public String title() {
        return row.title();
    }

    /// The week it stands in, or null.
    public Integer week() {
        return row.week();
    }

    /// Its times, the viewer's own.
    public Deadline deadline() {
        return row.deadline();
    }

    /// What it can earn in all its parts; null where it has no points.
    public BigDecimal worth() {
        return Stream.of(row.points(), row.pointsPeers(), row.pointsReviewing())
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    /// A sentence on a deadline that is another for this student than for everybody; null where it is the same.
    String changed() {
        var usual = row.deadline().usualDueAt();
        if (!row.deadline().extended()) return null;
        return usual == null || usual.equals(row.dueAt())
                ? "Open longer for you"
                : "Extended for you from " + moment(usual).text();
    }

    private Moment moment(Instant at) {
        return at == null ? null : Moment.of(at, term.zone());
    }

    ActivityPoints points() {
        return ActivityPoints.of(row.points(), row.pointsPeers(), row.pointsReviewing())
                .orElse(null);
    }

    boolean isExternal() {
        return row.link() != null && row.link().matches("(?i)https?://.*");
    }

    /// Its address; null where there is no page behind it.
    public String href() {
        return switch (kind()) {
            case LESSON -> row.published() ? Addresses.lesson(term.path(), row.slug()) : null;
            case ASSIGNMENT ->
                    row.published() ? Addresses.assignment(term.path(), row.slug()) : null;
            case QUIZ -> row.published() ? Addresses.quiz(term.path(), row.slug()) : null;
            case OTHER -> {
                if (row.link() == null) yield null;
                yield isExternal() ? row.link() : Addresses.file(term.path(), row.link());
            }
        };
    }
}
