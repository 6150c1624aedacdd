package savepoint.server.review;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.bundle.Bundle;
import savepoint.server.assignment.Assignment;
import savepoint.server.assignment.Assignments;
import savepoint.server.content.folder.CourseFacts;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.grading.Bundles;
import savepoint.server.people.Audit;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import tools.jackson.databind.json.JsonMapper;

/// The rounds of peer review: they move on by themselves at their times, and by the hand of an instructor at any time.
public final class Rounds {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);
    // From the end of hand-ins to the last step, and one look more.
    private static final int MOST_MOVES = 6;

    private final Database database;
    private final RoundStore store;
    private final Assignments assignments;
    private final Bundles bundles;
    private final Allocating allocating;
    private final Audit audit;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /// Rounds of these assignments, timed by this clock.
    public Rounds(
            Database database,
            Assignments assignments,
            Bundles bundles,
            Audit audit,
            InstantSource clock) {
        this.database = database;
        this.store = database.store(RoundStore.class);
        this.assignments = assignments;
        this.bundles = bundles;
        this.allocating = new Allocating(clock);
        this.audit = audit;
        this.clock = clock;
    }

    /// The round of an assignment; empty where its hand-ins are not reviewed by peers.
    public Optional<Round> of(Term term, String assignment) {
        return assignments
                .find(term, assignment)
                .filter(found -> !found.bundle().rubric().peers().isEmpty())
                .map(found ->
                        round(
                                store,
                                term,
                                found,
                                row -> bundles.get(found.row().slug(), row.tree())));
    }

    private Round round(
            RoundStore inside,
            Term term,
            Assignment assignment,
            Function<Round.Row, Bundle> reading) {
        var now = clock.instant();
        long activity = assignment.row().activityId();
        var row = inside.of(activity);
        var rules = row.map(Rounds::rules).orElseGet(() -> rules(term, assignment));
        var events = row.map(known -> inside.events(known.id())).orElse(List.of());
        // When hand-ins close is told by everybody's deadlines, and of no account once a step was
        // begun.
        boolean begun = events.stream().anyMatch(event -> event.fact().kind().equals("began"));
        var closes = begun ? null : inside.closes(activity, rules.waitDays()).orElse(null);
        var timeline =
                Timeline.of(rules, closes, events.stream().map(Round.Event::fact).toList(), now);
        var bundle = row.map(reading).orElse(assignment.bundle());
        return new Round(assignment, row, bundle, rules, timeline, now);
    }

    private static Rules rules(Round.Row row) {
        return JsonMapper.shared().readValue(row.rules(), Rules.class);
    }

    private Rules rules(Term term, Assignment assignment) {
        var course =
                store.courseRules(term.courseId())
                        .map(json -> JsonMapper.shared().readValue(json, CourseFacts.Review.class));
        return Rules.of(assignment.bundle().review(), course);
    }

    /// What moved a round, oldest first.
    List<Round.Event> events(Round round) {
        return round.row().map(row -> store.events(row.id())).orElse(List.of());
    }

    /// A round with its term.
    record UnderWay(Term term, Round round) {}

    /// Those that have begun and are not over.
    List<UnderWay> underWay() {
        return store.moving(clock.instant()).stream()
                .flatMap(one ->
                        of(one.term(), one.assignment()).stream()
                                .filter(round -> round.row().isPresent())
                                .map(round -> new UnderWay(one.term(), round)))
                .toList();
    }

    /// Moves every round on that is due. Each stands for itself: one that fails does not hold up the others.
    public void advance() {
        for (var moving : store.moving(clock.instant())) {
            try {
                advance(moving.term(), moving.assignment());
            } catch (RuntimeException fault) {
                log.error(
                        "The reviews of {} could not move on, it is tried again",
                        moving.assignment(),
                        fault);
            }
        }
    }

    private void advance(Term term, String assignment) {
        for (var moves = 0; moves < MOST_MOVES; moves++) {
            var round = of(term, assignment);
            if (round.isEmpty()) return;
            var timeline = round.get().timeline();
            boolean isOver = timeline.step() == Step.FINAL;
            boolean isUnopened = timeline.step() == Step.CALIBRATION && round.get().row().isEmpty();
            if (!timeline.due() && !isOver && !isUnopened) return;
            database.useTransaction(handle -> {
                var held = hold(handle, term, round.get());
                if (isUnopened) return;
                // somebody else may have moved it meanwhile
                if (held.step() != timeline.step()) return;
                begin(handle, term, held, timeline.next(), null, "", null);
            });
            if (isOver) return;
        }
    }

    /// The round with its row, held until the transaction ends.
    Round hold(Handle handle, Term term, Round round) {
        var inside = handle.attach(RoundStore.class);
        var row = round.assignment().row();
        inside.lock(row.activityId());
        inside.open(
                Refs.random(),
                row.activityId(),
                row.versionId(),
                JsonMapper.shared().writeValueAsString(round.rules()),
                random.nextLong(),
                clock.instant());
        return round(inside, term, round.assignment(), now -> bundle(round, now));
    }

    /// What was read before the transaction: within it there is a connection to wait for that others may hold, who wait for
    /// this one. Only where somebody opened the round by another version in between it is read now.
    private Bundle bundle(Round before, Round.Row now) {
        var row = before.assignment().row();
        if (before.row().isPresent()) return before.bundle(); // of a row that never changes
        return now.versionId() == row.versionId()
                ? before.assignment().bundle()
                : bundles.get(row.slug(), now.tree());
    }

    private void begin(
            Handle handle,
            Term term,
            Round round,
            Step step,
            Viewer.InCharge by,
            String reason,
            String key) {
        var began = step;
        if (step.isWriting() && allocating.fill(handle, round, step) == 0 && by == null)
            began = Step.APPEALS; // nothing to write for anybody
        write(handle, term, round, "began", began, null, by, reason, key);
    }

    private boolean write(
            Handle handle,
            Term term,
            Round round,
            String kind,
            Step step,
            Instant until,
            Viewer.InCharge by,
            String reason,
            String key) {
        int written =
                handle.attach(RoundStore.class)
                        .insert(
                                round.id(),
                                kind,
                                step == null ? null : step.code(),
                                until,
                                by == null ? null : by.person().id(),
                                reason,
                                clock.instant(),
                                key);
        if (written == 1)
            audit.record(
                    handle,
                    by == null ? null : by.person(),
                    term,
                    "reviews: " + kind,
                    "assignment " + round.assignment().row().slug(),
                    Map.of(
                            "step", step == null ? "" : step.code(),
                            "until", until == null ? "" : until.toString(),
                            "reason", reason));
        return written == 1;
    }

    /// What an instructor does to a round, why, and the key of the form.
    record Wish(Act act, Instant until, String reason, String key) {}

    /// What can be done to a round.
    sealed interface Act {
        /// Goes on, or back, to a step.
        record Begin(Step step) implements Act {}

        /// Lets its time stand still.
        record Pause() implements Act {}

        /// Lets it go on.
        record Resume() implements Act {}

        /// Lets its step end later or earlier.
        record Extend() implements Act {}

        /// Takes back what nobody has begun to write, and gives it out anew.
        record Draw() implements Act {}
    }

    /// Does it; the same form sent twice does it once.
    void move(Viewer.InCharge by, Round round, Wish wish) {
        database.useTransaction(handle -> {
            var term = by.term();
            var held = hold(handle, term, round);
            var reason = wish.reason();
            var key = wish.key();
            var inside = handle.attach(RoundStore.class);
            if (inside.isKnown(held.id(), key)) return;
            switch (wish.act()) {
                case Act.Begin(var step) -> begin(handle, term, held, step, by, reason, key);
                case Act.Pause() ->
                        write(handle, term, held, "paused", null, null, by, reason, key);
                case Act.Resume() ->
                        write(handle, term, held, "resumed", null, null, by, reason, key);
                case Act.Extend() ->
                        write(
                                handle,
                                term,
                                held,
                                "extended",
                                held.step(),
                                wish.until(),
                                by,
                                reason,
                                key);
                case Act.Draw() -> {
                    allocating.takeBack(handle, held, by.person().id(), reason);
                    allocating.fill(handle, held, held.step());
                    write(handle, term, held, "drawn", null, null, by, reason, key);
                }
            }
        });
    }
}
