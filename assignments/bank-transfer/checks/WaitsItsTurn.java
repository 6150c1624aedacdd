import bank.Bank;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.FutureTask;

/// While a rival transaction has taken all but one cent of an account and not yet committed, the
/// bank is asked to move two cents from that account. Only when the bank waits for the rival, or
/// has answered, does the rival commit.
public final class WaitsItsTurn implements Scenario {
    // How long to look away between two looks at the lock table.
    private static final Duration PAUSE = Duration.ofMillis(2);

    @Override
    public Object observe(Subject subject) throws Exception {
        Bank bank = subject.make(Bank.class);
        try (Connection rival = subject.database().getConnection()) {
            rival.setAutoCommit(false);
            long contested = contested(rival);
            long other = other(rival, contested);
            takeAllButOneCent(rival, contested);

            var transfer =
                    new FutureTask<Object>(
                            () ->
                                    subject.attempt(
                                            () -> {
                                                bank.transfer(
                                                        contested, other, new BigDecimal("0.02"));
                                                return "accepted";
                                            }));
            Thread thread = Thread.ofPlatform().daemon().start(transfer);
            while (!thread.join(PAUSE) && !someoneWaitsFor(rival)) {}
            rival.commit();
            return transfer.get();
        }
    }

    private static long contested(Connection connection) throws SQLException {
        String sql = "SELECT id FROM account WHERE balance >= 1 ORDER BY id LIMIT 1";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return number(statement);
        }
    }

    private static long other(Connection connection, long contested) throws SQLException {
        String sql = "SELECT max(id) FROM account WHERE id <> ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, contested);
            return number(statement);
        }
    }

    private static void takeAllButOneCent(Connection connection, long id) throws SQLException {
        String sql = "UPDATE account SET balance = 0.01 WHERE id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, id);
            statement.executeUpdate();
        }
    }

    private static boolean someoneWaitsFor(Connection connection) throws SQLException {
        String sql =
                """
                SELECT count(*)
                FROM pg_locks
                WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))
                """;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            return number(statement) > 0;
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
