package savepoint.grader.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a query says about the rows that it tells apart.
///
/// @param literals its constants, with the columns that they are compared with
/// @param equal columns that it compares with each other
/// @param numbers of rows that it may count to: limits, and what aggregates are compared with
/// @param tables that it names
public record Hints(
        List<Literal> literals, List<Equal> equal, Set<Integer> numbers, Set<String> tables) {
    /// A column as the query names it.
    ///
    /// @param table empty where the query does not say
    public record Name(String table, String column) {}

    /// @param columns empty where it is not known what it is compared with
    public record Literal(Kind kind, String text, List<Name> columns) {}

    public record Equal(Name one, Name other) {}

    public enum Kind {
        NUMBER,
        TEXT,
        /// Of LIKE.
        PATTERN,
        /// Characters that a text has.
        LENGTH
    }

    static final Hints NONE = new Hints(List.of(), List.of(), Set.of(), Set.of());

    /// Those of several queries together.
    public static Hints of(List<Hints> all) {
        var literals = new LinkedHashSet<Literal>();
        var equal = new LinkedHashSet<Equal>();
        var numbers = new LinkedHashSet<Integer>();
        var tables = new LinkedHashSet<String>();
        for (var one : all) {
            literals.addAll(one.literals());
            equal.addAll(one.equal());
            numbers.addAll(one.numbers());
            tables.addAll(one.tables());
        }
        return new Hints(new ArrayList<>(literals), new ArrayList<>(equal), numbers, tables);
    }
}
