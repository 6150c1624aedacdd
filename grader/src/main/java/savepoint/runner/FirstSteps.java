package savepoint.runner;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

/// Does in a JVM that waits for a hand-in, on whichever engine, what most hand-ins do.
public final class FirstSteps implements Scenario {
    private static final int ROWS = 50;

    /// Stands where a hand-in's class would.
    public static final class Counting {
        private final DataSource database;

        public Counting(DataSource database) {
            this.database = database;
        }

        private void write() throws SQLException {
            try (var connection = database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create table warm (id integer primary key, name varchar(20))");
                connection.setAutoCommit(false);
                try (var insert = connection.prepareStatement("insert into warm values (?, ?)")) {
                    for (int n = 0; n < ROWS; n++) {
                        insert.setInt(1, n);
                        insert.setString(2, "n" + n);
                        insert.addBatch();
                    }
                    insert.executeBatch();
                }
                connection.commit();
            }
        }

        private List<String> read() throws SQLException {
            var names = new ArrayList<String>();
            try (var connection = database.getConnection();
                    var query = connection.prepareStatement("select name from warm where id > ?")) {
                query.setInt(1, 1);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) names.add(rows.getString("name"));
                }
            }
            return names;
        }
    }

    @Override
    public Object observe(Subject subject) throws Exception {
        var counting = subject.make(Counting.class);
        counting.write();
        return List.of(
                subject.attempt(counting::read),
                subject.attempt(() -> {
                    throw new IllegalStateException("on purpose");
                }),
                subject.random().nextInt(1));
    }
}
