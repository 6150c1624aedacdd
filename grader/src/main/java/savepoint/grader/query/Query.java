package savepoint.grader.query;

import java.util.Optional;

/// A query as text, with what can be read from it. What the parser does not know is still a query.
public final class Query {
    private final String sql;
    private final Hints hints;
    private final Optional<Ranking> ranking;

    private final Optional<String> drawn;

    private Query(String sql) {
        this.sql = sql;
        var tree = SyntaxTree.of(sql);
        this.hints = tree.map(HintReader::read).orElseGet(() -> HintReader.read(sql));
        // both change the tree that they are given, and most queries need neither
        this.drawn = tree.filter(Chance::plays).flatMap(_ -> Chance.drawn(sql));
        this.ranking = tree.flatMap(Ranking::of);
    }

    public static Query of(String sql) {
        return new Query(sql);
    }

    public String sql() {
        return sql;
    }

    public Hints hints() {
        return hints;
    }

    /// How its rows are ordered and cut; empty where they are not, or where that could not be read.
    public Optional<Ranking> ranking() {
        return ranking;
    }

    /// The query with every tie drawn anew; empty where none of its parts depends on ties, as far as can be read.
    public Optional<String> drawn() {
        return drawn;
    }
}
