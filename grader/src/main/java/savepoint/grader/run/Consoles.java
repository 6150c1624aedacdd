package savepoint.grader.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.check.TableViews;
import savepoint.grader.database.AnswerTooLarge;
import savepoint.grader.database.CaseDatabase;
import savepoint.grader.database.Lease;
import savepoint.grader.database.Template;
import savepoint.grader.queue.Exploration;
import savepoint.grader.verdict.ConsoleAnswer;

/// Answers what people ask of private copies of an author's rows. A copy is made for each answer, brought to where it
/// stood, and dropped: nobody holds a server while they think.
final class Consoles {
    private static final Duration CPU = Duration.ofSeconds(5);
    private static final Duration WALL = Duration.ofSeconds(20);
    private static final Duration REPLAY = Duration.ofSeconds(2);

    /// `query_canceled`
    private static final String TIMED_OUT = "57014";

    private static final String RESET = ": reset the rows to go on.";

    private final Workshop workshop;

    Consoles(Workshop workshop) {
        this.workshop = workshop;
    }

    /// @param files of the published version
    /// @throws BrokenBundle when the fault is the author's
    /// @throws SQLException when a hand-in server failed us
    ConsoleAnswer answer(Exploration asked, FileTree files)
            throws BrokenBundle, SQLException, InterruptedException {
        try (var lease = workshop.lease();
                var copy = lease.create(template(asked.files(), files))) {
            return answer(asked, lease, copy);
        }
    }

    private static Template template(List<String> named, FileTree files) throws BrokenBundle {
        var texts = new ArrayList<String>();
        for (var name : named)
            texts.add(files.text(name).orElseThrow(() -> new BrokenBundle(name + " is not there")));
        return Template.of(texts.getFirst(), texts.subList(1, texts.size()), Template.Rights.ALL);
    }

    private static ConsoleAnswer answer(Exploration asked, Lease lease, CaseDatabase copy)
            throws SQLException {
        try (var session = copy.student(CPU, WALL)) {
            if (asked.earlier().size() > Exploration.MOST_EARLIER)
                return ended(
                        "%d statements have changed this copy, and no more are kept"
                                        .formatted(Exploration.MOST_EARLIER)
                                + RESET);
            if (!replay(session, asked.earlier()))
                return ended(
                        "What was run before takes more than %d s to run again"
                                        .formatted(REPLAY.toSeconds())
                                + RESET);
            return switch (asked.kind()) {
                case RUN -> ConsoleSession.run(session, copy, asked.sql());
                case PLAN -> ConsoleSession.plan(session, asked.sql());
                case TABLES -> tables(copy);
            };
        } catch (ConsoleSession.Lost lost) {
            return ended(why(lease, copy, lost));
        }
    }

    private static boolean replay(Connection session, List<String> earlier)
            throws SQLException, ConsoleSession.Lost {
        long begun = System.nanoTime();
        for (var sql : earlier) {
            ConsoleSession.repeat(session, sql);
            if (System.nanoTime() - begun > REPLAY.toNanos()) return false;
        }
        return true;
    }

    private static ConsoleAnswer tables(CaseDatabase copy) throws SQLException {
        copy.endStudentSessions();
        try (var checker = copy.checker()) {
            return new ConsoleAnswer(
                    List.of(new ConsoleAnswer.Tables(TableViews.read(checker))), false, 0);
        } catch (SQLException failed) {
            // whoever owns the tables may fill them as they like
            boolean theirs = AnswerTooLarge.ended(failed) || TIMED_OUT.equals(failed.getSQLState());
            if (!theirs) throw failed;
            return ended("These tables hold more than can be shown.");
        }
    }

    private static ConsoleAnswer ended(String why) {
        return new ConsoleAnswer(List.of(new ConsoleAnswer.Ended(why)), false, 0);
    }

    /// @throws SQLException where it was our server that failed
    private static String why(Lease lease, CaseDatabase copy, ConsoleSession.Lost lost)
            throws SQLException {
        var limit = copy.timedOut().or(lease::exhausted);
        if (limit.isPresent())
            return switch (limit.get()) {
                case CPU ->
                        "The statement used more than %d s of CPU time, and was ended."
                                .formatted(CPU.toSeconds());
                case WALL ->
                        "The statement was not done after %d s, and was ended."
                                .formatted(WALL.toSeconds());
                case MEMORY, OUTPUT, PROCESSES, ROWS, COMPILER ->
                        "The statement used up its database server's %s, and was ended."
                                .formatted(limit.get().words());
            };
        if (lost.tooLarge())
            return "The result is too large to be shown, and the session was ended.";
        if (lease.isWell()) return "The statement ended its own session.";
        throw lost.cause();
    }
}
