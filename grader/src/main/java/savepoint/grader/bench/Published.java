package savepoint.grader.bench;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import javax.sql.DataSource;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.queue.GradingQueue;
import savepoint.grader.queue.NewGrading;
import savepoint.grader.queue.Trees;

/// An assignment in the platform's database, to which students hand in as the server lets them.
///
/// @param server connections as the server's role
/// @param version of the bundle
record Published(DataSource server, long version, List<Work> works) {
    /// What one student has for the assignment.
    record Work(long id, long enrolment) {}

    /// Hands in and queues the grading, in one transaction.
    void handIn(String ref, int number, FileTree files) throws SQLException {
        var work = works.get(number % works.size());
        try (var connection = server.getConnection()) {
            connection.setAutoCommit(false);
            var tree = Trees.write(connection, files);
            long submission =
                    Rows.insert(
                            connection,
                            """
                            insert into submission (ref, work_id, number, by_enrolment, received_at, tree, idempotency_key)
                            values (?, ?, ?, ?, now(), ?, ?) returning id\
                            """,
                            ref,
                            work.id(),
                            number,
                            work.enrolment(),
                            tree,
                            ref);
            GradingQueue.add(
                    connection,
                    new NewGrading(
                            ref,
                            new NewGrading.Subject.Submission(submission, tree),
                            OptionalLong.of(work.enrolment()),
                            version,
                            work.id(),
                            NewGrading.Priority.LIVE,
                            Instant.now()));
            connection.commit();
        }
    }

    /// @throws WrongVerdict unless the grading ended with all points
    void requireAllPoints(String ref) throws SQLException, WrongVerdict {
        try (var connection = server.getConnection();
                var select =
                        connection.prepareStatement(
                                """
                                select v.kind, v.points = v.possible and v.points > 0, v.body
                                  from verdict v join grading g on g.id = v.grading_id where g.ref = ?\
                                """)) {
            select.setString(1, ref);
            try (var verdict = select.executeQuery()) {
                if (!verdict.next())
                    throw new WrongVerdict("a verdict was announced and is not there");
                if (!verdict.getString(1).equals("graded") || !verdict.getBoolean(2))
                    throw new WrongVerdict("a right hand-in got: " + verdict.getString(3));
            }
        }
    }
}
