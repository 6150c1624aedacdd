package savepoint.server.quiz.code;

import java.util.ArrayList;
import java.util.List;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.verdict.GradingReport;
import savepoint.grader.verdict.Output;
import savepoint.server.console.ConsolePanel;
import savepoint.server.grading.ProgressViews;
import savepoint.server.grading.Results;
import savepoint.server.grading.Standing;
import savepoint.server.grading.VerdictView;
import savepoint.server.grading.VerdictViews;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.quiz.review.CodeFeed;
import savepoint.server.quiz.show.AnswerFields;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Reply;

/// Puts a run's page together.
public final class CodeRunPages {
    private final Results results;

    public CodeRunPages(Results results) {
        this.results = results;
    }

    /// The address of a run.
    static String path(TermQuiz quiz, String ref) {
        return quiz.path() + "/runs/" + ref;
    }

    Reply.Page page(Viewer.Member viewer, TermQuiz quiz, CodeRun run) {
        var page =
                switch (results.gradings().ofGrading(run.grading())) {
                    case Standing.UnderWay(var grading, _) ->
                            new CodeRunPage(
                                    back(viewer, quiz, run),
                                    run.position(),
                                    asked(viewer, run),
                                    ProgressViews.withoutSteps(
                                            path(quiz, run.ref()) + "/events",
                                            results.live().now(grading)),
                                    List.of(),
                                    List.of(),
                                    null,
                                    null);
                    case Standing.Ended(var report, var bundle) ->
                            ended(viewer, quiz, run, report, bundle);
                };
        return new Reply.Page(
                "quiz/run",
                new Heading("Run of question " + run.position(), List.of(quiz.link())),
                page);
    }

    /// Its progress as it happens.
    CodeFeed feed(CodeRun run) {
        return results.gradings().ofGrading(run.grading())
                        instanceof Standing.UnderWay(var grading, _)
                ? new CodeFeed(List.of(grading), results.live())
                : new CodeFeed(List.of(), results.live());
    }

    private CodeRunPage ended(
            Viewer.Member viewer, TermQuiz quiz, CodeRun run, GradingReport report, Bundle bundle) {
        var verdict = VerdictViews.of(report, bundle.limits(), results.bundles().files(run.tree()));
        var outputs = outputs(report, bundle);
        return new CodeRunPage(
                back(viewer, quiz, run),
                run.position(),
                asked(viewer, run),
                null,
                outputs,
                verdict.errors(),
                trouble(verdict, outputs, run),
                run.allRows() && viewer instanceof Viewer.Staff ? verdict : null);
    }

    private static String trouble(
            VerdictView verdict, List<CodeRunPage.Output> outputs, CodeRun run) {
        return switch (verdict.kind()) {
            case GRADED ->
                    outputs.isEmpty() && !run.allRows()
                            ? "Nothing of this question is tried on the sample rows."
                            : null;
            case LIMIT_HIT ->
                    "Your code used up %s and was stopped there.".formatted(verdict.limit());
            case COMPILE_FAILED -> "Your code does not compile yet.";
            case REFUSED -> verdict.reason();
            case GRADER_FAULT ->
                    "We could not run this. The fault is ours, not your code’s; run it again. (Incident %s)"
                            .formatted(verdict.incident());
        };
    }

    private static Moment asked(Viewer.Member viewer, CodeRun run) {
        return Moment.toTheSecond(run.askedAt(), viewer.term().zone());
    }

    private static Link back(Viewer.Member viewer, TermQuiz quiz, CodeRun run) {
        var question = "#" + AnswerFields.name(run.position());
        if (run.attempt() == null) return new Link("Back to the preview", quiz.path() + "/preview");
        return new Link(
                "Back to the question",
                (viewer instanceof Viewer.Staff
                                ? quiz.record(run.attempt())
                                : quiz.attempt(run.attempt()))
                        + question);
    }

    /// A query is the same whichever check looks at it; a program is called anew by each.
    private static List<CodeRunPage.Output> outputs(GradingReport report, Bundle bundle) {
        boolean isQuery = bundle.entry().isEmpty();
        var outputs = new ArrayList<CodeRunPage.Output>();
        for (var check : bundle.checks()) {
            report.outputs().stream()
                    .filter(output -> output.check().equals(check.name()))
                    .map(output -> output(output, isQuery ? null : check.common().about()))
                    .forEach(outputs::add);
        }
        return outputs.stream().distinct().toList();
    }

    private static CodeRunPage.Output output(Output output, String about) {
        return new CodeRunPage.Output(
                about,
                output.said(),
                output.printed(),
                output.results().stream().map(ConsolePanel.Result::rows).toList());
    }
}
