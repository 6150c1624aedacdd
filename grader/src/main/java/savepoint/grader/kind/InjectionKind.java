package savepoint.grader.kind;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bridge.Statement;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.InjectionCheck;
import savepoint.grader.check.Observation;
import savepoint.grader.check.Observations;
import savepoint.grader.check.Table;
import savepoint.grader.verdict.StatementLog;
import savepoint.scenario.HostileTexts;

/// Hands texts to the hand-in that tear SQL apart which was put together from pieces.
record InjectionKind(InjectionCheck check) implements JavaKind<InjectionKind.Fed> {
    private static final Observations SAME =
            new Observations(new Check.Order.Exact(), BigDecimal.ZERO);

    record Fed(
            Observation.Answer answer,
            Map<String, Table> state,
            List<Statement> statements,
            StatementLog log)
            implements Evidence {
        @Override
        public List<Observation.Answer> answers() {
            return List.of(answer);
        }

        @Override
        public Optional<StatementLog> sent() {
            return Optional.of(log);
        }
    }

    @Override
    public Class<Fed> evidence() {
        return Fed.class;
    }

    @Override
    public CaseResult play(Stage stage) throws SQLException, InterruptedException {
        return Play.result(
                stage.play(
                        Stage.Scene.of(
                                check.scenario(),
                                stage,
                                (answer, database) -> {
                                    var state = States.after(database, check.tables());
                                    var statements = database.statements();
                                    return new Fed(
                                            answer,
                                            state,
                                            statements,
                                            Logs.of(
                                                    statements,
                                                    database.traffic(),
                                                    tornApart(statements).map(Statement::number)));
                                })));
    }

    @Override
    public Optional<Finding> compare(Fed expected, Fed got) {
        var evidence =
                tornApart(got.statements())
                        .map(one -> ". The text became part of a statement: " + one.sql().strip())
                        .orElse("");
        return States.difference(expected.state(), got.state())
                .map(changed ->
                        changed.finding(
                                "a hostile text changed table %s in another way than with the reference"
                                        .formatted(changed.table()),
                                evidence))
                .or(() -> answers(expected.answer().value(), got.answer().value(), evidence));
    }

    /// Names the text where the scenario tells what came of each.
    private static Optional<Finding> answers(
            Observation expected, Observation got, String evidence) {
        if (expected instanceof Observation.Fields(var name, var want)
                && got instanceof Observation.Fields(var other, var have)
                && name.equals(other)
                && want.keySet().equals(have.keySet())) {
            return want.keySet().stream()
                    .flatMap(text ->
                            SAME
                                    .compare(want.get(text), have.get(text))
                                    .map(difference ->
                                            new Finding(
                                                    "result",
                                                    difference.inOtherWords(
                                                            "a hostile text has another answer than with the reference: "
                                                                    + difference.category(),
                                                            "the text %s: %s%s"
                                                                    .formatted(
                                                                            text,
                                                                            difference.words(),
                                                                            evidence))))
                                    .stream())
                    .findFirst();
        }
        return SAME.compare(expected, got)
                .map(difference ->
                        new Finding(
                                "result",
                                difference.inOtherWords(
                                        "hostile texts have another answer than with the reference: "
                                                + difference.category(),
                                        difference.words() + evidence)));
    }

    /// The first statement that a hostile text stands in, where a parameter should.
    private static Optional<Statement> tornApart(List<Statement> statements) {
        return statements.stream()
                .filter(one ->
                        one.sql().contains(HostileTexts.EMPTIES)
                                || HostileTexts.ALL.stream()
                                        .filter(text -> text.length() > 2 && text.contains("'"))
                                        .anyMatch(one.sql()::contains))
                .findFirst();
    }
}
