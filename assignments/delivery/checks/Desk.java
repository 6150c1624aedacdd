import library.DeliveryDesk;
import library.Problem;
import library.Report;

import savepoint.scenario.Subject;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/// What the scenarios have in common: how a delivery is handed over, and how its traces are read.
final class Desk {
    static final String HEADER = "isbn;title;authors;publisher;year;price";
    static final int THIS_YEAR = 2026;

    private Desk() {}

    /// What the report says, without the words of its problems.
    static Object takeIn(Subject subject, List<String> lines) {
        DeliveryDesk desk = subject.make(DeliveryDesk.class);
        return subject.attempt(
                () -> {
                    Report report = desk.takeIn(lines, THIS_YEAR);
                    List<String> problems = new ArrayList<>();
                    for (Problem problem : report.problems()) {
                        problems.add(problem.line() + " " + problem.field());
                    }
                    return List.of(report.read(), report.loaded(), report.refused(), problems);
                });
    }

    /// An ISBN of thirteen digits whose last one fits.
    static String isbn(long number) {
        String twelve = Long.toString(979_100_000_000L + number);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }

    /// Each book that has authors or a publisher, told by names; authors that were there before keep their ids.
    static List<String> books(DataSource library) throws SQLException {
        return ask(
                library,
                """
                SELECT coalesce(isbn, '-') || ' ' || title || ' | ' || coalesce(publisher.name, '-') || ' | '
                       || coalesce(string_agg(author.name || CASE WHEN author.id < 1000 THEN ' ' || author.id ELSE '' END,
                                              ', ' ORDER BY place), '-')
                       || coalesce(' | ' || min(place) || '..' || max(place), '')
                  FROM book
                  LEFT JOIN publisher ON publisher.id = publisher_id
                  LEFT JOIN book_author ON book_id = book.id
                  LEFT JOIN author ON author.id = author_id
                 GROUP BY book.id, publisher.name
                 ORDER BY 1
                """);
    }

    /// All that a delivery may change, but for the figures of the runs.
    static List<String> everything(DataSource library) throws SQLException {
        List<String> all = new ArrayList<>(books(library));
        all.addAll(
                ask(
                        library,
                        """
                        SELECT 'book ' || concat_ws(' ', id < 1000, isbn, title, year, price) FROM book
                        UNION ALL SELECT 'publisher ' || name FROM publisher
                        UNION ALL SELECT 'author ' || name FROM author
                        UNION ALL SELECT 'problem ' || line || ' ' || field FROM problem
                        ORDER BY 1
                        """));
        return all;
    }

    private static List<String> ask(DataSource library, String sql) throws SQLException {
        try (var connection = library.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
