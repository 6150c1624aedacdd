package savepoint.grader.kind;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import savepoint.grader.bridge.Interference;
import savepoint.grader.bridge.Interference.Fate;
import savepoint.grader.bridge.Statement;
import savepoint.grader.bundle.AtomicCheck;
import savepoint.grader.check.Observation;
import savepoint.grader.check.ResultReader;
import savepoint.grader.check.Table;
import savepoint.grader.database.CaseDatabase;
import savepoint.grader.verdict.StatementLog;

/// Disturbs an action at each of its statements in turn, and looks whether all of it or nothing was done.
record AtomicKind(AtomicCheck check) implements JavaKind<AtomicKind.Endured> {
    /// Each statement up to this one is disturbed; of those beyond a sample, the last and what commits.
    private static final int EVERY = 40;

    private static final int SAMPLE = 8;
    private static final String LAST_DEED = "(?is)\\s*(commit|end)\\b.*";

    private static final String BEGINS = "(?is)\\s*(begin|start|set|show)\\b.*";

    /// @param after the tables that the action leaves when nothing disturbs it
    /// @param mishap the first disturbance that left something between
    record Endured(
            Observation.Answer answer,
            Map<String, Table> before,
            Map<String, Table> after,
            StatementLog log,
            Optional<Mishap> mishap)
            implements Evidence {
        @Override
        public List<Observation.Answer> answers() {
            return List.of(answer);
        }

        @Override
        public Optional<StatementLog> sent() {
            return Optional.of(mishap.map(Mishap::log).orElse(log));
        }

        @Override
        public Optional<String> unfit() {
            return States.difference(before, after).isPresent()
                    ? Optional.empty()
                    : Optional.of("changes no table that is compared: there is nothing to disturb");
        }
    }

    /// @param left the tables after it
    /// @param number of the statement that was disturbed
    record Mishap(
            Fate fate,
            int number,
            Optional<Statement> statement,
            Map<String, Table> left,
            boolean saidDone,
            StatementLog log) {
        /// What happened.
        String category() {
            return fate == Fate.FAIL ? "a statement failed" : "the connection was lost";
        }

        /// What happened, and where.
        String words() {
            return switch (fate) {
                case FAIL -> where() + " failed";
                case CUT -> "the connection was lost at " + where();
                case CUT_UNANSWERED ->
                        "the connection was lost after %s was done".formatted(where());
                case PASS -> "nothing happened";
            };
        }

        private String where() {
            return statement
                    .map(one ->
                            "statement %d (%s)"
                                    .formatted(number, one.sql().strip().replaceAll("\\s+", " ")))
                    .orElse("statement " + number);
        }
    }

    private record Undisturbed(
            Observation.Answer answer,
            Map<String, Table> after,
            List<Statement> statements,
            StatementLog log) {}

    @Override
    public Class<Endured> evidence() {
        return Endured.class;
    }

    @Override
    public boolean repeats() {
        return true;
    }

    @Override
    public CaseResult play(Stage stage) throws SQLException, InterruptedException {
        var before =
                stage.untouched(stage.fixture(), database -> States.of(database, check.tables()));
        return switch (stage.play(Stage.Scene.of(check.scenario(), stage, this::undisturbed))) {
            case Play.Stopped(var why) -> why;
            case Play.Seen(var calm) -> disturb(stage, before, calm);
        };
    }

    private Undisturbed undisturbed(Observation.Answer answer, CaseDatabase database)
            throws SQLException, ResultReader.TooLarge {
        var after = States.after(database, check.tables());
        var statements = database.statements();
        return new Undisturbed(answer, after, statements, Logs.of(statements, database.traffic()));
    }

    private CaseResult disturb(Stage stage, Map<String, Table> before, Undisturbed calm)
            throws SQLException, InterruptedException {
        Optional<Mishap> mishap = Optional.empty();
        // who leaves what was there is told so by the comparison with the solution
        boolean changes = States.difference(before, calm.after()).isPresent();
        for (int number : changes ? numbers(calm.statements(), stage.seed()) : List.<Integer>of()) {
            for (var fate : fates(calm.statements().get(number - 1))) {
                switch (stage.play(disturbed(stage, fate, number))) {
                    case Play.Stopped(var why) -> {
                        return why;
                    }
                    case Play.Seen(var seen) -> {
                        if (isBetween(seen, before, calm.after())) mishap = Optional.of(seen);
                    }
                }
                if (mishap.isPresent())
                    return new CaseResult.Found(
                            new Endured(calm.answer(), before, calm.after(), calm.log(), mishap));
            }
        }
        return new CaseResult.Found(
                new Endured(calm.answer(), before, calm.after(), calm.log(), mishap));
    }

