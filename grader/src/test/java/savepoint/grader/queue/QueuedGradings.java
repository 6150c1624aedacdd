package savepoint.grader.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import savepoint.grader.bundle.FileTree;
import savepoint.postgres.PlatformDatabase;
import savepoint.postgres.TestDatabase;

/// A platform database with one published bundle and students who hand in.
public final class QueuedGradings implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final PlatformDatabase database;
    private final Connection owner;
    private final long version;
    private int made;

    private QueuedGradings(PlatformDatabase database, Connection owner, long version) {
        this.database = database;
        this.owner = owner;
        this.version = version;
    }

    /// With two students.
    public static QueuedGradings with(FileTree bundle) throws Exception {
        return with(bundle, 2);
    }

    public static QueuedGradings with(FileTree bundle, int students) throws Exception {
        return on(TestDatabase.fresh(), bundle, students);
    }

    /// On an empty database of the caller's, which is closed with this.
    public static QueuedGradings on(PlatformDatabase database, FileTree bundle, int students)
            throws Exception {
        var owner = database.owner().connect();
        try (var statement = owner.createStatement()) {
            // a flood is quicker where no commit waits for the disk
            statement.execute("set synchronous_commit to off");
            statement.execute(
                    """
                    insert into course (slug, title, created_at) values ('c', 'C', now());
                    insert into term (course_id, slug, zone, starts, created_at)
                        values (1, 't', 'UTC', date '2026-11-23', now());
                    insert into person (ref, name, email, created_at)
                        select repeat(chr(97 + n / 26) || chr(97 + n %% 26), 8), 'P' || n, 'p' || n || '@example.org', now() from generate_series(1, %d) n;
                    insert into enrolment (ref, term_id, person_id, role, created_at)
                        select ref, 1, id, 'student', now() from person;
                    insert into activity (ref, term_id, kind, slug, position, title)
                        values (repeat('a', 16), 1, 'assignment', 'shelf', 1, 'A shelf');
                    insert into work (ref, activity_id, created_at)
                        select ref, 1, now() from person;
                    insert into work_member (work_id, activity_id, enrolment_id) select id, 1, id from person;
                    """
                            .formatted(students));
        }
        var tree = Trees.write(owner, bundle);
        try (var insert =
                owner.prepareStatement(
                        """
                        insert into content_version (course_id, kind, slug, tree, facts, published_at)
                        values (1, 'assignment', 'shelf', ?, '{}', now()) returning id\
                        """)) {
            insert.setString(1, tree);
            try (var made = insert.executeQuery()) {
                made.next();
                return new QueuedGradings(database, owner, made.getLong(1));
            }
        }
    }

    public PlatformDatabase database() {
        return database;
    }

    /// Hands in as a student, from 1, and queues the grading; returns its ref.
    public String handIn(int student, FileTree files, NewGrading.Priority priority)
            throws SQLException {
        made++;
        var ref = ref(made);
        var tree = Trees.write(owner, files);
        try (var insert =
                owner.prepareStatement(
                        """
                        insert into submission (ref, work_id, number, by_enrolment, received_at, tree, idempotency_key)
                        values (?, ?, ?, ?, now(), ?, ?) returning id\
                        """)) {
            insert.setString(1, ref);
            insert.setLong(2, student);
            insert.setInt(3, made);
            insert.setLong(4, student);
            insert.setString(5, tree);
            insert.setString(6, ref);
            try (var submission = insert.executeQuery()) {
                submission.next();
                GradingQueue.add(
                        owner,
                        new NewGrading(
                                ref,
                                new NewGrading.Subject.Submission(submission.getLong(1), tree),
                                OptionalLong.of(student),
                                version,
                                7,
                                priority,
                                NOW));
            }
        }
        return ref;
    }

    private static String ref(int number) {
        var ref = new StringBuilder();
        for (int rest = number; ref.length() < 16; rest /= 26) ref.append((char) ('a' + rest % 26));
        return ref.reverse().toString();
    }

    /// Makes the queue so many times as long, by more of the same gradings in later turns.
    public void multiply(int times) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(
                    """
                    insert into grading (ref, submission_id, enrolment_id, tree, version_id, seed, priority, created_at, turn)
                    select translate(substr(md5(g.ref || n), 1, 16), '0189', 'wxyz'), submission_id, enrolment_id, tree, version_id,
                           seed, priority, created_at, turn + n
                      from grading g, generate_series(2, %d) n;
                    analyze grading\
                    """
                            .formatted(times));
        }
    }

    /// How many gradings run after two graders fell silent over them.
    public int onItsLastTry() throws SQLException {
        return Integer.parseInt(
                value(
                        "select count(*) from grading where finished_at is null and lease_until > now() and tries > 2 and ? = ''",
                        ""));
    }

    /// What a worker that died leaves behind: a lease that nobody lengthens.
    public void letLeaseRunOut(String ref) throws SQLException {
        try (var update =
                owner.prepareStatement(
                        "update grading set lease_until = now() - interval '1 second' where ref = ?")) {
            update.setString(1, ref);
            update.executeUpdate();
        }
    }

    /// The verdict's kind and points, null while there is none.
    public String verdict(String ref) throws SQLException {
        return value(
                "select v.kind || ' ' || v.points from verdict v join grading g on g.id = v.grading_id where g.ref = ?",
                ref);
    }

    /// The report that is kept, as JSON, once there is one.
    public String awaitReport(String ref) throws SQLException {
        String report = null;
        while (report == null) {
            report =
                    value(
                            "select v.body::text from verdict v join grading g on g.id = v.grading_id where g.ref = ?",
                            ref);
            LockSupport.parkNanos(POLL.toNanos());
        }
        return report;
    }

    /// Whether a grader has ever taken it.
    public boolean hasBegun(String ref) throws SQLException {
        return !"0".equals(value("select tries from grading where ref = ?", ref));
    }

    /// Who grades it now, null while nobody does.
    public String worker(String ref) throws SQLException {
        return value(
                "select worker from grading where ref = ? and finished_at is null and lease_until > now()",
                ref);
    }

    /// One value that the owner sees.
    public String value(String query, String ref) throws SQLException {
        try (var select = owner.prepareStatement(query)) {
            select.setString(1, ref);
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        owner.close();
        database.close();
    }
}
