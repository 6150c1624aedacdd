package savepoint.grader.generate;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/// The tables of a schema as far as rows must fit into them, those that others refer to first.
///
/// @param tables foreign keys name tables by their place in this list
public record Shape(List<Table> tables) {
    /// @param uniques sets of columns whose values differ from row to row, the primary key among them
    /// @param checked whether rows meet conditions that only the server can judge
    public record Table(
            String name,
            List<Column> columns,
            List<Unique> uniques,
            List<ForeignKey> foreignKeys,
            boolean checked) {
        public OptionalInt column(String wanted) {
            return IntStream.range(0, columns.size())
                    .filter(i -> columns.get(i).name().equalsIgnoreCase(wanted))
                    .findFirst();
        }

        /// Columns that are keys by themselves: those of wider keys may repeat.
        Set<Integer> keys() {
            var keys = new HashSet<Integer>();
            for (var unique : uniques)
                if (unique.columns().size() == 1) keys.addAll(unique.columns());
            return keys;
        }
    }

    /// @param type as PostgreSQL writes it
    /// @param size of text, in characters; 0 for any
    /// @param scale digits after the point
    /// @param labels of an enum
    /// @param conditions of this column alone, as SQL
    public record Column(
            String name,
            String type,
            Kind kind,
            int size,
            int scale,
            boolean nullable,
            List<String> labels,
            List<String> conditions) {}

    /// @param primary whether it is the primary key
    public record Unique(List<Integer> columns, boolean nullsDistinct, boolean primary) {}

    /// @param columns of the referring table
    /// @param table that is referred to
    /// @param key its columns
    public record ForeignKey(List<Integer> columns, int table, List<Integer> key) {}

    /// What values of a column look like.
    public enum Kind {
        INTEGER,
        DECIMAL,
        FLOAT,
        TEXT,
        BOOLEAN,
        DATE,
        TIMESTAMP,
        TIME,
        INTERVAL,
        UUID,
        ENUM,
        OTHER;

        boolean numeric() {
            return this == INTEGER || this == DECIMAL || this == FLOAT;
        }
    }

    public OptionalInt table(String wanted) {
        return IntStream.range(0, tables.size())
                .filter(i -> tables.get(i).name().equalsIgnoreCase(wanted))
                .findFirst();
    }
}