    /// Lost at a statement is lost after the one before, but for the caller of what commits. What begins does not fail:
    /// drivers send the next statement without waiting for it.
    private static List<Fate> fates(Statement statement) {
        if (!statement.control()) return List.of(Fate.FAIL, Fate.CUT_UNANSWERED);
        return statement.sql().matches(BEGINS)
                ? List.of(Fate.CUT_UNANSWERED)
                : List.of(Fate.FAIL, Fate.CUT, Fate.CUT_UNANSWERED);
    }

    private static Iterable<Integer> numbers(List<Statement> statements, long seed) {
        var numbers = new TreeSet<Integer>();
        var random = new SplittableRandom(seed);
        for (int number = 1; number <= Math.min(EVERY, statements.size()); number++)
            numbers.add(number);
        if (statements.size() > EVERY) {
            for (int n = 0; n < SAMPLE; n++)
                numbers.add(random.nextInt(EVERY + 1, statements.size() + 1));
            numbers.add(statements.size());
            statements.stream()
                    .filter(one -> one.sql().matches(LAST_DEED))
                    .limit(EVERY)
                    .forEach(one -> numbers.add(one.number()));
        }
        return numbers;
    }

    private Stage.Scene<Mishap> disturbed(Stage stage, Fate fate, int number) {
        var once =
                new Interference() {
                    @Override
                    public Fate of(int at, String sql) {
                        return at == number ? fate : Fate.PASS;
                    }
                };
        return new Stage.Scene<>(
                check.scenario(),
                stage.fixture(),
                once,
                (answer, database) -> {
                    var left = States.after(database, check.tables());
                    var statements = database.statements();
                    return new Mishap(
                            fate,
                            number,
                            statements.stream().filter(one -> one.number() == number).findFirst(),
                            left,
                            saysDone(answer),
                            Logs.of(statements, database.traffic(), Optional.of(number)));
                });
    }

    private static boolean saysDone(Observation.Answer answer) {
        return answer.returned() && !holdsException(answer.value());
    }

    private static boolean holdsException(Observation value) {
        return switch (value) {
            case Observation.Thrown _ -> true;
            case Observation.Sequence(var elements) ->
                    elements.stream().anyMatch(AtomicKind::holdsException);
            case Observation.Fields(_, var entries) ->
                    entries.values().stream().anyMatch(AtomicKind::holdsException);
            case Observation.Plain _, Observation.Amount _, Observation.Unsupported _ -> false;
        };
    }

    /// What was there before will do where the caller is told that it failed, and what the action leaves always.
    private static boolean isBetween(
            Mishap mishap, Map<String, Table> before, Map<String, Table> after) {
        if (States.difference(after, mishap.left()).isEmpty()) return false;
        return mishap.saidDone() || States.difference(before, mishap.left()).isPresent();
    }

    @Override
    public Optional<Finding> compare(Endured expected, Endured got) {
        return States.difference(expected.after(), got.after())
                .map(changed ->
                        changed.finding(
                                "even when nothing disturbs it, table %s is not what the reference leaves"
                                        .formatted(changed.table()),
                                ""))
                .or(() -> got.mishap().map(mishap -> finding(got.before(), mishap)));
    }

    private static Finding finding(Map<String, Table> before, Mishap mishap) {
        return States.difference(before, mishap.left())
                .map(changed ->
                        new Finding(
                                changed.table(),
                                changed.how()
                                        .inOtherWords(
                                                "when %s on the way, a part of the action stayed"
                                                        .formatted(mishap.category()),
                                                "when %s, a part of the action stayed: table %s is neither as it was before nor as the whole action leaves it"
                                                        .formatted(
                                                                mishap.words(), changed.table()))))
                .orElseGet(() ->
                        Finding.inWords(
                                "when %s on the way, nothing was done, and yet the call returned as if all was well"
                                        .formatted(mishap.category()),
                                "when %s, nothing was done, and yet the call returned as if all was well"
                                        .formatted(mishap.words())));
    }
}
