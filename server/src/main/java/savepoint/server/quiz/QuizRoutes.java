package savepoint.server.quiz;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import savepoint.server.appeal.Appeals;
import savepoint.server.db.Database;
import savepoint.server.db.Notifications;
import savepoint.server.grading.Results;
import savepoint.server.people.Audit;
import savepoint.server.people.Gate;
import savepoint.server.quiz.attempt.Answers;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.attempt.Tries;
import savepoint.server.quiz.code.CodeRoutes;
import savepoint.server.quiz.code.CodeRunPages;
import savepoint.server.quiz.code.CodeRuns;
import savepoint.server.quiz.imports.ImportPages;
import savepoint.server.quiz.imports.ImportRoutes;
import savepoint.server.quiz.imports.Imports;
import savepoint.server.quiz.keys.CodeTrials;
import savepoint.server.quiz.keys.KeyFixPages;
import savepoint.server.quiz.keys.KeyFixRoutes;
import savepoint.server.quiz.keys.KeyFixes;
import savepoint.server.quiz.keys.KeyUndos;
import savepoint.server.quiz.paper.Paper;
import savepoint.server.quiz.proctor.CodeAgain;
import savepoint.server.quiz.proctor.HandMarks;
import savepoint.server.quiz.proctor.MarkRoutes;
import savepoint.server.quiz.proctor.Proctor;
import savepoint.server.quiz.proctor.ProctorRoutes;
import savepoint.server.quiz.proctor.RecordPages;
import savepoint.server.quiz.proctor.StaffPages;
import savepoint.server.quiz.proctor.StaffRoutes;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.review.CodeResults;
import savepoint.server.quiz.review.QuizAppeals;
import savepoint.server.quiz.review.ReviewPages;
import savepoint.server.quiz.show.Texts;
import savepoint.server.quiz.sitting.AnswerRoutes;
import savepoint.server.quiz.sitting.Preview;
import savepoint.server.quiz.sitting.SittingPages;
import savepoint.server.quiz.start.AttemptRoutes;
import savepoint.server.quiz.start.StartPages;
import savepoint.server.quiz.start.StartRoutes;
import savepoint.server.quiz.statistics.StatisticsPages;
import savepoint.server.web.Route;

/// Everything about quizzes that has an address.
public final class QuizRoutes {
    /// The route that saves answers.
    public static final String SAVE = AnswerRoutes.SAVE;

    private final StartRoutes start;
    private final AttemptRoutes attempt;
    private final AnswerRoutes answer;
    private final StaffRoutes staff;
    private final ProctorRoutes proctor;
    private final MarkRoutes marks;
    private final CodeRoutes code;
    private final CodeAgain again;
    private final KeyFixRoutes keys;
    private final Paper paper;
    private final ImportRoutes imports;

    /// Sits these quizzes; open pages hear of their time by these notifications, and
    /// points of questions are appealed.
    public QuizRoutes(
            Database database,
            Quizzes quizzes,
            Attempts attempts,
            Results results,
            Notifications notifications,
            Audit audit,
            QuizAppeals appealable,
            Appeals appeals,
            InstantSource clock) {
        var texts = new Texts();
        var answers = new Answers(database, clock);
        var marking = attempts.marking();
        var tries = new Tries(database, attempts, clock);
        var sittings = new SittingPages(quizzes, attempts, answers, tries, texts, clock);
        var reviews =
                new ReviewPages(
                        sittings,
                        attempts,
                        answers,
                        tries,
                        marking,
                        new CodeResults(results),
                        texts,
                        appealable,
                        appeals,
                        clock);
        start =
                new StartRoutes(
                        quizzes, attempts, new StartPages(quizzes, attempts, reviews, texts));
        attempt =
                new AttemptRoutes(
                        quizzes, attempts, answers, sittings, reviews, notifications, clock);
        answer = new AnswerRoutes(quizzes, attempts, answers, tries, sittings, clock);
        var trials = new CodeTrials(database, attempts.code(), audit);
        var fixes = new KeyFixes(database, quizzes, trials, audit, clock);
        var undos = new KeyUndos(database, quizzes, attempts.code(), audit, clock);
        var proctor = new Proctor(database, attempts, marking, audit, clock);
        var pages = new StaffPages(proctor, attempts, reviews);
        var records = new RecordPages(database, pages, attempts, answers, marking, reviews);
        var preview = new Preview(quizzes, sittings);
        staff =
                new StaffRoutes(
                        quizzes,
                        attempts,
                        proctor,
                        pages,
                        records,
                        preview,
                        new StatisticsPages(database, sittings, texts));
        keys =
                new KeyFixRoutes(
                        quizzes,
                        fixes,
                        undos,
                        trials,
                        new KeyFixPages(fixes, trials, quizzes, sittings, texts));
        paper = new Paper(quizzes, sittings, texts);
        this.proctor = new ProctorRoutes(staff, proctor, pages, records);
        marks =
                new MarkRoutes(
                        staff, attempts, answers, new HandMarks(database, audit, clock), records);
        again = new CodeAgain(database, staff, attempts, attempts.code(), audit);
        code =
                new CodeRoutes(
                        quizzes,
                        attempts,
                        answer,
                        new CodeRuns(database, results.gradings(), clock),
                        sittings,
                        preview,
                        new CodeRunPages(results));
        imports = new ImportRoutes(new Imports(database, quizzes, clock), new ImportPages(texts));
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return Stream.of(
                        start.routes(gate),
                        attempt.routes(gate),
                        answer.routes(gate),
                        staff.routes(gate),
                        proctor.routes(gate),
                        marks.routes(gate),
                        code.routes(gate),
                        again.routes(gate),
                        keys.routes(gate),
                        paper.routes(gate),
                        imports.routes(gate))
                .flatMap(List::stream)
                .toList();
    }
}
