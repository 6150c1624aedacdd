package savepoint.grader.compare;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import savepoint.grader.generate.Dataset;
import savepoint.grader.query.Query;
import savepoint.grader.query.Ranking;

/// References and a candidate in one arena: tells for one database after another whether the candidate's answer is one
/// that a reference allows.
final class Contest {
    /// Draws of what a reference leaves to chance.
    private static final int DRAWS = 4;

    private final Arena ours;
    private final Arena theirs;
    private final RowsMode mode;
    private final List<Reference> references = new ArrayList<>();
    private Arena.Ready candidate;
    private final Set<String> names = new HashSet<>();
    private Dataset loaded;

    /// @param ranked the reference as its ranking shows it; empty where it has none that the server takes
    private record Reference(
            Query query,
            Arena.Ready plain,
            Optional<Arena.Ready> ranked,
            Optional<Arena.Ready> drawn) {}

    /// @param ours where references are run
    /// @param theirs where the candidate is run: the same, or a place of its own
    Contest(Arena ours, Arena theirs, RowsMode mode, List<Query> references, String candidate)
            throws SQLException, Arena.Lost {
        this.ours = ours;
        this.theirs = theirs;
        this.mode = mode;
        for (var query : references) {
            this.references.add(reference(query));
            names.addAll(query.hints().tables());
        }
        this.candidate = theirs.prepare(candidate);
    }

    private Reference reference(Query query) throws SQLException, Arena.Lost {
        var ranking = query.ranking();
        var drawn = query.drawn();
        return new Reference(
                query,
                ours.prepare(query.sql()),
                ranking.isPresent() ? ours.working(ranking.get().sql()) : Optional.empty(),
                drawn.isPresent() ? ours.working(drawn.get()) : Optional.empty());
    }

    private Dataset load(Dataset dataset) throws SQLException {
        var kept = ours.load(dataset);
        if (!theirs.sharesRowsWith(ours)) theirs.load(kept);
        return kept;
    }

    /// What a database says of the candidate.
    sealed interface Finding {
        /// @param rows that the reference gave
        record Same(long rows) implements Finding {}

        record Different(Expected expected, Answer got) implements Finding {}

        /// The reference itself fails there, or gives too much.
        record Nothing(Answer why) implements Finding {}

        /// The rows made the candidate fail, and not the reference.
        record Stumbled(Expected expected, Answer.Failed got) implements Finding {}

        /// The candidate was not done in time, which on a busy machine may happen once.
        record Slow(String why) implements Finding {}

        /// Whatever the rows: the candidate cannot be run.
        record Broken(String why) implements Finding {}
    }

    /// Has the candidate planned anew, so that its rows come sorted only where it asks for that.
    void unsort() throws SQLException {
        theirs.planWithout(
                List.of(
                        "enable_sort",
                        "enable_indexscan",
                        "enable_indexonlyscan",
                        "enable_mergejoin"));
        candidate = theirs.prepare(candidate.sql());
    }

    /// The dataset that was judged last: what the schema refused of it is left out.
    Dataset loaded() {
        return loaded;
    }

    /// Whether the references leave something to chance that can be read from their text.
    boolean isDoubtful() {
        return references.stream().anyMatch(reference -> reference.drawn().isPresent());
    }

    Finding on(Dataset dataset) throws SQLException, Arena.Lost {
        loaded = load(dataset);
        var allowed = new ArrayList<Expected>();
        for (var reference : references) {
            switch (expected(reference)) {
                case Known(var expected) -> allowed.add(expected);
                case Unknown(var why) -> {
                    return new Finding.Nothing(why);
                }
            }
        }
        var got = theirs.run(candidate);
        var first = allowed.getFirst();
        return switch (got) {
            case Answer.Rows(var table) ->
                    allowed.stream().anyMatch(expected -> expected.accepts(table))
                            ? new Finding.Same(first.rows())
                            : new Finding.Different(first, got);
            case Answer.Failed failed when failed.overRows() -> new Finding.Stumbled(first, failed);
            case Answer.Failed failed -> new Finding.Broken(failed.message());
            case Answer.TooMany _ -> new Finding.Different(first, got);
            case Answer.TooLong(var why) -> new Finding.Slow(why);
        };
    }

    private sealed interface Reading {}

    private record Known(Expected expected) implements Reading {}

    private record Unknown(Answer why) implements Reading {}

    private Reading expected(Reference reference) throws Arena.Lost {
        var answer = ours.run(reference.ranked().orElse(reference.plain()));
        if (!(answer instanceof Answer.Rows(var table))) return new Unknown(answer);
        var ranking =
                reference.ranked().isPresent()
                        ? reference.query().ranking()
                        : Optional.<Ranking>empty();
        return new Known(
                ranking.map(known -> Expected.of(table, known, mode))
                        .orElseGet(() -> Expected.of(table, mode)));
    }

    /// Whether the candidate differs on these rows, all of which the schema takes.
    boolean differs(Dataset dataset) throws SQLException, Arena.Lost {
        return on(dataset) instanceof Finding.Different && loaded.equals(dataset);
    }

    /// Whether a reference names this table.
    boolean names(String table) {
        return names.contains(table);
    }

    /// Whether the answer of a reference on these rows depends on chance: on the order in which they were put in, or on
    /// which of several that tie comes first.
    boolean isChance(Dataset dataset) throws SQLException, Arena.Lost {
        ours.load(dataset);
        var allowed = new ArrayList<Expected>();
        for (var reference : references) {
            if (!(expected(reference) instanceof Known(var expected))) return true;
            allowed.add(expected);
            if (reference.drawn().isPresent()) {
                for (int i = 0; i < DRAWS; i++)
                    if (!expected.accepts(ours.run(reference.drawn().get()))) return true;
            }
        }
        ours.load(dataset.reversed());
        for (int i = 0; i < references.size(); i++)
            if (!allowed.get(i).accepts(ours.run(references.get(i).plain()))) return true;
        return false;
    }

    /// Why the reference's text cannot be compared with at all; empty where it can.
    Optional<String> brokenReference() throws Arena.Lost {
        for (var reference : references) {
            if (ours.run(reference.plain()) instanceof Answer.Failed failed && !failed.overRows())
                return Optional.of(failed.message());
        }
        return Optional.empty();
    }
}
