package savepoint.server.quiz.show;

import java.util.List;
import java.util.stream.Collectors;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Form;

/// An answer in plain words, on one line.
public final class AnswerWords {
    private AnswerWords() {}

    public static String of(Form form, Answer answer) {
        return switch (answer) {
            case Answer.Blank _ -> "no answer";
            case Answer.Typed(var text) -> text;
            case Answer.Chosen(var ids) ->
                    ids.stream()
                            .map(id -> word(choices(form), id))
                            .collect(Collectors.joining(", "));
            case Answer.Ordered(var ids) ->
                    ids.stream()
                            .map(id -> word(choices(form), id))
                            .collect(Collectors.joining(", then "));
            case Answer.Matched(var pairs) ->
                    form instanceof Form.Pairs(var left, var right)
                            ? left.stream()
                                    .filter(one -> pairs.containsKey(one.id()))
                                    .map(one ->
                                            word(left, one.id())
                                                    + ": "
                                                    + word(right, pairs.get(one.id())))
                                    .collect(Collectors.joining("; "))
                            : "";
            case Answer.Filled(var texts) ->
                    form instanceof Form.Gaps(var gaps)
                            ? gaps.stream()
                                    .filter(gap -> texts.containsKey(gap.name()))
                                    .map(gap -> of(gap.form(), texts.get(gap.name())))
                                    .collect(Collectors.joining("; "))
                            : "";
            case Answer.Written(var files) -> String.join("\n", files.values());
        };
    }

    /// What stands in a gap.
    public static String of(Form gap, String text) {
        return gap instanceof Form.OneOf(var choices) ? word(choices, text) : text;
    }

    /// A prompt to be read where its gaps stand elsewhere.
    public static String withoutGaps(String prompt) {
        return prompt.replaceAll("\\[\\[[a-z0-9-]+]]", "`…`");
    }

    public static List<Form.Choice> choices(Form form) {
        return switch (form) {
            case Form.OneOf(var choices) -> choices;
            case Form.AnyOf(var choices) -> choices;
            case Form.Sequence(var items) -> items;
            case Form.Numeric _,
                    Form.Line _,
                    Form.Pairs _,
                    Form.Gaps _,
                    Form.Code _,
                    Form.Essay _ ->
                    List.of();
        };
    }

    public static String word(List<Form.Choice> choices, String id) {
        return choices.stream()
                .filter(choice -> choice.id().equals(id))
                .map(choice -> Texts.words(choice.text()))
                .findFirst()
                .orElse(id);
    }
}
