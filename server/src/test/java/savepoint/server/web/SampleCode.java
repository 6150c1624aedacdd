package savepoint.server.web;

import java.util.List;
import java.util.Map;
import savepoint.grader.verdict.ResultTable;
import savepoint.server.console.ConsolePanel;
import savepoint.server.grading.CodeError;
import savepoint.server.grading.ProgressView;
import savepoint.server.grading.VerdictView;
import savepoint.server.quiz.code.CodeRunPage;
import savepoint.server.quiz.review.ReviewPage;
import savepoint.server.quiz.show.QuestionForm;

/// Code in quizzes: tries of it, and what its checks found.
final class SampleCode {
    private static final Link BACK = new Link("Back to the question", "#");

    private SampleCode() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        put(samples, "waiting", run(SampleVerdicts.queued(), List.of(), List.of(), null, null));
        put(samples, "rows", run(null, List.of(rows()), List.of(), null, null));
        put(
                samples,
                "refused",
                run(
                        null,
                        List.of(
                                new CodeRunPage.Output(
                                        null,
                                        "column \"nmae\" does not exist (at character 8) [42703]",
                                        "",
                                        List.of())),
                        List.of(),
                        null,
                        null));
        put(
                samples,
                "java",
                run(
                        null,
                        List.of(
                                new CodeRunPage.Output(
                                        "Each account that exists is found with its balance.",
                                        "[balance(1)=300.00, balance(2)=120.50]",
                                        "asked for 1\nasked for 2\n",
                                        List.of())),
                        List.of(),
                        null,
                        null));
        put(
                samples,
                "compile",
                run(
                        null,
                        List.of(),
                        List.of(
                                new CodeError(
                                        "JdbcBalances.java",
                                        12,
                                        17,
                                        "';' expected",
                                        "        int x = 1")),
                        "Your code does not compile yet.",
                        null));
        put(samples, "graded", run(null, List.of(), List.of(), null, SampleVerdicts.graded()));
    }

    private static void put(
            Map<String, SamplePages.Sample> samples, String name, CodeRunPage page) {
        samples.put("quiz-run-" + name, SampleQuizzes.in("quiz/run", page, "Run of question 12"));
    }

    private static CodeRunPage run(
            ProgressView progress,
            List<CodeRunPage.Output> outputs,
            List<CodeError> errors,
            String trouble,
            VerdictView verdict) {
        return new CodeRunPage(
                BACK, 12, SampleFacts.RECEIVED, progress, outputs, errors, trouble, verdict);
    }

    private static CodeRunPage.Output rows() {
        var table =
                new ResultTable(
                        List.of(
                                new ResultTable.Column("id", true),
                                new ResultTable.Column("owner", false)),
                        List.of(List.of("5", "Efua Mensah"), List.of("3", "Chloé Dubois")),
                        false);
        return new CodeRunPage.Output(null, "", "", List.of(ConsolePanel.Result.rows(table)));
    }

    /// A question that was answered with code, by what its checks found.
    static ReviewPage.Question reviewed(int number, VerdictView verdict) {
        return new ReviewPage.Question(
                number,
                "Write a query",
                new Prose("<p>Which accounts have no branch?</p>"),
                verdict == null ? ReviewPage.Outcome.BEING_GRADED : ReviewPage.Outcome.PARTLY,
                verdict == null ? null : "6",
                "8",
                List.of(),
                List.of(),
                List.of(
                        new QuestionForm.File(
                                "answer.sql",
                                "select id, owner\n  from account\n where branch_id is null")),
                List.of(),
                null,
                null,
                null,
                null,
                verdict);
    }
}
