package savepoint.server.quiz.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Form;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Prompt;
import savepoint.server.web.Prose;

/// Makes the form of a question, filled in with an answer.
public final class QuestionForms {
    private final Texts texts;
    private final Texts.Place place;
    private final Answer answer;

    private QuestionForms(Texts texts, Texts.Place place, Answer answer) {
        this.texts = texts;
        this.place = place;
        this.answer = answer;
    }

    public static QuestionForm of(
            Texts texts, Texts.Place place, Instance question, Answer answer) {
        return new QuestionForms(texts, place, answer).of(question);
    }

    private QuestionForm of(Instance question) {
        return switch (question.form()) {
            case Form.OneOf(var choices) -> choices(choices, false);
            case Form.AnyOf(var choices) -> choices(choices, true);
            case Form.Numeric(var units) ->
                    new QuestionForm.Line(number(typed(), units), true, units(typed(), units));
            case Form.Line _ -> new QuestionForm.Line(typed(), false, List.of());
            case Form.Pairs(var left, var right) -> pairs(left, right);
            case Form.Sequence(var items) -> sequence(items);
            case Form.Gaps(var gaps) -> new QuestionForm.Gaps(pieces(question, gaps));
            case Form.Code(var language, var files) -> code(language, files);
            case Form.Essay(var fewest, var most) ->
                    new QuestionForm.Essay(typed(), advice(fewest, most));
        };
    }

    private QuestionForm choices(List<Form.Choice> choices, boolean several) {
        var ticked = answer instanceof Answer.Chosen(var ids) ? ids : List.<String>of();
        return new QuestionForm.Choices(
                choices.stream()
                        .map(choice ->
                                new QuestionForm.Choice(
                                        choice.id(),
                                        prose(choice.text()),
                                        ticked.contains(choice.id())))
                        .toList(),
                several);
    }

    private String typed() {
        return answer instanceof Answer.Typed(var text) ? text : "";
    }

    /// What was typed without the unit that was chosen.
    private static String number(String typed, List<String> units) {
        return units.stream()
                .filter(unit -> typed.endsWith(" " + unit))
                .findFirst()
                .map(unit -> typed.substring(0, typed.length() - unit.length() - 1))
                .orElse(typed);
    }

    private static List<QuestionForm.Option> units(String typed, List<String> units) {
        return units.stream()
                .map(unit -> new QuestionForm.Option(unit, unit, typed.endsWith(" " + unit)))
                .toList();
    }

    private QuestionForm pairs(List<Form.Choice> left, List<Form.Choice> right) {
        var chosen = answer instanceof Answer.Matched(var pairs) ? pairs : Map.<String, String>of();
        return new QuestionForm.Pairs(
                left.stream()
                        .map(one ->
                                new QuestionForm.Pair(
                                        one.id(),
                                        prose(one.text()),
                                        Texts.words(one.text()),
                                        options(right, chosen.getOrDefault(one.id(), ""))))
                        .toList());
    }

    private static List<QuestionForm.Option> options(List<Form.Choice> choices, String chosen) {
        return choices.stream()
                .map(choice ->
                        new QuestionForm.Option(
                                choice.id(),
                                Texts.words(choice.text()),
                                choice.id().equals(chosen)))
                .toList();
    }

    private QuestionForm sequence(List<Form.Choice> items) {
        if (!(answer instanceof Answer.Ordered(var order))) {
            return new QuestionForm.Sequence(
                    items.stream().map(item -> item(item, "")).toList(), false);
        }
        var byId = items.stream().collect(Collectors.toMap(Form.Choice::id, Function.identity()));
        var ranked = new ArrayList<QuestionForm.Item>();
        for (var id : order) {
            if (byId.containsKey(id))
                ranked.add(item(byId.get(id), Integer.toString(ranked.size() + 1)));
        }
        return new QuestionForm.Sequence(ranked, true);
    }

    private QuestionForm.Item item(Form.Choice item, String rank) {
        return new QuestionForm.Item(item.id(), prose(item.text()), Texts.words(item.text()), rank);
    }

    private List<QuestionForm.Piece> pieces(Instance question, List<Form.Gap> gaps) {
        var filled = answer instanceof Answer.Filled(var texts) ? texts : Map.<String, String>of();
        return Prompt.pieces(question, this::prose).stream()
                .map(piece ->
                        new QuestionForm.Piece(
                                piece.prose(),
                                piece.gap()
                                        .map(gap ->
                                                gap(
                                                        gap,
                                                        gaps.indexOf(gap) + 1,
                                                        filled.getOrDefault(gap.name(), "")))
                                        .orElse(null)))
                .toList();
    }

    private static QuestionForm.Gap gap(Form.Gap gap, int number, String text) {
        return switch (gap.form()) {
            case Form.OneOf(var choices) ->
                    new QuestionForm.Gap(
                            gap.name(), number, "", false, options(choices, text), List.of());
            case Form.Numeric(var units) ->
                    new QuestionForm.Gap(
                            gap.name(),
                            number,
                            number(text, units),
                            true,
                            List.of(),
                            units(text, units));
            case Form.Line _,
                    Form.AnyOf _,
                    Form.Pairs _,
                    Form.Sequence _,
                    Form.Gaps _,
                    Form.Code _,
                    Form.Essay _ ->
                    new QuestionForm.Gap(gap.name(), number, text, false, List.of(), List.of());
        };
    }

    private QuestionForm code(String language, List<Form.File> files) {
        var written =
                answer instanceof Answer.Written(var texts) ? texts : Map.<String, String>of();
        return new QuestionForm.Code(
                language,
                files.stream()
                        .map(file ->
                                new QuestionForm.File(
                                        file.name(),
                                        written.getOrDefault(file.name(), file.starter())))
                        .toList());
    }

    private static String advice(int fewest, int most) {
        if (fewest > 0 && most > 0) return "%d to %d words".formatted(fewest, most);
        if (fewest > 0) return "At least %d words".formatted(fewest);
        return most > 0 ? "At most %d words".formatted(most) : null;
    }

    private Prose prose(String markdown) {
        return texts.prose(place, markdown);
    }
}
