package savepoint.grader.queue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/// The table `grading` as a queue. Leases live on the database's clock, so that workers' clocks do not matter.
public final class GradingQueue {
    /// Told when something was queued.
    public static final String QUEUED = "savepoint_grading";

    private GradingQueue() {}

    /// Queues in the caller's transaction; workers hear of it when that commits. The grading's id.
    public static long add(Connection connection, NewGrading grading) throws SQLException {
        return add(connection, List.of(grading)).getFirst();
    }

    /// Queues several at once, in this order; their ids.
    public static List<Long> add(Connection connection, List<NewGrading> gradings)
            throws SQLException {
        if (gradings.isEmpty()) return List.of();
        var ids = new ArrayList<Long>(gradings.size());
        try (var insert =
                connection.prepareStatement(
                        """
                        with own as (select max(turn) as turn from grading where enrolment_id = ? and priority = ?),
                             taken as (select max(turn) as turn from grading where priority = ? and tries > 0)
                        insert into grading (ref, submission_id, run_id, console_entry_id, tree, enrolment_id, version_id, seed,
                                             priority, created_at, code_run_id, attempt_id, position, answer_version, turn)
                        select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, greatest(coalesce(own.turn, 0) + 1, taken.turn) from own, taken\
                        """,
                        new String[] {"id"})) {
            for (var grading : gradings) {
                set(insert, grading);
                insert.addBatch();
            }
            insert.executeBatch();
            try (var made = insert.getGeneratedKeys()) {
                while (made.next()) ids.add(made.getLong(1));
            }
        }
        notifyQueued(connection);
        return ids;
    }

    private static void set(PreparedStatement insert, NewGrading grading) throws SQLException {
        int rank = grading.priority().rank();
        var enrolment =
                grading.enrolmentId().isPresent() ? grading.enrolmentId().getAsLong() : null;
        Long submission = null;
        Long run = null;
        Long entry = null;
        Long codeRun = null;
        NewGrading.Subject.Answer answer = null;
        String tree = null;
        switch (grading.subject()) {
            case NewGrading.Subject.Submission(var id, var files) -> {
                submission = id;
                tree = files;
            }
            case NewGrading.Subject.Run(var id, var files) -> {
                run = id;
                tree = files;
            }
            case NewGrading.Subject.ConsoleEntry(var id) -> entry = id;
            case NewGrading.Subject.Answer given -> {
                answer = given;
                tree = given.tree();
            }
            case NewGrading.Subject.CodeRun(var id, var files) -> {
                codeRun = id;
                tree = files;
            }
        }
        insert.setObject(1, enrolment, Types.BIGINT);
        insert.setInt(2, rank);
        insert.setInt(3, rank);
        insert.setString(4, grading.ref());
        insert.setObject(5, submission, Types.BIGINT);
        insert.setObject(6, run, Types.BIGINT);
        insert.setObject(7, entry, Types.BIGINT);
        insert.setString(8, tree);
        insert.setObject(9, enrolment, Types.BIGINT);
        insert.setLong(10, grading.versionId());
        insert.setLong(11, grading.seed());
        insert.setInt(12, rank);
        insert.setTimestamp(13, Timestamp.from(grading.createdAt()));
        insert.setObject(14, codeRun, Types.BIGINT);
        insert.setObject(15, answer == null ? null : answer.attempt(), Types.BIGINT);
        insert.setObject(16, answer == null ? null : answer.position(), Types.INTEGER);
        insert.setObject(17, answer == null ? null : answer.version(), Types.INTEGER);
    }

