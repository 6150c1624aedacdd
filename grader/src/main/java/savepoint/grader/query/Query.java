package savepoint.grader.query;

import java.util.Optional;

/// A query as text, with what can be read from it. What the parser does not know is still a query.
public final class Query {
    private final String sql;
    private final Hints hints;
    private final Optional<Ranking> ranking;

    private Query(String sql) {
        this.sql = sql;
        this.hints = SyntaxTree.of(sql).map(HintReader::read).orElseGet(() -> HintReader.read(sql));
        this.ranking = SyntaxTree.of(sql).flatMap(Ranking::of);
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
}
