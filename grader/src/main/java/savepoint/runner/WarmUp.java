package savepoint.runner;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

/// Does in a JVM that waits for a hand-in what most hand-ins do, so that theirs is not the first time: connects,
/// inserts, asks, fails.
public final class WarmUp implements Scenario {
    /// The tables it works on.
    public static final String SCHEMA =
            """
            create table warm (id int generated always as identity primary key, name text not null, amount numeric(12,2),
                               day date, at timestamptz, whole bigint, yes boolean);
            insert into warm (name, amount, day, at, whole, yes)
            select 'n' || n, n, date '2026-01-01' + n, timestamptz '2026-01-01 00:00Z', n, true from generate_series(1, 10) n;
            """;

    /// Stands where a hand-in's class would.
    public static final class Notebook {
        private final DataSource database;

        public Notebook(DataSource database) {
            this.database = database;
        }

        private List<Row> read() throws SQLException {
            List<Row> rows = List.of();
            try (var connection = database.getConnection()) {
                connection.setAutoCommit(false);
                for (int from = 0; from < 6; from++) rows = read(connection, from);
                connection.rollback();
                try (var statement = connection.createStatement();
                        var none = statement.executeQuery("select * from nowhere")) {
                    none.next();
                } catch (SQLException expected) {
                    connection.rollback();
                }
            }
            return rows;
        }

        private static List<Row> read(Connection connection, int from) throws SQLException {
            var rows = new ArrayList<Row>();
            try (var query =
                    connection.prepareStatement(
                            "select name, amount, day, at, whole, yes from warm where id > ? and amount >= ? and name <> ?"
                                    + " order by id")) {
                query.setInt(1, from);
                query.setBigDecimal(2, BigDecimal.ONE);
                query.setString(3, "none");
                try (var found = query.executeQuery()) {
                    while (found.next()) {
                        rows.add(
                                new Row(
                                        found.getString("name"),
                                        found.getBigDecimal(2),
                                        found.getObject(3, LocalDate.class),
                                        found.getObject(4, OffsetDateTime.class),
                                        found.getLong(5),
                                        found.getBoolean(6)));
                    }
                }
            }
            return rows;
        }

        private void write() throws SQLException {
            try (var connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try (var insert =
                        connection.prepareStatement(
                                "insert into warm (name, amount, day, at, whole, yes) values (?, ?, ?, ?, ?, ?)")) {
                    for (int n = 0; n < 50; n++) {
                        insert.setString(1, "w" + n);
                        insert.setBigDecimal(2, BigDecimal.valueOf(n, 2));
                        insert.setObject(3, LocalDate.EPOCH.plusDays(n));
                        insert.setObject(4, Instant.EPOCH.atOffset(ZoneOffset.UTC));
                        insert.setLong(5, n);
                        insert.setBoolean(6, n % 2 == 0);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
                try (var update =
                        connection.prepareStatement(
                                "update warm set amount = amount + ? where id = ?")) {
                    update.setBigDecimal(1, BigDecimal.TEN);
                    update.setInt(2, 1);
                    update.executeUpdate();
                }
                connection.commit();
            }
        }
    }

    private record Row(
            String name,
            BigDecimal amount,
            LocalDate day,
            OffsetDateTime at,
            long whole,
            boolean yes) {}

    @Override
    public Object observe(Subject subject) throws Exception {
        var notebook = subject.make(Notebook.class);
        notebook.write();
        return List.of(
                subject.attempt(notebook::read),
                subject.attempt(() -> {
                    throw new IllegalStateException("on purpose");
                }),
                Map.of("random", subject.random().nextInt(1)));
    }
}
