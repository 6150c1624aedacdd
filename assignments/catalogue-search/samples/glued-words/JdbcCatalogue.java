package library;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

/// The catalogue on PostgreSQL. The words are put into the query; the order is chosen among texts of this class, since a
/// parameter cannot stand for a column.
public final class JdbcCatalogue implements Catalogue {
    private static final int PAGE = 10;

    private static final Map<String, String> ORDERS =
            Map.of(
                    "title", "title",
                    "-title", "title DESC",
                    "year", "year NULLS LAST",
                    "-year", "year DESC NULLS LAST",
                    "price", "price NULLS LAST",
                    "-price", "price DESC NULLS LAST");

    private final DataSource library;

    public JdbcCatalogue(DataSource library) {
        this.library = library;
    }

    @Override
    public List<Hit> search(String words, String order, int page) throws SQLException {
        if (!ORDERS.containsKey(order)) {
            throw new IllegalArgumentException("no order " + order);
        }
        if (page < 1) {
            throw new IllegalArgumentException("no page " + page);
        }
        String[] each = Stream.of(words.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);
        String sql =
                """
                SELECT book.id, title, array_agg(name ORDER BY place) FILTER (WHERE name IS NOT NULL) AS authors
                  FROM book
                  LEFT JOIN book_author ON book_id = book.id
                  LEFT JOIN author ON author.id = author_id
                 WHERE NOT EXISTS (
                       SELECT FROM unnest(ARRAY[%s]::text[]) AS word
                        WHERE strpos(lower(title), lower(word)) = 0
                          AND NOT EXISTS (
                              SELECT FROM book_author AS written
                                JOIN author AS writer ON writer.id = written.author_id
                               WHERE written.book_id = book.id AND strpos(lower(writer.name), lower(word)) > 0))
                 GROUP BY book.id
                 ORDER BY %s, book.id
                 LIMIT ? OFFSET ?
                """
                        .formatted(
                                Stream.of(each).map(word -> "'" + word + "'").collect(Collectors.joining(", ")),
                                ORDERS.get(order));
        try (Connection connection = library.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, PAGE);
            statement.setLong(2, (page - 1L) * PAGE);
            try (ResultSet rows = statement.executeQuery()) {
                List<Hit> hits = new ArrayList<>();
                while (rows.next()) {
                    hits.add(new Hit(rows.getInt("id"), rows.getString("title"), names(rows.getArray("authors"))));
                }
                return hits;
            }
        }
    }

    private static List<String> names(Array names) throws SQLException {
        return names == null ? List.of() : List.of((String[]) names.getArray());
    }
}
