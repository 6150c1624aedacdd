package savepoint.grader.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;
import savepoint.grader.queue.GradingReports;
import savepoint.grader.verdict.Progress;
import savepoint.grader.verdict.VerdictJson;
import savepoint.postgres.DatabaseLogin;

/// Hears on the progress channel when a grading has its verdict.
final class Announcements implements AutoCloseable {
    private static final int LOOK_MILLIS = 100;

    private final Connection connection;
    private final Map<String, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();
    private final Thread listener =
            Thread.ofPlatform().name("announcements").daemon().unstarted(this::listen);
    private volatile boolean closed;

    private Announcements(Connection connection) {
        this.connection = connection;
    }

    static Announcements open(DatabaseLogin login) throws SQLException {
        var connection = login.connect();
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + GradingReports.PROGRESS);
        }
        var announcements = new Announcements(connection);
        announcements.listener.start();
        return announcements;
    }

    /// The moment, by [System#nanoTime()], at which the verdict was heard of. Ask before handing in.
    CompletableFuture<Long> verdict(String ref) {
        return awaited.computeIfAbsent(ref, _ -> new CompletableFuture<>());
    }

    private void listen() {
        try {
            while (!closed) {
                var heard = connection.unwrap(PGConnection.class).getNotifications(LOOK_MILLIS);
                long now = System.nanoTime();
                if (heard == null) continue;
                for (var notification : heard) hear(notification.getParameter(), now);
            }
        } catch (SQLException away) {
            awaited.values().forEach(verdict -> verdict.completeExceptionally(away));
        }
    }

    private void hear(String payload, long now) {
        var words = payload.split(" ", 2);
        if (VerdictJson.readProgress(words[1]).stage() != Progress.Stage.DONE) return;
        var verdict = awaited.remove(words[0]);
        if (verdict != null) verdict.complete(now);
    }

    @Override
    public void close() throws SQLException {
        closed = true;
        connection.close();
    }
}
