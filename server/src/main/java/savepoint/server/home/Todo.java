package savepoint.server.home;

import java.math.BigDecimal;
import java.time.Instant;
import savepoint.server.content.Addresses;
import savepoint.server.content.folder.ActivityKind;
import savepoint.server.people.Term;
import savepoint.server.web.ActivityPoints;
import savepoint.server.web.Figures;
import savepoint.server.web.Moment;

/// An activity as one viewer stands with it.
record Todo(Term term, HomeStore.Row row, Standing standing) {
    private static final Standing NOTHING = new Standing(Standing.State.NONE, false, null, null);

    /// An activity as a student stands with it at this moment.
    static Todo ofStudent(Term term, HomeStore.Row row, Instant now) {
        return new Todo(term, row, standing(row, now));
    }

    /// An activity as staff see it.
    static Todo ofStaff(Term term, HomeStore.Row row) {
        return new Todo(term, row, NOTHING);
    }

    private static Standing standing(HomeStore.Row row, Instant now) {
        var done = row.done();
        return switch (kind(row)) {
            case OTHER, QUIZ -> NOTHING;
            case LESSON ->
                    done.readAt() != null
                            ? at(Standing.State.READ, isAfter(done.readAt(), row.dueAt()))
                            : waiting(row, now);
            case ASSIGNMENT -> {
                if (done.handedInAt() == null) yield waiting(row, now);
                var late = isAfter(done.handedInAt(), row.dueAt());
                yield done.earned() == null
                        ? at(Standing.State.HANDED_IN, late)
                        : new Standing(
                                Standing.State.GRADED,
                                late,
                                Figures.plain(done.earned()),
                                Figures.plain(done.possible()));
            }
        };
    }

    private static Standing waiting(HomeStore.Row row, Instant now) {
        if (isAfter(now, row.closesAt())) return at(Standing.State.MISSING, false);
        if (isAfter(now, row.dueAt())) return at(Standing.State.OVERDUE, false);
        return at(
                row.done().started() ? Standing.State.STARTED : Standing.State.NOT_STARTED, false);
    }

    private static Standing at(Standing.State state, boolean late) {
        return new Standing(state, late, null, null);
    }

    private static boolean isAfter(Instant instant, Instant limit) {
        return limit != null && instant.isAfter(limit);
    }

    private static ActivityKind kind(HomeStore.Row row) {
        return ActivityKind.valueOf(row.kind().toUpperCase(java.util.Locale.ROOT));
    }

    ActivityKind kind() {
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
        return row.done().readAt() != null ? row.done().readAt() : row.done().handedInAt();
    }

    /// What it has earned so far; null before anything is known.
    BigDecimal earned() {
        return switch (standing.state()) {
            case READ -> row.points();
            case GRADED -> row.done().earned();
            case NONE, NOT_STARTED, STARTED, HANDED_IN, OVERDUE, MISSING -> null;
        };
    }

    /// Of how many points it has earned those.
    BigDecimal possible() {
        return standing.state() == Standing.State.GRADED ? row.done().possible() : row.points();
    }

    Moment due() {
        return row.dueAt() == null ? null : Moment.of(row.dueAt(), term.zone());
    }

    ActivityPoints points() {
        return ActivityPoints.of(row.points(), row.pointsPeers(), row.pointsReviewing())
                .orElse(null);
    }

    boolean isExternal() {
        return row.link() != null && row.link().matches("(?i)https?://.*");
    }

    /// Its address; null where there is no page behind it.
    String href() {
        return switch (kind()) {
            case LESSON -> row.published() ? Addresses.lesson(term.path(), row.slug()) : null;
            case ASSIGNMENT ->
                    row.published() ? Addresses.assignment(term.path(), row.slug()) : null;
            case QUIZ -> null;
            case OTHER -> {
                if (row.link() == null) yield null;
                yield isExternal() ? row.link() : Addresses.file(term.path(), row.link());
            }
        };
    }
}
