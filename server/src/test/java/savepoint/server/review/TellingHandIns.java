package savepoint.server.review;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import savepoint.grader.verdict.Output;
import savepoint.grader.verdict.ResultTable;
import savepoint.grader.verdict.StatementLog;
import savepoint.grader.verdict.TableDiff;
import savepoint.grader.verdict.Verdict;
import savepoint.server.grading.TestGrader;

/// Hand-ins that tell whose they are wherever they can: in their files, their exceptions, their rows, their statements.
final class TellingHandIns {
    /// Who was in everybody's team for a while.
    static final String GONE = "Dmitri Sokolov";

    private TellingHandIns() {}

    /// Hands in twice, so that a number would tell.
    static void handIn(ReviewClass room, String name) {
        room.handIn(name, "// first\n");
        room.handIn(
                name,
                "/**\n * @author %s <%s>\n */\n// %s was here with Dmitri, says %s\n"
                        .formatted(
                                name,
                                room.person(name).email(),
                                name.split(" ")[0],
                                name.split(" ")[1].toLowerCase(Locale.ROOT)));
    }

    /// Grades all of them.
    static void grade(ReviewClass room) {
        try (var grader = new TestGrader(room.platform)) {
            while (waits(room)) {
                var claim = grader.claim();
                grader.report(claim, verdict(room, author(room, claim.gradingId())));
            }
        }
    }

    private static String author(ReviewClass room, long grading) {
        return (String)
                room.platform.ask(
                        """
                        select p.name
                          from grading g
                          join submission s on s.id = g.submission_id
                          join enrolment e on e.id = s.by_enrolment
                          join person p on p.id = e.person_id
                         where g.id = ?
                        """,
                        grading);
    }

    /// Ends the run of a hand-in of this author.
    static void run(ReviewClass room, String author) {
        var table =
                new ResultTable(
                        List.of(new ResultTable.Column("by " + author, false)),
                        List.of(List.of(author), Collections.singletonList(null)),
                        false);
        var output = new Output("moves-money", "sample", "I am " + author, List.of(table), author);
        try (var grader = new TestGrader(room.platform)) {
            grader.report(grader.claim(), verdict(room, author), List.of(output));
        }
    }

    private static boolean waits(ReviewClass room) {
        return (Boolean)
                room.platform.ask("select exists (select from grading where finished_at is null)");
    }

    /// A verdict in which the hand-in tells its author wherever it can.
    private static Verdict verdict(ReviewClass room, String author) {
        var first = author.split(" ")[0];
        var email = room.person(author).email();
        var rows =
                new TableDiff(
                        "sample",
                        "of " + author,
                        List.of("id", email),
                        List.of(
                                new TableDiff.Row(
                                        TableDiff.Kind.UNEXPECTED, List.of(), List.of("3", author)),
                                new TableDiff.Row(
                                        TableDiff.Kind.DIFFERS,
                                        Arrays.asList("4", null),
                                        List.of("4", email))),
                        1);
        var log =
                new StatementLog(
                        List.of(
                                new StatementLog.Entry(
                                        1,
                                        "update account /* %s */ set owner = '%s' -- %s"
                                                .formatted(first, author, GONE),
                                        "ERROR: raised by " + first,
                                        false,
                                        true)),
                        0,
                        1,
                        1,
                        1);
        return new Verdict.Graded(
                List.of(
                        TestGrader.failed(
                                        "moves-money",
                                        "8.50",
                                        "IllegalStateException: %s was here, %s"
                                                .formatted(first, email),
                                        "Look at the balance.",
                                        rows)
                                .with(Optional.of(log))));
    }
}
