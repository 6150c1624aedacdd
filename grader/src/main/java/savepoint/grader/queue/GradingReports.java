package savepoint.grader.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import savepoint.grader.verdict.GradingReport;
import savepoint.grader.verdict.Progress;
import savepoint.grader.verdict.VerdictJson;

/// What workers say of the gradings they hold: each is taken only with the live lease, and a verdict only once.
public final class GradingReports {
    /// Told as a grading moves on; the payload is `ref JSON`.
    public static final String PROGRESS = "savepoint_progress";

    /// A grading whose every try ended by our fault is parked with that verdict after so many.
    public static final int MOST_TRIES = 3;

    /// A try that ended by our fault.
    ///
    /// @param incident what staff look for in the log
    public record Fault(String worker, String incident, String detail, Instant at) {}

    private GradingReports() {}

    /// Ends a grading with its verdict; false where the lease was lost and the verdict is not taken.
    public static boolean report(
            Connection connection, Claim claim, GradingReport report, Instant at)
            throws SQLException {
        try (var end =
                connection.prepareStatement(
                        """
                        with done as (
                            update grading set finished_at = ?, lease_until = null
                             where id = ? and lease_token = ? and finished_at is null
                            returning id
                        ), said as (
                            insert into verdict (grading_id, kind, points, possible, body, grader_version, engine_version, reported_at)
                            select id, ?, ?, ?, ?::jsonb, ?, ?, ? from done
                        )
                        select pg_notify(?, ?) from done\
                        """)) {
            end.setTimestamp(1, Timestamp.from(at));
            end.setLong(2, claim.gradingId());
            end.setObject(3, claim.token());
            end.setString(4, report.verdict().word());
            end.setBigDecimal(5, report.verdict().points());
            end.setBigDecimal(6, report.of());
            end.setString(7, VerdictJson.write(report));
            end.setString(8, report.grader());
            end.setString(9, report.engine());
            end.setTimestamp(10, Timestamp.from(at));
            end.setString(11, PROGRESS);
            end.setString(12, told(claim.ref(), Progress.DONE));
            try (var taken = end.executeQuery()) {
                return taken.next();
            }
        }
    }

    /// Ends a console's entry with its answer; false where the lease was lost and the answer is not taken.
    private static boolean answer(
            Connection connection, Claim claim, Ended.Explored explored, Instant at)
            throws SQLException {
        try (var end =
                connection.prepareStatement(
                        """
                        with done as (
                            update grading set finished_at = ?, lease_until = null
                             where id = ? and lease_token = ? and finished_at is null
                            returning console_entry_id
                        ), said as (
                            update console_entry e set answer = ?::jsonb, changes = ?, answered_at = ?
                              from done where e.id = done.console_entry_id
                        )
                        select pg_notify(?, ?) from done\
                        """)) {
            end.setTimestamp(1, Timestamp.from(at));
            end.setLong(2, claim.gradingId());
            end.setObject(3, claim.token());
            end.setString(4, VerdictJson.write(explored.answer()));
            end.setBoolean(5, explored.answer().changes());
            end.setTimestamp(6, Timestamp.from(at));
            end.setString(7, PROGRESS);
            end.setString(8, told(claim.ref(), Progress.DONE));
            try (var taken = end.executeQuery()) {
                return taken.next();
            }
        }
    }

    /// Ends a task with what it came to; false where the lease was lost.
    public static boolean end(Connection connection, Claim claim, Ended ended, Instant at)
            throws SQLException {
        return switch (ended) {
            case Ended.Graded(var report) -> report(connection, claim, report, at);
            case Ended.Explored explored -> answer(connection, claim, explored, at);
        };
    }

    /// Records a try that ended by our fault. The task goes back into the queue, or after the last try ends with
    /// `parked`; false where the lease was lost.
    public static boolean fault(Connection connection, Claim claim, Fault fault, Ended parked)
            throws SQLException {
        boolean auto = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            boolean ours =
                    claim.tries() >= MOST_TRIES
                            ? end(connection, claim, parked, fault.at())
                            : release(connection, claim);
            if (ours) record(connection, claim, fault);
            connection.commit();
            return ours;
        } catch (SQLException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(auto);
        }
    }

    /// Tells whoever watches how far gradings are, each the whole picture; those that are not ours any more are left
    /// out.
    public static void tell(Connection connection, Map<Claim, Progress> pictures)
            throws SQLException {
        try (var tell =
                connection.prepareStatement(
                        """
                        select pg_notify(?, told.payload)
                          from unnest(?, ?, ?) as told (id, token, payload)
                          join grading g on g.id = told.id and g.lease_token = told.token
                         where g.finished_at is null\
                        """)) {
            tell.setString(1, PROGRESS);
            var claims = pictures.keySet().stream().toList();
            tell.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", claims.stream().map(Claim::gradingId).toArray()));
            tell.setArray(
                    3,
                    connection.createArrayOf("uuid", claims.stream().map(Claim::token).toArray()));
            tell.setArray(
                    4,
                    connection.createArrayOf(
                            "text",
                            claims.stream()
                                    .map(claim -> told(claim.ref(), pictures.get(claim)))
                                    .toArray()));
            tell.execute();
        }
    }

    private static String told(String ref, Progress progress) {
        return ref + " " + VerdictJson.write(progress);
    }

    private static boolean release(Connection connection, Claim claim) throws SQLException {
        try (var release =
                connection.prepareStatement(
                        """
                        update grading set lease_token = null, lease_until = null, worker = null
                         where id = ? and lease_token = ? and finished_at is null\
                        """)) {
            release.setLong(1, claim.gradingId());
            release.setObject(2, claim.token());
            if (release.executeUpdate() == 0) return false;
            GradingQueue.notifyQueued(connection);
            return true;
        }
    }

    private static void record(Connection connection, Claim claim, Fault fault)
            throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        """
                        insert into grading_fault (grading_id, try, worker, incident, detail, at)
                        values (?, ?, ?, ?, ?, ?)\
                        """)) {
            insert.setLong(1, claim.gradingId());
            insert.setInt(2, claim.tries());
            insert.setString(3, fault.worker());
            insert.setString(4, fault.incident());
            insert.setString(5, fault.detail());
            insert.setTimestamp(6, Timestamp.from(fault.at()));
            insert.executeUpdate();
        }
    }
}
