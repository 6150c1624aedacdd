package savepoint.grader.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import savepoint.grader.queue.Trees;
import savepoint.grader.sandbox.Claim;
import savepoint.migrations.Migrations;
import savepoint.postgres.DatabaseLogin;
import savepoint.postgres.EmbeddedPostgres;
import savepoint.postgres.Folders;
import savepoint.postgres.PostgresBinaries;

/// A platform database of its own, as `serve` has one, with a course whose students hand in. It goes when it is closed.
public final class BenchCourse implements AutoCloseable {
    private static final int STUDENTS = 8;

    private final Claim claim;
    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final HikariDataSource server;
    private final List<Long> students;

    private BenchCourse(Claim claim, Path folder, EmbeddedPostgres postgres, List<Long> students) {
        this.claim = claim;
        this.folder = folder;
        this.postgres = postgres;
        this.students = students;
        this.server = pool(postgres.server(), STUDENTS);
    }

    /// @param work a folder of the bench alone; what a bench that was killed left there is removed
    public static BenchCourse open(Path work, PostgresBinaries binaries)
            throws IOException, SQLException {
        Files.createDirectories(work);
        var claim =
                Claim.on(work.resolve("lock"))
                        .orElseThrow(() -> new IOException("another bench is running in " + work));
        var folder = work.resolve("database");
        Folders.delete(folder);
        var postgres = EmbeddedPostgres.start(folder, binaries);
        Migrations.run(postgres.owner());
        try (var owner = postgres.owner().connect()) {
            return new BenchCourse(claim, folder, postgres, enrol(owner));
        }
    }

    private static List<Long> enrol(Connection owner) throws SQLException {
        Rows.insert(
                owner,
                "insert into course (slug, title, created_at) values ('bench', 'Bench', now()) returning id");
        Rows.insert(
                owner,
                """
                insert into term (course_id, slug, zone, starts, created_at)
                select id, 'now', 'UTC', current_date, now() from course returning id\
                """);
        var students = new ArrayList<Long>();
        for (int n = 1; n <= STUDENTS; n++) {
            long person =
                    Rows.insert(
                            owner,
                            "insert into person (ref, name, email, created_at) values (?, ?, ?, now()) returning id",
                            Rows.ref(),
                            "Student " + n,
                            "student%d@example.org".formatted(n));
            students.add(
                    Rows.insert(
                            owner,
                            """
                            insert into enrolment (ref, term_id, person_id, role, created_at)
                            select ?, id, ?, 'student', now() from term returning id\
                            """,
                            Rows.ref(),
                            person));
        }
        return students;
    }

    /// Publishes a bundle as the course's assignment, on which every student has begun to work.
    Published publish(Exercise exercise) throws SQLException {
        try (var owner = postgres.owner().connect()) {
            long activity =
                    Rows.insert(
                            owner,
                            """
                            insert into activity (ref, term_id, kind, slug, position, title)
                            select ?, id, 'assignment', ?, 1, ? from term returning id\
                            """,
                            Rows.ref(),
                            exercise.slug(),
                            exercise.slug());
            long version =
                    Rows.insert(
                            owner,
                            """
                            insert into content_version (course_id, kind, slug, tree, facts, published_at)
                            select id, 'assignment', ?, ?, '{}', now() from course returning id\
                            """,
                            exercise.slug(),
                            Trees.write(owner, exercise.bundle()));
            var works = new ArrayList<Published.Work>();
            for (long student : students) {
                long work =
                        Rows.insert(
                                owner,
                                "insert into work (ref, activity_id, created_at) values (?, ?, now()) returning id",
                                Rows.ref(),
                                activity);
                Rows.insert(
                        owner,
                        "insert into work_member (work_id, activity_id, enrolment_id) values (?, ?, ?) returning work_id",
                        work,
                        activity,
                        student);
                works.add(new Published.Work(work, student));
            }
            return new Published(server, version, works);
        }
    }

    /// What students' verdicts are told through.
    Announcements announcements() throws SQLException {
        return Announcements.open(postgres.server());
    }

    /// The login for a worker.
    public DatabaseLogin grader() {
        return postgres.grader();
    }

    /// Connections of one role, kept open.
    static HikariDataSource pool(DatabaseLogin login, int connections) {
        var config = new HikariConfig();
        config.setJdbcUrl(login.url());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    @Override
    public void close() throws IOException {
        try (claim) {
            server.close();
            postgres.close();
            Folders.delete(folder);
        }
    }
}
