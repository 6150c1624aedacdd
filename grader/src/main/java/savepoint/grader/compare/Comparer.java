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

    /// Datasets with the most rows, the last ones.
    private static final int RICHEST = 14;

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
        var contest = new Contest(arena, arena.beside(), mode, references, candidate.sql());
        var broken = contest.brokenReference();
        if (broken.isPresent()) return Outcome.error("reference: " + broken.get());
        var all = new ArrayList<Hints>();
        references.forEach(query -> all.add(query.hints()));
        all.add(candidate.hints());
        var datasets = new ArrayList<Dataset>();
        if (sample.rows() > 0) datasets.add(sample);
        datasets.addAll(generator.datasets(Hints.of(all), SEED));
        boolean sorts =
                references.stream()
                        .flatMap(query -> query.ranking().stream())
                        .anyMatch(ranking -> !ranking.keys().isEmpty());
        boolean unsorted = sorts && mode.keepsOrder();
        return new Search(contest, unsorted).over(datasets);
    }

    /// One pair's way through the datasets.
    private final class Search {
        private final Contest contest;
        private final boolean unsorted;
        private int told;
        private int chance;
        private int slow;
        private int stumbles;
        private Optional<Dataset> stumbled = Optional.empty();

        /// @param unsorted whether the candidate is asked again in ways that sort nothing by chance
        Search(Contest contest, boolean unsorted) {
            this.contest = contest;
            this.unsorted = unsorted;
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
                    case Contest.Finding.Slow(var why) -> {
                        if (++slow >= MOST_SLOW) return Outcome.error(why);
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
                        else return different(Shown.smallest(shape, contest, dataset));
                    }
                }
            }
            if (unsorted) {
                contest.unsort();
                for (var dataset :
                        datasets.subList(Math.max(0, datasets.size() - RICHEST), datasets.size())) {
                    if (contest.on(dataset) instanceof Contest.Finding.Different
                            && !contest.isChance(contest.loaded()))
                        return different(Shown.smallest(shape, contest, contest.loaded()));
                }
            }
            // rows that a course would not have may trip a right answer up, but not everywhere
            if (stumbled.isPresent() && stumbles > told)
                return different(Shown.of(shape, contest, stumbled.get()));
            if (told == 0 && chance == 0 && stumbles == 0)
                return Outcome.error("reference: it fails on every database that was tried");
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

        private static Outcome different(Shown shown) {
            return Outcome.different(shown.counterexample());
        }
    }
}
