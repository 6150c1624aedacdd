package savepoint.server.web;

import static savepoint.server.grading.Outcome.*;

import savepoint.server.home.Standing;
import savepoint.server.home.Standing.State;

/// What the sample pages speak of: a term, its times, a few links and two files.
final class SampleFacts {

    private SampleFacts() {}

    static final String TERM = "/c/databases/fall-2026";
    static final Moment THURSDAY =
            new Moment("2026-11-19T18:00:00-06:00", "Thursday 19 November, 18:00 CST");
    static final Moment FRIDAY =
            new Moment("2026-11-20T18:00:00-06:00", "Friday 20 November, 18:00 CST");
    static final Moment SATURDAY =
            new Moment("2026-11-21T18:00:00-06:00", "Saturday 21 November, 18:00 CST");
    static final Moment TUESDAY_AFTER =
            new Moment("2026-11-24T18:00:00-06:00", "Tuesday 24 November, 18:00 CST");
    static final Moment RECEIVED =
            new Moment("2026-11-19T17:41:07-06:00", "Thursday 19 November, 17:41:07 CST");
    static final Link WEEK = new Link("Week 11", TERM + "/weeks/11");
    static final Link BANK = new Link("Bank transfer", TERM + "/assignments/bank-transfer");
    static final ActivityPoints IN_PARTS = new ActivityPoints("150", "60", "40", "50");

    static final String JAVA =
            """
            package bank;

            import java.math.BigDecimal;
            import java.sql.Connection;
            import java.sql.SQLException;
            import javax.sql.DataSource;

            /** Moves money between accounts in PostgreSQL. */
            public final class PostgresBank implements Bank {

                private final DataSource database;

                public PostgresBank(DataSource database) {
                    this.database = database;
                }

                @Override
                public void transfer(long from, long to, BigDecimal amount) throws SQLException {
                    try (Connection connection = database.getConnection()) {
                        connection.setAutoCommit(false);
                        take(connection, from, amount);
                        give(connection, to, amount);
                        connection.commit();
                    }
                }

                private static void take(Connection c, long account, BigDecimal amount)
                        throws SQLException {
                    String sql = "UPDATE account SET balance = balance - ? WHERE id = ?";
                    try (var update = c.prepareStatement(sql)) {
                        update.setBigDecimal(1, amount);
                        update.setLong(2, account);
                        update.executeUpdate(); // and if it is not there?
                    }
                }
            }
            """;
    static final String SQL =
            """
            CREATE TABLE account (
                id      bigint PRIMARY KEY,
                owner   text           NOT NULL,
                balance numeric(12, 2) NOT NULL DEFAULT 0
            );

            -- one row for each move of money
            CREATE TABLE transfer (
                id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                from_account bigint         NOT NULL REFERENCES account (id),
                to_account   bigint         NOT NULL REFERENCES account (id),
                amount       numeric(12, 2) NOT NULL CHECK (amount > 0)
            );
            """;

    static Standing standing(State state) {
        return new Standing(state, false, null, null);
    }
}
