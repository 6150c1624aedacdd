package savepoint.grader.compare;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.grader.check.Table;
import savepoint.grader.generate.Dataset;
import savepoint.grader.query.Query;

/// References and a candidate in one arena: tells for one database after another whether the candidate's answer is one
/// that a reference allows.
final class Contest {
    /// Draws of what a reference leaves to chance.
    private static final int DRAWS = 4;

    private final Arena arena;
    private final RowsMode mode;
    private final List<Reference> references = new ArrayList<>();
    private final Arena.Ready candidate;
    private Dataset loaded;

    /// @param ranked the reference as its ranking shows it; empty where it has none that the server takes
    private record Reference(
            Query query,
            Arena.Ready plain,
            Optional<Arena.Ready> ranked,
            Optional<Arena.Ready> drawn) {}

    Contest(Arena arena, RowsMode mode, List<Query> references, String candidate)
            throws SQLException, Arena.Lost {
        this.arena = arena;
        this.mode = mode;
        for (var query : references) this.references.add(reference(query));
        this.candidate = arena.prepare(candidate);
    }

    private Reference reference(Query query) throws SQLException, Arena.Lost {
        Optional<Arena.Ready> ranked = Optional.empty();
        if (query.ranking().isPresent()) ranked = working(query.ranking().get().sql());
        var drawn = query.drawn();
        return new Reference(
                query,
                arena.prepare(query.sql()),
                ranked,
                drawn.isPresent() ? working(drawn.get()) : Optional.empty());
    }

    /// Empty where the server does not take what we made of a query.
    private Optional<Arena.Ready> working(String sql) throws SQLException, Arena.Lost {
        var ready = arena.prepare(sql);
        return arena.run(ready) instanceof Answer.Failed failed && !failed.overRows()
                ? Optional.empty()
                : Optional.of(ready);
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

        /// Whatever the rows: the candidate cannot be run.
        record Broken(String why) implements Finding {}
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
        loaded = arena.load(dataset);
        var allowed = new ArrayList<Expected>();
        for (var reference : references) {
            switch (expected(reference)) {
                case Known(var expected) -> allowed.add(expected);
                case Unknown(var why) -> {
                    return new Finding.Nothing(why);
                }
            }
        }
        var got = arena.run(candidate);
        var first = allowed.getFirst();
        return switch (got) {
            case Answer.Rows(var table) ->
                    allowed.stream().anyMatch(expected -> expected.accepts(table))
                            ? new Finding.Same(first.rows())
                            : new Finding.Different(first, got);
            case Answer.Failed failed when failed.overRows() -> new Finding.Stumbled(first, failed);
            case Answer.Failed failed -> new Finding.Broken(failed.message());
            case Answer.TooMany _ -> new Finding.Different(first, got);
            case Answer.TooLong(var why) -> new Finding.Broken(why);
        };
    }

    private sealed interface Reading {}

    private record Known(Expected expected) implements Reading {}

    private record Unknown(Answer why) implements Reading {}

    private Reading expected(Reference reference) throws Arena.Lost {
        var answer = arena.run(reference.ranked().orElse(reference.plain()));
        if (!(answer instanceof Answer.Rows(var table))) return new Unknown(answer);
        return new Known(
                reference.ranked().isPresent()
                        ? Expected.of(table, reference.query().ranking().orElseThrow(), mode)
                        : Expected.of(table, mode));
    }

    /// Whether the answer of a reference on these rows depends on chance: on the order in which they were put in, or on
    /// which of several that tie comes first.
    boolean isChance(Dataset dataset) throws SQLException, Arena.Lost {
        arena.load(dataset);
        var allowed = new ArrayList<Expected>();
        for (var reference : references) {
            if (!(expected(reference) instanceof Known(var expected))) return true;
            allowed.add(expected);
            if (reference.drawn().isPresent()) {
                for (int i = 0; i < DRAWS; i++)
                    if (strays(expected, arena.run(reference.drawn().get()))) return true;
            }
        }
        arena.load(dataset.reversed());
        for (int i = 0; i < references.size(); i++)
            if (strays(allowed.get(i), arena.run(references.get(i).plain()))) return true;
        return false;
    }

    private static boolean strays(Expected expected, Answer other) {
        return !(other instanceof Answer.Rows(Table table) && expected.accepts(table));
    }

    /// Why the reference's text cannot be compared with at all; empty where it can.
    Optional<String> brokenReference() throws Arena.Lost {
        for (var reference : references) {
            if (arena.run(reference.plain()) instanceof Answer.Failed failed && !failed.overRows())
                return Optional.of(failed.message());
        }
        return Optional.empty();
    }
}
