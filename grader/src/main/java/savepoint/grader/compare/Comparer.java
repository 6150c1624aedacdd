package savepoint.grader.compare;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.check.Legible;
import savepoint.grader.database.Stage;
import savepoint.grader.generate.Dataset;
import savepoint.grader.generate.Generator;
import savepoint.grader.generate.Shape;
import savepoint.grader.kind.SqlText;
import savepoint.grader.query.Hints;
import savepoint.grader.query.Query;

/// Compares candidates with references on the sample rows and on generated ones.
public final class Comparer {
    private static final int MOST_ROWS = 10_000;
    private static final Duration STATEMENT = Duration.ofSeconds(2);
    private static final Duration PAIR = Duration.ofSeconds(20);
    private static final long SEED = 1;
    private static final int MOST_REFERENCES = 100;

    /// Statements that are not done in time on so many databases are not tried on others.
    private static final int MOST_SLOW = 2;

    private final Stage stage;
    private final Shape shape;
    private final Dataset sample;
    private final Generator generator;
    private final RowsMode mode;
    private final Map<String, Query> references =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Query> eldest) {
                    return size() > MOST_REFERENCES;
                }
            };

    public Comparer(Stage stage, Shape shape, Dataset sample, RowsMode mode) {
        this.stage = stage;
        this.shape = shape;
        this.sample = sample;
        this.generator = new Generator(shape, sample, stage.author());
        this.mode = mode;
    }

    /// @throws SQLException when the server failed us
    public Outcome compare(List<String> texts, String candidate) throws SQLException {
        var known = new ArrayList<Query>();
        for (var reference : texts) {
            switch (SqlText.parse(reference)) {
                case SqlText.Bad(var why) -> {
                    return Outcome.error("reference: " + why);
                }
                case SqlText.One(var sql) -> known.add(reference(sql));
            }
        }
        if (known.isEmpty()) return Outcome.error("there is no reference");
        return switch (SqlText.parse(candidate)) {
            case SqlText.Bad(var why) -> Outcome.error(why);
            case SqlText.One(var sql) -> {
                try (var arena = new Arena(stage, shape, MOST_ROWS, STATEMENT, PAIR)) {
                    yield compare(arena, known, Query.of(sql));
                } catch (Arena.Lost lost) {
                    if (!lost.byItself()) throw lost.cause();
                    yield Outcome.error(lost.getMessage());
                }
            }
        };
    }

    /// Many candidates answer the same question.
    private Query reference(String sql) {
        return references.computeIfAbsent(sql, Query::of);
    }

    private Outcome compare(Arena arena, List<Query> references, Query candidate)
            throws SQLException, Arena.Lost {
        arena.load(Dataset.empty(shape));
        var contest = new Contest(arena, mode, references, candidate.sql());
        var broken = contest.brokenReference();
        if (broken.isPresent()) return Outcome.error("reference: " + broken.get());
        var all = new ArrayList<Hints>();
        references.forEach(query -> all.add(query.hints()));
        all.add(candidate.hints());
        var datasets = new ArrayList<Dataset>();
        if (sample.rows() > 0) datasets.add(sample);
        datasets.addAll(generator.datasets(Hints.of(all), SEED));
        return new Search(contest).over(datasets);
    }

    /// One pair's way through the datasets.
    private final class Search {
        private final Contest contest;
        private int told;
        private int chance;
        private int slow;
        private int stumbles;
        private Optional<Dataset> stumbled = Optional.empty();

        Search(Contest contest) {
            this.contest = contest;
        }

        Outcome over(List<Dataset> datasets) throws SQLException, Arena.Lost {
            for (var wanted : datasets) {
                var finding = contest.on(wanted);
                var dataset = contest.loaded();
                switch (finding) {
                    case Contest.Finding.Same _ -> told++;
                    case Contest.Finding.Broken(var why) -> {
                        return Outcome.error(Legible.message(why));
                    }
                    case Contest.Finding.Stumbled _ -> {
                        stumbles++;
                        if (stumbled.isEmpty()) stumbled = Optional.of(dataset);
                    }
                    case Contest.Finding.Nothing(var why) -> {
                        if (why instanceof Answer.TooLong(var words) && ++slow >= MOST_SLOW)
                            return Outcome.error("reference: " + words);
                    }
                    case Contest.Finding.Different _ -> {
                        if (contest.isChance(dataset)) chance++;
                        else return Outcome.different(shrunk(dataset));
                    }
                }
            }
            // rows that a course would not have may trip a right answer up, but not everywhere
            if (stumbled.isPresent() && stumbles > told)
                return Outcome.different(counterexample(stumbled.get()));
            return Outcome.same(remarks());
        }

        private String remarks() {
            var remarks = new ArrayList<String>();
            if (chance > 0)
                remarks.add("on %d databases the reference's answer is chance".formatted(chance));
            if (stumbles > 0)
                remarks.add("on %d databases the candidate alone fails".formatted(stumbles));
            return String.join("; ", remarks);
        }

        private boolean differs(Dataset dataset) throws SQLException, Arena.Lost {
            return contest.on(dataset) instanceof Contest.Finding.Different
                    && contest.loaded().equals(dataset);
        }

        private boolean surelyDiffers(Dataset dataset) throws SQLException, Arena.Lost {
            return differs(dataset) && !contest.isChance(dataset);
        }

        private Counterexample shrunk(Dataset dataset) throws SQLException, Arena.Lost {
            if (!contest.isDoubtful()) {
                var small = Shrinking.smallest(shape, dataset, this::differs);
                if (!contest.isChance(small)) return counterexample(small);
            }
            return counterexample(Shrinking.smallest(shape, dataset, this::surelyDiffers));
        }

        private Counterexample counterexample(Dataset dataset) throws SQLException, Arena.Lost {
            return switch (contest.on(dataset)) {
                case Contest.Finding.Different(var expected, var got) ->
                        Counterexample.of(shape, dataset, expected, got, "");
                case Contest.Finding.Stumbled(var expected, var got) ->
                        Counterexample.of(shape, dataset, expected, got, "");
                case Contest.Finding.Same _, Contest.Finding.Nothing _, Contest.Finding.Broken _ ->
                        throw new SQLException("the same rows gave another answer");
            };
        }
    }
}