    /// Takes the next grading: live before regrades, then by turns (the first of each student, then the second of
    /// each), then the oldest. A lease that ran out is up for taking again.
    ///
    /// @param lowest the priority below which nothing is taken
    public static Optional<Claim> claim(
            Connection connection, String worker, Duration lease, NewGrading.Priority lowest)
            throws SQLException {
        try (var claim =
                connection.prepareStatement(
                        """
                        with next as (
                            select g.id
                              from grading g
                             where g.finished_at is null
                               and (g.lease_until is null or g.lease_until < now())
                               and g.priority <= ?
                             order by g.priority, g.turn, g.id
                               for update skip locked
                             limit 1
                        )
                        update grading g
                           set lease_token = gen_random_uuid(), lease_until = now() + make_interval(secs => ?),
                               worker = ?, tries = g.tries + 1
                          from next, content_version v
                         where g.id = next.id and v.id = g.version_id
                        returning g.id, g.ref, g.console_entry_id, g.tree,
                                  g.run_id is not null
                                      or exists (select from code_run c where c.id = g.code_run_id and not c.all_rows),
                                  v.tree, v.slug, g.seed, g.tries,
                                  (select count(*) from grading_fault f where f.grading_id = g.id), g.lease_token,
                                  g.priority, extract(epoch from clock_timestamp() - g.created_at)::float8\
                        """)) {
            claim.setInt(1, lowest.rank());
            claim.setDouble(2, seconds(lease));
            claim.setString(3, worker);
            try (var found = claim.executeQuery()) {
                if (!found.next()) return Optional.empty();
                return Optional.of(
                        new Claim(
                                found.getLong(1),
                                found.getString(2),
                                task(found),
                                found.getString(6),
                                found.getString(7),
                                found.getLong(8),
                                NewGrading.Priority.of(found.getInt(12)),
                                found.getInt(9),
                                found.getInt(10),
                                found.getObject(11, UUID.class),
                                waited(found.getDouble(13))));
            }
        }
    }

    // the clock of whoever asked may be a little ahead of the database's
    private static Duration waited(double seconds) {
        return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
    }

    private static Task task(ResultSet found) throws SQLException {
        long entry = found.getLong(3);
        if (!found.wasNull()) return new Task.Explore(entry);
        return new Task.Grade(
                found.getString(4), found.getBoolean(5) ? Task.Rows.VISIBLE : Task.Rows.ALL);
    }

    /// Lengthens the leases that are still ours and returns their tokens: the others are lost.
    public static Set<UUID> extend(Connection connection, Collection<Claim> claims, Duration lease)
            throws SQLException {
        try (var extend =
                connection.prepareStatement(
                        """
                        update grading set lease_until = now() + make_interval(secs => ?)
                         where id = any (?) and lease_token = any (?) and finished_at is null
                        returning lease_token\
                        """)) {
            var ids = claims.stream().map(Claim::gradingId).toArray();
            var tokens = claims.stream().map(Claim::token).toArray();
            extend.setDouble(1, seconds(lease));
            extend.setArray(2, connection.createArrayOf("bigint", ids));
            extend.setArray(3, connection.createArrayOf("uuid", tokens));
            var kept = new HashSet<UUID>();
            try (var rows = extend.executeQuery()) {
                while (rows.next()) kept.add(rows.getObject(1, UUID.class));
            }
            return kept;
        }
    }

    /// Gives a grading back as if it had never been taken, because the worker cannot grade; false where the lease was
    /// lost.
    public static boolean handBack(Connection connection, Claim claim) throws SQLException {
        try (var back =
                connection.prepareStatement(
                        """
                        update grading set lease_token = null, lease_until = null, worker = null, tries = tries - 1
                         where id = ? and lease_token = ? and finished_at is null\
                        """)) {
            back.setLong(1, claim.gradingId());
            back.setObject(2, claim.token());
            if (back.executeUpdate() == 0) return false;
            notifyQueued(connection);
            return true;
        }
    }

    /// How many gradings are taken before this one; empty once it runs or is finished.
    public static OptionalInt place(Connection connection, String ref) throws SQLException {
        try (var place =
                connection.prepareStatement("select place from grading_waiting where ref = ?")) {
            place.setString(1, ref);
            try (var found = place.executeQuery()) {
                return found.next() ? OptionalInt.of(found.getInt(1)) : OptionalInt.empty();
            }
        }
    }

    static void notifyQueued(Connection connection) throws SQLException {
        try (var notify = connection.prepareStatement("select pg_notify(?, '')")) {
            notify.setString(1, QUEUED);
            notify.execute();
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
