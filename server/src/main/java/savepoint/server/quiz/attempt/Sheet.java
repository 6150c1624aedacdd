package savepoint.server.quiz.attempt;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Judge;
import savepoint.server.content.question.Judgement;
import savepoint.server.content.question.Share;

/// What counts of the answers to one question: those that were tried before the end, in their order, and the one that
/// stands there.
///
/// @param last empty where nothing stands there, or where it was tried already
public record Sheet(List<Answer> tried, Optional<Answer> last) {
    public Sheet {
        tried = List.copyOf(tried);
    }

    /// @param tries of this question, first to last
    public static Sheet of(List<AnswerStore.Try> tries, Optional<AnswerStore.Row> counting) {
        return new Sheet(
                tries.stream().map(AnswerStore.Try::answer).toList(),
                counting.filter(row ->
                                tries.stream()
                                        .noneMatch(one -> one.answerVersion() == row.version()))
                        .map(Marking::answer));
    }

    /// What it earns by the key; null where somebody or something else has to say.
    ///
    /// @param worths of the first, second … try
    public BigDecimal points(Instance question, List<Share> worths) {
        if (!tried.isEmpty()) return tried(question, worths).points(question.points());
        return switch (Judge.of(question, last.orElseGet(Answer.Blank::new))) {
            case Judgement.Judged judged -> judged.share().bounded().points(question.points());
            case Judgement.Unanswered _, Judgement.Refused _ -> BigDecimal.ZERO;
            case Judgement.ByHand _, Judgement.ByGrader _ -> null;
        };
    }

    /// The tries with what each earned; what stands there at the end is one, too.
    public Tried tried(Instance question, List<Share> worths) {
        var made = new Tried(worths, tried.stream().map(one -> share(question, one)).toList());
        return last.map(answer -> made.plus(share(question, answer))).orElse(made);
    }

    private static Share share(Instance question, Answer answer) {
        return Judge.of(question, answer) instanceof Judgement.Judged judged
                ? judged.share()
                : Share.NONE;
    }
}
