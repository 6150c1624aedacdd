package savepoint.grader.kind;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import savepoint.grader.bridge.Turns;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.ConcurrentCheck;
import savepoint.grader.check.Difference;
import savepoint.grader.check.Observation;
import savepoint.grader.check.Observations;
import savepoint.grader.check.ResultReader;
import savepoint.grader.check.Table;
import savepoint.grader.verdict.StatementLog;

/// Lets actors take turns at the database in many orders. What is left must be what the solution leaves when its actors
/// come one after the other, whichever is first, or in some schedule.
record ConcurrentKind(ConcurrentCheck check) implements JavaKind<ConcurrentKind.Raced> {
    private static final Observations SAME =
            new Observations(new Check.Order.Exact(), BigDecimal.ZERO);

    /// @param violations rows that the author's invariant forbids; empty where there is none
    record Run(
            Observation.Answer answer,
            Map<String, Table> state,
            Optional<Table> violations,
            int actors,
            List<Integer> order,
            StatementLog log) {
        /// Whether it ended as this one did.
        boolean endedLike(Run serial, boolean observe) {
            return States.difference(serial.state(), state).isEmpty()
                    && (!observe
                            || SAME.compare(serial.answer().value(), answer.value()).isEmpty());
        }
    }

    /// @param serial one actor after the other, in every order: played by the solution alone
    /// @param runs in the schedules
    record Raced(List<Run> serial, List<Run> runs) implements Evidence {
        @Override
        public List<Observation.Answer> answers() {
            return serial.isEmpty()
                    ? List.of(runs.getFirst().answer())
                    : serial.stream().map(Run::answer).toList();
        }

        @Override
        public Optional<StatementLog> sent() {
            return runs.stream().findFirst().map(Run::log);
        }
    }

    @Override
    public Class<Raced> evidence() {
        return Raced.class;
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public CaseResult play(Stage stage) throws SQLException, InterruptedException {
        var runs = new ArrayList<Run>();
        for (var schedule : Schedules.of(check.schedules(), stage.seed())) {
            switch (stage.play(scene(stage, schedule))) {
                case Play.Stopped(var why) -> {
                    return why;
                }
                case Play.Seen(var run) -> runs.add(run);
            }
        }
        var serial = new ArrayList<Run>();
        if (stage.ofSolution() && check.invariant().isEmpty()) {
            // In a slow run one may have come after all others were done.
            int actors = runs.stream().mapToInt(Run::actors).max().orElseThrow();
            for (var order : Schedules.serial(actors)) {
                switch (stage.play(scene(stage, order))) {
                    case Play.Stopped(var why) -> {
                        return why;
                    }
                    case Play.Seen(var run) -> serial.add(run);
                }
            }
        }
        return new CaseResult.Found(new Raced(serial, runs));
    }

    private Stage.Scene<Run> scene(Stage stage, Turns.Policy policy) {
        var turns = new Turns(policy);
        return new Stage.Scene<>(
                check.scenario(),
                stage.fixture(),
                turns,
                (answer, database) -> {
                    var state = States.after(database, check.tables());
                    Optional<Table> violations = Optional.empty();
                    if (check.invariant().isPresent()) {
                        try (var checker = database.checker()) {
                            violations =
                                    Optional.of(
                                            ResultReader.query(checker, check.invariant().get()));
                        }
                    }
                    return new Run(
                            answer,
                            state,
                            violations,
                            turns.actors(),
                            turns.order(),
                            Logs.of(database.statements(), database.traffic()));
                });
    }

    @Override
    public Optional<Finding> compare(Raced expected, Raced got) {
        return got.runs().stream().flatMap(run -> wrong(expected, run).stream()).findFirst();
    }

    private Optional<Finding> wrong(Raced expected, Run run) {
        if (run.violations().isPresent()) return violated(run, run.violations().get());
        // What the solution leaves in any schedule is right by definition.
        boolean isExplained =
                Stream.concat(expected.serial().stream(), expected.runs().stream())
                        .anyMatch(right -> run.endedLike(right, check.observe()));
        if (isExplained) return Optional.empty();
        var first = expected.serial().getFirst();
        var category =
                "when several do it at the same time, the end is one that no order of them explains";
        var turns =
                "turns taken by the sessions: %s; compared with one after the other, "
                        .formatted(words(run.order()));
        return States.difference(first.state(), run.state())
                .map(changed ->
                        new Finding(
                                changed.table(),
                                changed.how()
                                        .inOtherWords(
                                                category,
                                                "%s (%stable %s: %s)"
                                                        .formatted(
                                                                category,
                                                                turns,
                                                                changed.table(),
                                                                changed.how().words()))))
                .or(() ->
                        SAME.compare(first.answer().value(), run.answer().value())
                                .map(difference ->
                                        new Finding(
                                                "result",
                                                difference.inOtherWords(
                                                        category,
                                                        "%s (%s%s)"
                                                                .formatted(
                                                                        category,
                                                                        turns,
                                                                        difference.words())))));
    }

    private static Optional<Finding> violated(Run run, Table violations) {
        if (violations.rows().isEmpty()) return Optional.empty();
        return Optional.of(
                new Finding(
                        "what must not be",
                        Difference.unexpected(
                                "when several do it at the same time, a rule is broken",
                                "when several do it at the same time, a rule is broken; turns taken by the sessions: "
                                        + words(run.order()),
                                violations)));
    }

    /// Such as `1, 2, 1, 2`.
    private static String words(List<Integer> order) {
        return String.join(", ", order.stream().map(String::valueOf).toList());
    }
}
