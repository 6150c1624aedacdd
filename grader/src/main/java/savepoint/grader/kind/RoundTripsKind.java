package savepoint.grader.kind;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import savepoint.grader.bridge.Interference;
import savepoint.grader.bridge.Statement;
import savepoint.grader.bridge.Traffic;
import savepoint.grader.bundle.Fixture;
import savepoint.grader.bundle.RoundTripsCheck;
import savepoint.grader.check.Observation;
import savepoint.grader.verdict.StatementLog;

/// Counts how often a scenario asks the database, and how that grows with the rows. The scenario's own statements
/// count as well, for the hand-in and for the solution.
record RoundTripsKind(RoundTripsCheck check) implements JavaKind<RoundTripsKind.Counted> {
    /// @param first what there was on the first fixture, where growth is judged
    record Counted(
            Observation.Answer answer,
            Traffic traffic,
            List<Statement> statements,
            Optional<Traffic> first)
            implements Evidence {
        @Override
        public List<Observation.Answer> answers() {
            return List.of(answer);
        }

        @Override
        public Optional<StatementLog> sent() {
            return Optional.of(Logs.of(statements, traffic));
        }

        long growth() {
            return first.map(few -> traffic.roundTrips() - few.roundTrips()).orElse(0L);
        }

        Counted since(Traffic few) {
            return new Counted(answer, traffic, statements, Optional.of(few));
        }
    }

    @Override
    public Class<Counted> evidence() {
        return Counted.class;
    }

    @Override
    public CaseResult play(Stage stage) throws SQLException, InterruptedException {
        var smallest = stage.fixture(check.common().fixtures().getFirst());
        var here = count(stage, stage.fixture());
        if (check.growth().isEmpty() || smallest.equals(stage.fixture())) return Play.result(here);
        return switch (here) {
            case Play.Stopped(var why) -> why;
            case Play.Seen(var many) ->
                    switch (count(stage, smallest)) {
                        case Play.Stopped(var why) -> why;
                        case Play.Seen(var few) -> new CaseResult.Found(many.since(few.traffic()));
                    };
        };
    }

    private Play<Counted> count(Stage stage, Fixture fixture)
            throws SQLException, InterruptedException {
        return stage.play(
                new Stage.Scene<>(
                        check.scenario(),
                        fixture,
                        Interference.NONE,
                        (answer, database) ->
                                new Counted(
                                        answer,
                                        database.traffic(),
                                        database.statements(),
                                        Optional.empty())));
    }

    @Override
    public Optional<Finding> compare(Counted expected, Counted got) {
        if (got.answer().value() instanceof Observation.Thrown(var types, var message)
                && !got.answer().returned())
            return Optional.of(
                    Finding.inWords(
                            "the call threw an exception",
                            "the call threw %s: %s".formatted(types.getFirst(), message)));
        return tooMany("statement", check.statements(), Traffic::statements, expected, got)
                .or(() ->
                        tooMany(
                                "round trip",
                                check.roundTrips(),
                                Traffic::roundTrips,
                                expected,
                                got))
                .or(() -> grows(expected, got));
    }

    private static Optional<Finding> tooMany(
            String what,
            Optional<Integer> most,
            Function<Traffic, Long> count,
            Counted expected,
            Counted got) {
        long counted = count.apply(got.traffic());
        if (most.isEmpty() || counted <= most.get()) return Optional.empty();
        return Optional.of(
                Finding.inWords(
                        "it takes more than %s".formatted(number(most.get(), what)),
                        "it took %s, at most %d are allowed and the reference takes %d%s"
                                .formatted(
                                        number(counted, what),
                                        most.get(),
                                        count.apply(expected.traffic()),
                                        repeated(got.statements()))));
    }

    private Optional<Finding> grows(Counted expected, Counted got) {
        if (check.growth().isEmpty() || got.growth() <= expected.growth() + check.growth().get())
            return Optional.empty();
        return Optional.of(
                Finding.inWords(
                        "with more rows it takes more round trips than the reference: a statement stands in a loop over rows",
                        "it took %s here and %d on the smallest fixture, the reference %d and %d%s"
                                .formatted(
                                        number(got.traffic().roundTrips(), "round trip"),
                                        got.first().orElseThrow().roundTrips(),
                                        expected.traffic().roundTrips(),
                                        expected.first().orElseThrow().roundTrips(),
                                        repeated(got.statements()))));
    }

    /// The statement that was run most often, if that was more than once.
    private static String repeated(List<Statement> statements) {
        return statements.stream()
                .filter(one -> !one.control())
                .collect(Collectors.groupingBy(Statement::sql, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(one -> one.getValue() > 1)
                .max(
                        java.util.Map.Entry.<String, Long>comparingByValue()
                                .thenComparing(java.util.Map.Entry.comparingByKey()))
                .map(one ->
                        ". Run %d times: %s"
                                .formatted(
                                        one.getValue(),
                                        one.getKey().strip().replaceAll("\\s+", " ")))
                .orElse("");
    }

    private static String number(long count, String what) {
        return count == 1 ? "1 " + what : "%d %ss".formatted(count, what);
    }
}
