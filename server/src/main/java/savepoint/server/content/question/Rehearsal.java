package savepoint.server.content.question;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Answers a drawn question as it must and must not be answered, and tells what is judged otherwise.
final class Rehearsal {
    private final Question question;
    private final Sections sections;

    Rehearsal(Question question, Sections sections) {
        this.question = question;
        this.sections = sections;
    }

    /// Whether nothing was wrong with this draw.
    boolean run(Instance instance, Values values) throws Sum.Unsolved {
        return right(instance) && foreseen(instance) && wrong(instance, values);
    }

    private boolean right(Instance instance) {
        if (instance.form() instanceof Form.Code) return true;
        var answer = RightAnswer.of(instance);
        if (answer.isEmpty() || earnsAll(instance, answer.get())) return true;
        return tell(
                sections.promptLine(),
                "the right answer %s does not earn all points".formatted(said(answer.get())));
    }

    /// An answer for which another feedback or share is written must not be taken by one that stands before it.
    private boolean foreseen(Instance instance) {
        if (!question.parameters().isEmpty()
                || !(instance.key() instanceof Key.Numbers(var accepted, var units))) return true;
        for (int i = 0; i < accepted.size(); i++) {
            var figure = accepted.get(i);
            var judged =
                    Judge.of(instance, new Answer.Typed(RightAnswer.typed(figure.value(), units)));
            if (judged instanceof Judgement.Judged met
                    && !met.share().equals(figure.share().bounded()))
                return tell(
                        sections.answers().get(i).line(),
                        "is never reached: an answer before it takes %s"
                                .formatted(figure.value().toPlainString()));
        }
        return true;
    }

    private boolean wrong(Instance instance, Values values) throws Sum.Unsolved {
        for (var wrong : question.wrong()) {
            var text = values.in(wrong.text());
            var answer = answer(instance, text, wrong.line());
            if (answer.isPresent() && earnsAll(instance, answer.get()))
                return tell(
                        wrong.line(),
                        "`%s` must not pass, but it earns all points".formatted(text));
        }
        return true;
    }

    private Optional<Answer> answer(Instance instance, String text, int line) {
        return switch (instance.form()) {
            case Form.Numeric _, Form.Line _ -> Optional.of(new Answer.Typed(text));
            case Form.Gaps(var gaps) -> filled(instance, gaps, text, line);
            case Form.OneOf _,
                    Form.AnyOf _,
                    Form.Pairs _,
                    Form.Sequence _,
                    Form.Code _,
                    Form.Essay _ ->
                    Optional.empty();
        };
    }

    private Optional<Answer> filled(Instance instance, List<Form.Gap> gaps, String text, int line) {
        int colon = text.indexOf(':');
        var name = colon < 0 ? "" : text.substring(0, colon).strip();
        var gap = gaps.stream().filter(one -> one.name().equals(name)).findFirst();
        if (gap.isEmpty()) {
            tell(line, "names no gap: write `- name: answer`");
            return Optional.empty();
        }
        var given = text.substring(colon + 1).strip();
        var others = new HashMap<String, String>();
        RightAnswer.of(instance)
                .ifPresent(right -> {
                    if (right instanceof Answer.Filled(var all)) others.putAll(all);
                });
        others.put(name, chosen(gap.get().form(), given));
        return Optional.of(new Answer.Filled(others));
    }

    private static String chosen(Form form, String given) {
        return form instanceof Form.OneOf(var choices)
                ? choices.stream()
                        .filter(choice -> choice.text().equals(given))
                        .map(Form.Choice::id)
                        .findFirst()
                        .orElse(given)
                : given;
    }

    private static boolean earnsAll(Instance instance, Answer answer) {
        return Judge.of(instance, answer) instanceof Judgement.Judged judged && judged.isRight();
    }

    private static String said(Answer answer) {
        return answer instanceof Answer.Typed(var text) ? "`" + text + "`" : "of the key";
    }

    private boolean tell(int line, String message) {
        sections.error(line, message);
        return false;
    }
}
