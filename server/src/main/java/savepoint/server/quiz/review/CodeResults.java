package savepoint.server.quiz.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Judge;
import savepoint.server.content.question.Judgement;
import savepoint.server.grading.CheckView;
import savepoint.server.grading.ProgressView;
import savepoint.server.grading.ProgressViews;
import savepoint.server.grading.Results;
import savepoint.server.grading.Standing;
import savepoint.server.grading.VerdictView;
import savepoint.server.grading.VerdictViews;
import savepoint.server.quiz.attempt.AnswerStore;
import savepoint.server.quiz.attempt.CodeMarks;
import savepoint.server.web.Figures;

/// What the grader finds of answers in SQL and Java, as far as it is shown.
public final class CodeResults {
    private final Results results;

    public CodeResults(Results results) {
        this.results = results;
    }

    /// The refs of the gradings that have no verdict yet.
    public List<String> underWay(Collection<AnswerStore.Mark> marks) {
        return marks.stream()
                .map(this::standing)
                .flatMap(Optional::stream)
                .map(standing ->
                        standing instanceof Standing.UnderWay(var grading, _) ? grading : null)
                .filter(Objects::nonNull)
                .toList();
    }

    private Optional<Standing> standing(AnswerStore.Mark mark) {
        return Optional.ofNullable(mark.gradingId()).map(results.gradings()::ofGrading);
    }

    /// How far they are together: as far as the last of them.
    public ProgressView progress(String events, List<String> gradings) {
        return ProgressViews.withoutSteps(
                events, CodeFeed.last(gradings.stream().map(results.live()::now).toList()));
    }

    /// Their progress as it happens.
    public CodeFeed feed(List<String> gradings) {
        return new CodeFeed(gradings, results.live());
    }

    /// How the checks of one answer stand: under way, or `verdict`, which is null where it is not shown.
    public record Outcome(boolean underWay, VerdictView verdict) {
        public static final Outcome NONE = new Outcome(false, null);
    }

    /// Of an answer that counts, with its mark. What was seen on which rows tells a part of the solution, so it comes
    /// with that.
    public Outcome outcome(Instance question, Answer answer, AnswerStore.Mark mark, Shown shown) {
        return standing(mark)
                .map(standing ->
                        switch (standing) {
                            case Standing.UnderWay _ -> new Outcome(true, null);
                            case Standing.Ended ended ->
                                    new Outcome(false, verdict(ended, question, answer, shown));
                        })
                .orElse(Outcome.NONE);
    }

    private VerdictView verdict(
            Standing.Ended ended, Instance question, Answer answer, Shown shown) {
        if (!(Judge.of(question, answer) instanceof Judgement.ByGrader(var files))) return null;
        var full = VerdictViews.of(ended.report(), ended.bundle().limits(), CodeMarks.tree(files));
        if (full.kind() == VerdictView.Kind.GRADER_FAULT) return full;
        if (!shown.score() || !shown.feedback()) return null;
        var scale = new Scale(question.points(), ended.report().of());
        return new VerdictView(
                full.kind(),
                full.passed(),
                full.total(),
                scale.of(full.points()),
                Figures.plain(question.points()),
                full.checks().stream().map(check -> check(check, scale, shown.key())).toList(),
                full.limit(),
                full.errors(),
                full.reason(),
                full.incident());
    }

    private static CheckView check(CheckView check, Scale scale, boolean all) {
        return new CheckView(
                check.slug(),
                check.about(),
                check.outcome(),
                scale.of(check.points()),
                scale.of(check.of()),
                all ? check.message() : null,
                all ? check.hint() : null,
                all ? check.seenOn() : null,
                all ? check.expected() : null,
                all ? check.found() : null,
                all ? check.tables() : List.of(),
                all ? check.log() : null);
    }

    /// The points of a bundle's checks as those that the quiz gives for the question.
    private record Scale(BigDecimal points, BigDecimal of) {
        String of(String checks) {
            if (of.signum() == 0) return "0";
            return Figures.plain(
                    new BigDecimal(checks).multiply(points).divide(of, 2, RoundingMode.HALF_UP));
        }
    }
}
