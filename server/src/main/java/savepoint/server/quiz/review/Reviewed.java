package savepoint.server.quiz.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Form;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Judge;
import savepoint.server.content.question.Judgement;
import savepoint.server.content.question.Key;
import savepoint.server.content.question.Share;
import savepoint.server.quiz.attempt.AnswerStore;
import savepoint.server.quiz.attempt.MarkBody;
import savepoint.server.quiz.show.AnswerWords;
import savepoint.server.quiz.show.Feedback;
import savepoint.server.quiz.show.KeyWords;
import savepoint.server.quiz.show.QuestionForm;
import savepoint.server.quiz.show.Texts;
import savepoint.server.web.Figures;
import savepoint.server.web.Prose;

/// One question of an attempt that has ended, as far as it is shown.
///
/// @param given the answer that counts
/// @param mark what it got
/// @param code how the grader's checks of it stand
public record Reviewed(
        Texts texts,
        Texts.Place place,
        Instance question,
        Optional<Answer> given,
        Optional<AnswerStore.Mark> mark,
        CodeResults.Outcome code,
        Shown shown) {

    /// @param part the title above it, or null
    /// @param late what came too late, in words, or null
    public ReviewPage.Question view(int number, String part, String late) {
        var judgement = Judge.of(question, answer());
        return new ReviewPage.Question(
                number,
                part,
                prompt(),
                outcome(judgement),
                shown.score() && mark.isPresent() && mark.get().points() != null
                        ? Figures.plain(mark.get().points())
                        : null,
                Figures.plain(question.points()),
                choices(),
                rows(judgement),
                files(),
                shown.feedback() ? Feedback.of(texts, place, judgement) : List.of(),
                shown.key() ? model() : null,
                shown.explanations() ? question.explanation().map(this::prose).orElse(null) : null,
                note(judgement),
                late,
                code.verdict());
    }

    /// Why the answer earned nothing as it stood, or what whoever marked it says.
    private String note(Judgement judgement) {
        if (judgement instanceof Judgement.Refused(var reason)) return reason;
        if (!shown.feedback()) return null;
        return mark.filter(one -> one.by() != null)
                .map(one -> {
                    var said = MarkBody.of(one).note();
                    return said.isEmpty() ? "Marked by " + one.by() + "." : one.by() + ": " + said;
                })
                .orElse(null);
    }

    private Answer answer() {
        return given.orElseGet(Answer.Blank::new);
    }

    private Prose prompt() {
        return prose(AnswerWords.withoutGaps(question.prompt()));
    }

    private Prose prose(String markdown) {
        return texts.prose(place, markdown);
    }

    private ReviewPage.Outcome outcome(Judgement judgement) {
        if (judgement instanceof Judgement.Unanswered) return ReviewPage.Outcome.UNANSWERED;
        if (question.points().signum() == 0) return ReviewPage.Outcome.GIVEN;
        if (mark.isEmpty() || mark.get().points() == null)
            return code.underWay() ? ReviewPage.Outcome.BEING_GRADED : ReviewPage.Outcome.TO_MARK;
        if (!shown.score()) return ReviewPage.Outcome.GIVEN;
        var points = mark.get().points();
        if (points.compareTo(question.points()) >= 0) return ReviewPage.Outcome.RIGHT;
        return points.signum() > 0 ? ReviewPage.Outcome.PARTLY : ReviewPage.Outcome.WRONG;
    }

    private ReviewPage.Outcome outcome(Map<String, Judgement.Part> parts, String id) {
        if (!shown.score() || !parts.containsKey(id)) return ReviewPage.Outcome.GIVEN;
        return outcome(parts.get(id).share());
    }

    private static ReviewPage.Outcome outcome(Share share) {
        if (share.isAll()) return ReviewPage.Outcome.RIGHT;
        return share.isSome() ? ReviewPage.Outcome.PARTLY : ReviewPage.Outcome.WRONG;
    }

    private List<ReviewPage.Choice> choices() {
        var form = question.form();
        if (!(form instanceof Form.OneOf || form instanceof Form.AnyOf)) return List.of();
        var ticked = answer() instanceof Answer.Chosen(var ids) ? ids : List.<String>of();
        return AnswerWords.choices(form).stream()
                .map(choice ->
                        new ReviewPage.Choice(
                                prose(choice.text()),
                                ticked.contains(choice.id()),
                                shown.key() ? KeyWords.isRight(question.key(), choice.id()) : null))
                .toList();
    }

    private List<ReviewPage.Row> rows(Judgement judgement) {
        var parts =
                judgement instanceof Judgement.Judged judged
                        ? judged.parts()
                        : Map.<String, Judgement.Part>of();
        return switch (question.form()) {
            case Form.OneOf _, Form.AnyOf _, Form.Code _ -> List.of();
            case Form.Numeric _, Form.Line _, Form.Essay _, Form.Sequence _ -> {
                if (given.isEmpty() && !shown.key()) yield List.of();
                yield List.of(
                        new ReviewPage.Row(
                                null,
                                given.map(one -> AnswerWords.of(question.form(), one)).orElse(null),
                                shown.key() ? KeyWords.of(question.form(), question.key()) : null,
                                outcome(judgement)));
            }
            case Form.Pairs(var left, var right) -> {
                var chosen =
                        answer() instanceof Answer.Matched(var pairs)
                                ? pairs
                                : Map.<String, String>of();
                yield left.stream()
                        .map(one ->
                                new ReviewPage.Row(
                                        Texts.words(one.text()),
                                        chosen.containsKey(one.id())
                                                ? AnswerWords.word(right, chosen.get(one.id()))
                                                : null,
                                        shown.key()
                                                        && question.key()
                                                                instanceof Key.Pairs(var key, _, _)
                                                ? AnswerWords.word(right, key.get(one.id()))
                                                : null,
                                        outcome(parts, one.id())))
                        .toList();
            }
            case Form.Gaps(var gaps) -> {
                var filled =
                        answer() instanceof Answer.Filled(var texts)
                                ? texts
                                : Map.<String, String>of();
                yield java.util.stream.IntStream.range(0, gaps.size())
                        .mapToObj(i -> {
                            var gap = gaps.get(i);
                            return new ReviewPage.Row(
                                    "Gap " + (i + 1),
                                    filled.containsKey(gap.name())
                                            ? AnswerWords.of(gap.form(), filled.get(gap.name()))
                                            : null,
                                    shown.key() && question.key() instanceof Key.Gaps(var keys, _)
                                            ? KeyWords.of(gap.form(), keys.get(gap.name()))
                                            : null,
                                    outcome(parts, gap.name()));
                        })
                        .toList();
            }
        };
    }

    private List<QuestionForm.File> files() {
        if (!(answer() instanceof Answer.Written(var written))) return List.of();
        return written.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(file -> new QuestionForm.File(file.getKey(), file.getValue()))
                .toList();
    }

    /// What an author would have written, where it is more than a line.
    private Prose model() {
        return switch (question.key()) {
            case Key.ByHand(_, var model) -> model.map(this::prose).orElse(null);
            case Key.ByGrader(var solution) -> {
                var text = new StringBuilder();
                solution.values()
                        .forEach(file ->
                                text.append("```\n").append(file.strip()).append("\n```\n\n"));
                yield prose(text.toString());
            }
            case Key.One _,
                    Key.Many _,
                    Key.Numbers _,
                    Key.Lines _,
                    Key.Pairs _,
                    Key.Sequence _,
                    Key.Gaps _ ->
                    null;
        };
    }
}
