package savepoint.grader.generate;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Asks the server which values a column takes, by its type and by its own conditions, and remembers what it said.
final class Accepted {
    private static final int MOST_KNOWN = 20_000;

    private final Connection author;
    private final Map<Question, Boolean> known = new HashMap<>();

    /// A column of the same type and conditions takes the same values.
    private record Question(String type, String column, List<String> conditions, String value) {
        static Question of(Shape.Column column, String value) {
            return new Question(column.type(), column.name(), column.conditions(), value);
        }
    }

    Accepted(Connection author) {
        this.author = author;
    }

    List<String> of(Shape.Column column, List<String> values) throws SQLException {
        var asked =
                values.stream()
                        .filter(value -> !known.containsKey(Question.of(column, value)))
                        .toList();
        if (!asked.isEmpty()) {
            if (known.size() > MOST_KNOWN) known.clear();
            var taken = ask(column, asked);
            for (var value : asked) known.put(Question.of(column, value), taken.contains(value));
        }
        return values.stream()
                .filter(value -> known.getOrDefault(Question.of(column, value), false))
                .toList();
    }

    private List<String> ask(Shape.Column column, List<String> values) throws SQLException {
        var valid = ask("pg_input_is_valid(v.text, ?)", column, values, true);
        if (column.conditions().isEmpty() || valid.isEmpty()) return valid;
        var conditions = String.join(") and (", column.conditions());
        return ask(
                "(select (%s) is not false from (select v.text::%s) as one(%s))"
                        .formatted(conditions, column.type(), Sql.name(column.name())),
                column,
                valid,
                false);
    }

    private List<String> ask(
            String question, Shape.Column column, List<String> values, boolean typed)
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
