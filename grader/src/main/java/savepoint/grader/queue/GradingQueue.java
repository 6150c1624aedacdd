package savepoint.grader.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import savepoint.grader.verdict.GradingReport;
import savepoint.grader.verdict.Progress;
import savepoint.grader.verdict.VerdictJson;

/// The table `grading` as a queue. Leases live on the database's clock, so that workers' clocks do not matter.
public final class GradingQueue {
    /// Told when something was queued.
    public static final String QUEUED = "savepoint_grading";

    /// Told as a grading moves on; the payload is `ref JSON`.
    public static final String PROGRESS = "savepoint_progress";

    /// A grading whose every try ended by our fault is parked with that verdict after so many.
    public static final int MOST_TRIES = 3;

    private GradingQueue() {}

    /// Queues in the caller's transaction; workers hear of it when that commits.
    public static void add(Connection connection, NewGrading grading) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        """
                        insert into grading (ref, submission_id, enrolment_id, tree, version_id, seed, priority, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)\
                        """)) {
            insert.setString(1, grading.ref());
            insert.setLong(2, grading.submissionId());
            insert.setLong(3, grading.enrolmentId());
            insert.setString(4, grading.tree());
            insert.setLong(5, grading.versionId());
            insert.setLong(6, grading.seed());
            insert.setInt(7, grading.priority().rank());
            insert.setTimestamp(8, Timestamp.from(grading.createdAt()));
            insert.executeUpdate();
        }
        notify(connection, QUEUED, "");
    }

    /// Takes the next grading: live before regrades, then whoever has fewest under way, then the oldest. A lease that
    /// ran out is up for taking again.
    public static Optional<Claim> claim(Connection connection, String worker, Duration lease)
            throws SQLException {
        try (var claim =
                connection.prepareStatement(
                        """
                        with next as (
                            select g.id
                              from grading g
                             where g.finished_at is null
                               and (g.lease_until is null or g.lease_until < now())
                             order by g.priority,
                                      (select count(*) from grading running
                                        where running.enrolment_id = g.enrolment_id
                                          and running.finished_at is null and running.lease_until >= now()),
                                      g.id
                               for update skip locked
                             limit 1
                        )
                        update grading g
                           set lease_token = gen_random_uuid(), lease_until = now() + make_interval(secs => ?),
                               worker = ?, tries = g.tries + 1
                          from next, content_version v
                         where g.id = next.id and v.id = g.version_id
                        returning g.id, g.ref, g.tree, v.tree, v.slug, g.seed, g.tries, g.lease_token\
                        """)) {
            claim.setDouble(1, lease.toMillis() / 1000.0);
            claim.setString(2, worker);
            try (var found = claim.executeQuery()) {
                if (!found.next()) return Optional.empty();
                return Optional.of(
                        new Claim(
                                found.getLong(1),
                                found.getString(2),
                                found.getString(3),
                                found.getString(4),
                                found.getString(5),
                                found.getLong(6),
                                found.getInt(7),
                                found.getObject(8, UUID.class)));
            }
        }
    }

    /// Lengthens a lease that is still ours; false where it is not.
    public static boolean extend(Connection connection, Claim claim, Duration lease)
            throws SQLException {
        try (var extend =
                connection.prepareStatement(
                        """
                        update grading set lease_until = now() + make_interval(secs => ?)
                         where id = ? and lease_token = ? and finished_at is null\
                        """)) {
            extend.setDouble(1, lease.toMillis() / 1000.0);
            extend.setLong(2, claim.gradingId());
            extend.setObject(3, claim.token());
            return extend.executeUpdate() == 1;
        }
    }

    /// Ends a grading with its verdict, in one transaction; false where the lease was lost and the verdict is not taken.
    public static boolean report(
            Connection connection, Claim claim, GradingReport report, Instant at)
            throws SQLException {
        return inTransaction(
                connection,
                () -> {
                    if (!finish(connection, claim, at)) return false;
                    try (var insert =
                            connection.prepareStatement(
                                    """
                                    insert into verdict (grading_id, kind, points, possible, body, grader_version, engine_version, reported_at)
                                    values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)\
                                    """)) {
                        insert.setLong(1, claim.gradingId());
                        insert.setString(2, report.verdict().word());
                        insert.setBigDecimal(3, report.verdict().points());
                        insert.setBigDecimal(4, report.of());
                        insert.setString(5, VerdictJson.write(report));
                        insert.setString(6, report.grader());
                        insert.setString(7, report.engine());
                        insert.setTimestamp(8, Timestamp.from(at));
                        insert.executeUpdate();
                    }
                    tell(connection, claim.ref(), Progress.DONE);
                    return true;
                });
    }

    /// Records a try that ended by our fault. The grading goes back into the queue, or after the last try gets the
    /// verdict grader-fault; false where the lease was lost.
    public static boolean fault(
            Connection connection,
            Claim claim,
            String worker,
            String incident,
            String detail,
            GradingReport parked,
            Instant at)
            throws SQLException {
        boolean last = claim.tries() >= MOST_TRIES;
        return inTransaction(
                        connection,
                        () -> {
                            try (var insert =
                                    connection.prepareStatement(
                                            """
                                            insert into grading_fault (grading_id, try, worker, incident, detail, at)
                                            values (?, ?, ?, ?, ?, ?)\
                                            """)) {
                                insert.setLong(1, claim.gradingId());
                                insert.setInt(2, claim.tries());
                                insert.setString(3, worker);
                                insert.setString(4, incident);
                                insert.setString(5, detail);
                                insert.setTimestamp(6, Timestamp.from(at));
                                insert.executeUpdate();
                            }
                            if (last) return true;
                            return release(connection, claim);
                        })
                && (!last || report(connection, claim, parked, at));
    }

    /// Gives a grading back, to be taken by anyone.
    private static boolean release(Connection connection, Claim claim) throws SQLException {
        try (var release =
                connection.prepareStatement(
                        """
                        update grading set lease_token = null, lease_until = null, worker = null
                         where id = ? and lease_token = ? and finished_at is null\
                        """)) {
            release.setLong(1, claim.gradingId());
            release.setObject(2, claim.token());
            boolean released = release.executeUpdate() == 1;
            if (released) notify(connection, QUEUED, "");
            return released;
        }
    }

    /// Tells whoever watches this grading how far it is.
    public static void tell(Connection connection, String ref, Progress progress)
            throws SQLException {
        notify(connection, PROGRESS, ref + " " + VerdictJson.write(progress));
    }

    /// How many gradings stand before this one; empty once it runs or is finished.
    public static OptionalInt place(Connection connection, String ref) throws SQLException {
        try (var place =
                connection.prepareStatement(
                        """
                        select (select count(*) from grading other
                                 where other.finished_at is null
                                   and (other.lease_until is null or other.lease_until < now())
                                   and (other.priority, other.id) < (g.priority, g.id))
                          from grading g
                         where g.ref = ? and g.finished_at is null and (g.lease_until is null or g.lease_until < now())\
                        """)) {
            place.setString(1, ref);
            try (var found = place.executeQuery()) {
                return found.next() ? OptionalInt.of(found.getInt(1)) : OptionalInt.empty();
            }
        }
    }

    private static boolean finish(Connection connection, Claim claim, Instant at)
            throws SQLException {
        try (var finish =
                connection.prepareStatement(
                        """
                        update grading set finished_at = ?, lease_until = null
                         where id = ? and lease_token = ? and finished_at is null\
                        """)) {
            finish.setTimestamp(1, Timestamp.from(at));
            finish.setLong(2, claim.gradingId());
            finish.setObject(3, claim.token());
            return finish.executeUpdate() == 1;
        }
    }

    private static void notify(Connection connection, String channel, String payload)
            throws SQLException {
        try (PreparedStatement notify = connection.prepareStatement("select pg_notify(?, ?)")) {
            notify.setString(1, channel);
            notify.setString(2, payload);
            notify.execute();
        }
    }

    private interface Work {
        boolean run() throws SQLException;
    }

    private static boolean inTransaction(Connection connection, Work work) throws SQLException {
        boolean auto = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            boolean done = work.run();
            if (done) connection.commit();
            else connection.rollback();
            return done;
        } catch (SQLException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(auto);
        }
    }
}
