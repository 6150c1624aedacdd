package savepoint.grader.generate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Asks the server which values a column takes, by its type and by its own conditions.
final class Accepted {
    private Accepted() {}

    static List<String> of(Shape.Column column, List<String> values, Connection author)
            throws SQLException {
        if (values.isEmpty()) return values;
        var valid = ask(author, "pg_input_is_valid(v.text, ?)", column, values, true);
        if (column.conditions().isEmpty()) return valid;
        var conditions = String.join(") and (", column.conditions());
        return ask(
                author,
                "(select (%s) is not false from (select v.text::%s) as one(%s))"
                        .formatted(conditions, column.type(), Sql.name(column.name())),
                column,
                valid,
                false);
    }

    private static List<String> ask(
            Connection author,
            String question,
            Shape.Column column,
            List<String> values,
            boolean typed)
            throws SQLException {
        var kept = new ArrayList<String>();
        var sql =
                "select v.text from unnest(?::text[]) with ordinality as v(text, n) where %s order by v.n"
                        .formatted(question);
        try (var statement = author.prepareStatement(sql)) {
            statement.setArray(1, author.createArrayOf("text", values.toArray()));
            if (typed) statement.setString(2, column.type());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) kept.add(rows.getString(1));
            }
        }
        return kept;
    }
}
