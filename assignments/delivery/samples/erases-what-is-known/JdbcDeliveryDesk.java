package library;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

/// Takes deliveries in, in three steps that know nothing of each other: the lines are judged in Java, the good ones staged in a batch, and
/// loaded by statements over whole tables.
///
/// Everything that changes a table happens in one transaction, between the first statement of `load` and its commit. Stopped before the
/// commit, by an error or by the power, the tables are as before the run, the problems and figures of the last run included; after it,
/// all of the delivery is in. If the answer of the commit itself is lost, running it again does no harm: books are known again.
///
/// An ORM would have to load every known book to change it, and sends an insert for each new one, since the database makes the ids. For a
/// page that edits one book it would be the better tool.
public final class JdbcDeliveryDesk implements DeliveryDesk {
    private static final System.Logger LOG = System.getLogger("delivery");
    private static final String HEADER = "isbn;title;authors;publisher;year;price";
    private static final Pattern PRICE = Pattern.compile("[0-9]{1,6}([.,][0-9]{1,2})?");

    private final DataSource library;

    public JdbcDeliveryDesk(DataSource library) {
        this.library = library;
    }

    @Override
    public Report takeIn(List<String> lines, int thisYear) throws SQLException {
        Judged judged = judge(lines, thisYear);
        int read = lines.size() - 1;
        int loaded = judged.good().size();
        var report = new Report(read, loaded, read - loaded, judged.problems());
        try {
            load(judged, report);
        } catch (SQLException failure) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "delivery of " + read + " lines: nothing was loaded, " + failure.getSQLState(),
                    failure);
            throw failure;
        }
        LOG.log(
                report.refused() == 0 ? System.Logger.Level.INFO : System.Logger.Level.WARNING,
                "delivery of {0} lines: {1} loaded, {2} refused, see table problem",
                read,
                loaded,
                report.refused());
        return report;
    }

    // ---- judging ----

    private record Line(
            int number,
            String isbn,
            String title,
            List<String> authors,
            String publisher,
            Integer year,
            BigDecimal price) {
        /// What a book is known by.
        Object key() {
            return isbn != null ? isbn : List.of(title, String.valueOf(year));
        }
    }

    private record Judged(List<Line> good, List<Problem> problems) {}

    private static Judged judge(List<String> lines, int thisYear) {
        if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
            throw new BadHeader(lines.isEmpty() ? "" : lines.getFirst());
        }
        var judged = new Judged(new ArrayList<>(), new ArrayList<>());
        Set<Object> seen = new HashSet<>();
        for (int number = 2; number <= lines.size(); number++) {
            var found = new ArrayList<Problem>();
            Line line = parse(number, lines.get(number - 1), thisYear, found);
            if (found.isEmpty() && !seen.add(line.key())) {
                found.add(new Problem(number, line.isbn() != null ? "isbn" : "title", "stands in a line before this one"));
            }
            if (found.isEmpty()) {
                judged.good().add(line);
            }
            judged.problems().addAll(found);
        }
        return judged;
    }

    private static Line parse(int number, String text, int thisYear, List<Problem> found) {
        String[] fields = text.split(";", -1);
        if (fields.length != 6) {
            found.add(new Problem(number, "line", "has %d fields, not 6".formatted(fields.length)));
            return null;
        }
        String isbn = isbn(number, fields[0].strip(), found);
        String title = fields[1].strip();
        if (title.isEmpty()) {
            found.add(new Problem(number, "title", "is missing"));
        }
        List<String> authors =
                Stream.of(fields[2].split("\\|"))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
        String publisher = fields[3].strip().replaceAll("\\s+", " ");
        Integer year = year(number, fields[4].strip(), thisYear, found);
        BigDecimal price = price(number, fields[5].strip(), found);
        return new Line(number, isbn, title, authors, publisher.isEmpty() ? null : publisher, year, price);
    }

    private static String isbn(int number, String text, List<Problem> found) {
        String digits = text.replaceAll("[ -]", "");
        if (digits.isEmpty()) {
            return null;
        }
        if (!digits.matches("97[89][0-9]{10}")) {
            found.add(new Problem(number, "isbn", "`%s` is not 13 digits that begin with 978 or 979".formatted(text)));
            return null;
        }
        int sum = 0;
        for (int i = 0; i < 13; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        if (sum % 10 != 0) {
            found.add(new Problem(number, "isbn", "has a wrong digit somewhere: " + digits));
        }
        return digits;
    }

    private static Integer year(int number, String text, int thisYear, List<Problem> found) {
        if (text.isEmpty() || text.equals("n.d.")) {
            return null;
        }
        if (!text.matches("[0-9]{4}")) {
            found.add(new Problem(number, "year", "`%s` is no year".formatted(text)));
            return null;
        }
        int year = Integer.parseInt(text);
        if (year > thisYear + 1) {
            found.add(new Problem(number, "year", year + " lies in the future"));
        }
        return year;
    }

    private static BigDecimal price(int number, String text, List<Problem> found) {
        if (text.isEmpty()) {
            return null;
        }
        if (!PRICE.matcher(text).matches()) {
            found.add(new Problem(number, "price", "`%s` is no amount such as 12.50".formatted(text)));
            return null;
        }
        return new BigDecimal(text.replace(',', '.'));
    }

    // ---- loading ----

    private static final List<String> STEPS =
            List.of(
                    """
                    UPDATE staged
                       SET book_id = book.id
                      FROM book
                     WHERE book.isbn = staged.isbn
                        OR (staged.isbn IS NULL AND book.isbn IS NULL
                            AND book.title = staged.title AND book.year IS NOT DISTINCT FROM staged.year)
                    """,
                    """
                    UPDATE book
                       SET year = staged.year, price = staged.price
                      FROM staged
                     WHERE staged.book_id = book.id
                    """,
                    """
                    INSERT INTO publisher (name)
                    SELECT DISTINCT ON (lower(publisher)) publisher
                      FROM staged
                     WHERE book_id IS NULL AND publisher IS NOT NULL
                       AND NOT EXISTS (SELECT FROM publisher AS known WHERE lower(known.name) = lower(publisher))
                     ORDER BY lower(publisher), line
                    """,
                    """
                    INSERT INTO author (name)
                    SELECT DISTINCT sent.name
                      FROM staged, unnest(authors) AS sent (name)
                     WHERE book_id IS NULL
                       AND NOT EXISTS (SELECT FROM author AS known WHERE known.name = sent.name)
                    """,
                    """
                    INSERT INTO book (isbn, title, year, price, publisher_id)
                    SELECT isbn, title, year, price, publisher.id
                      FROM staged
                      LEFT JOIN publisher ON lower(publisher.name) = lower(staged.publisher)
                     WHERE book_id IS NULL
                     ORDER BY line
                    """,
                    """
                    INSERT INTO book_author (book_id, author_id, place)
                    SELECT book.id, (SELECT min(author.id) FROM author WHERE author.name = sent.name), sent.place
                      FROM staged
                      JOIN book ON book.isbn = staged.isbn
                                OR (staged.isbn IS NULL AND book.isbn IS NULL
                                    AND book.title = staged.title AND book.year IS NOT DISTINCT FROM staged.year)
                     CROSS JOIN unnest(authors) WITH ORDINALITY AS sent (name, place)
                     WHERE book_id IS NULL
                    """);

    private void load(Judged judged, Report report) throws SQLException {
        try (Connection connection = library.getConnection()) {
            connection.setAutoCommit(false);
            try {
                write(connection, judged.problems());
                stage(connection, judged.good());
                for (String step : STEPS) {
                    run(connection, step);
                }
                note(connection, report);
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
        }
    }

    private static void write(Connection connection, List<Problem> problems) throws SQLException {
        run(connection, "DELETE FROM problem");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO problem (line, field) VALUES (?, ?)")) {
            for (Problem problem : problems) {
                insert.setInt(1, problem.line());
                insert.setString(2, problem.field());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void stage(Connection connection, List<Line> lines) throws SQLException {
        run(connection, "DELETE FROM staged");
        String sql =
                """
                INSERT INTO staged (line, isbn, title, authors, publisher, year, price)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Line line : lines) {
                insert.setInt(1, line.number());
                insert.setString(2, line.isbn());
                insert.setString(3, line.title());
                insert.setArray(4, connection.createArrayOf("text", line.authors().toArray()));
                insert.setString(5, line.publisher());
                insert.setObject(6, line.year(), Types.INTEGER);
                insert.setBigDecimal(7, line.price());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void note(Connection connection, Report report) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO load (read, loaded, refused) VALUES (?, ?, ?)")) {
            insert.setInt(1, report.read());
            insert.setInt(2, report.loaded());
            insert.setInt(3, report.refused());
            insert.executeUpdate();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.executeUpdate();
        }
    }
}
