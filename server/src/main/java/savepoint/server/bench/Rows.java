package savepoint.server.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import savepoint.server.db.Refs;
import savepoint.server.db.Sha256;
import savepoint.server.web.Cookie;

/// What the bench writes into the platform's database and reads from it, beside the platform.
final class Rows implements AutoCloseable {
    private final Connection owner;

    Rows(Connection owner) {
        this.owner = owner;
    }

    /// Where a quiz stands.
    record Place(long activity, long term, String path) {}

    /// The quiz of this slug.
    Place quiz(String slug) throws SQLException {
        try (var query =
                owner.prepareStatement(
                        """
                        select a.id, t.id, '/c/' || c.slug || '/' || t.slug || '/quizzes/' || a.slug
                          from activity a
                          join term t on t.id = a.term_id
                          join course c on c.id = t.course_id
                         where a.kind = 'quiz' and a.slug = ?
                        """)) {
            query.setString(1, slug);
            try (var rows = query.executeQuery()) {
                if (!rows.next()) throw new SQLException("the course has no quiz " + slug);
                return new Place(rows.getLong(1), rows.getLong(2), rows.getString(3));
            }
        }
    }

    /// Enrols so many students, each of them signed in; the cookies of their browsers.
    List<String> enrol(long term, int students) throws SQLException {
        var cookies = new ArrayList<String>();
        try (var insert =
                owner.prepareStatement(
                        """
                        with made as (
                            insert into person (ref, name, email, created_at) values (?, ?, ?, now()) returning id
                        ), enrolled as (
                            insert into enrolment (ref, term_id, person_id, role, created_at)
                            select ?, ?, id, 'student', now() from made
                        )
                        insert into session (token_sha256, person_id, user_agent, created_at, seen_at, expires_at)
                        select ?, id, 'bench', now(), now(), now() + interval '1 day' from made
                        """)) {
            for (int n = 1; n <= students; n++) {
                var token = Refs.random() + Refs.random();
                insert.setString(1, Refs.random());
                insert.setString(2, "Student " + n);
                insert.setString(3, "bench%d@example.org".formatted(n));
                insert.setString(4, Refs.random());
                insert.setLong(5, term);
                insert.setBytes(6, Sha256.of(token));
                insert.addBatch();
                cookies.add(Cookie.SESSION + "=" + token);
            }
            insert.executeBatch();
        }
        return cookies;
    }

    /// Lets the quiz be sat from now on until then.
    void close(long activity, Instant closing) throws SQLException {
        try (var update =
                owner.prepareStatement(
                        "update activity set opens_at = null, due_at = ?, closes_at = ? where id = ?")) {
            var at = OffsetDateTime.ofInstant(closing, ZoneOffset.UTC);
            update.setObject(1, at);
            update.setObject(2, at);
            update.setLong(3, activity);
            update.executeUpdate();
        }
    }

    /// How many graders have said that they are at work.
    int graders() throws SQLException {
        try (var query =
                        owner.prepareStatement(
                                "select count(*) from grader_beat where trouble is null");
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// How many hand-ins have a verdict.
    int verdicts() throws SQLException {
        try (var query =
                        owner.prepareStatement(
                                """
                                select count(*) from verdict v join grading g on g.id = v.grading_id
                                 where g.submission_id is not null
                                """);
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// How many attempts are not handed in.
    int running() throws SQLException {
        try (var query =
                        owner.prepareStatement(
                                "select count(*) from attempt where ended_at is null");
                var rows = query.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// Every answer that the database holds.
    Set<Student.Receipt> answers() throws SQLException {
        var answers = new HashSet<Student.Receipt>();
        try (var query =
                        owner.prepareStatement(
                                """
                                select a.ref, n.position, n.version
                                  from answer n
                                  join attempt a on a.id = n.attempt_id
                                """);
                var rows = query.executeQuery()) {
            while (rows.next())
                answers.add(new Student.Receipt(rows.getString(1), rows.getInt(2), rows.getInt(3)));
        }
        return answers;
    }

    @Override
    public void close() throws SQLException {
        owner.close();
    }
}
