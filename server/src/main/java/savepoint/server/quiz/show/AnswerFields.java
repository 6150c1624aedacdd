package savepoint.server.quiz.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Form;
import savepoint.server.web.Request;

/// An answer as the fields of a form bring it, all of them named after the question's place: `q3.choice`, `q3.text`,
/// `q3.pair.<left>`, `q3.rank.<item>`, `q3.gap.<name>`, `q3.file.<name>`.
public final class AnswerFields {
    private final Request request;
    private final String name;

    private AnswerFields(Request request, String name) {
        this.request = request;
        this.name = name;
    }

    /// What a form brought for a question.
    public sealed interface Brought {
        public record Given(Answer answer) implements Brought {}

        /// No form of ours sends that.
        public record Forged(String reason) implements Brought {}
    }

    /// What the fields of a question begin with.
    public static String name(int position) {
        return "q" + position;
    }

    public static Brought read(Request request, int position, Form form) {
        return new AnswerFields(request, name(position)).read(form);
    }

    private Brought read(Form form) {
        return switch (form) {
            case Form.OneOf(var choices) -> chosen(choices, 1);
            case Form.AnyOf(var choices) -> chosen(choices, choices.size());
            case Form.Numeric(var units) -> number(units);
            case Form.Line _, Form.Essay _ -> typed(text("text"));
            case Form.Pairs(var left, var right) -> matched(left, right);
            case Form.Sequence(var items) -> ordered(items);
            case Form.Gaps(var gaps) -> filled(gaps);
            case Form.Code(_, var files) -> written(files);
        };
    }

    private String text(String field) {
        return request.field(name + "." + field).replace("\r\n", "\n");
    }

    private Brought chosen(List<Form.Choice> choices, int most) {
        var ticked = request.fields(name + ".choice").stream().filter(id -> !id.isEmpty()).toList();
        if (!ids(choices).containsAll(ticked)) return forged("there is no such choice");
        if (ticked.size() > most || Set.copyOf(ticked).size() < ticked.size())
            return forged("that are too many choices");
        return given(ticked.isEmpty() ? new Answer.Blank() : new Answer.Chosen(ticked));
    }

    private Brought number(List<String> units) {
        var number = text("text").strip();
        var unit = text("unit");
        if (!unit.isEmpty() && !units.contains(unit)) return forged("there is no such unit");
        return typed(number.isEmpty() ? "" : (number + " " + unit).strip());
    }

    private static Brought typed(String text) {
        return given(text.isBlank() ? new Answer.Blank() : new Answer.Typed(text));
    }

    private Brought matched(List<Form.Choice> left, List<Form.Choice> right) {
        var pairs = new HashMap<String, String>();
        for (var one : left) {
            var other = text("pair." + one.id());
            if (other.isEmpty()) continue;
            if (!ids(right).contains(other)) return forged("there is nothing such to match");
            pairs.put(one.id(), other);
        }
        return given(pairs.isEmpty() ? new Answer.Blank() : new Answer.Matched(pairs));
    }

    /// Ranks are numbers that the student typed or chose; those alike keep the order in which they were shown.
    private Brought ordered(List<Form.Choice> items) {
        var ranks = new HashMap<String, Integer>();
        for (var item : items) {
            var rank = text("rank." + item.id()).strip();
            if (rank.isEmpty()) continue;
            if (!rank.matches("\\d{1,3}")) return forged("a rank is a number");
            ranks.put(item.id(), Integer.parseInt(rank));
        }
        if (ranks.isEmpty()) return given(new Answer.Blank());
        var order = new ArrayList<>(items.stream().map(Form.Choice::id).toList());
        order.sort(Comparator.comparingInt(id -> ranks.getOrDefault(id, Integer.MAX_VALUE)));
        return given(new Answer.Ordered(order));
    }

    private Brought filled(List<Form.Gap> gaps) {
        var filled = new HashMap<String, String>();
        for (var gap : gaps) {
            var typed = text("gap." + gap.name());
            if (typed.isBlank()) continue;
            if (gap.form() instanceof Form.OneOf(var choices) && !ids(choices).contains(typed))
                return forged("there is no such choice");
            if (gap.form() instanceof Form.Numeric(var units)
                    && !units.isEmpty()
                    && !text("unit." + gap.name()).isEmpty()) {
                var unit = text("unit." + gap.name());
                if (!units.contains(unit)) return forged("there is no such unit");
                typed = typed.strip() + " " + unit;
            }
            filled.put(gap.name(), typed);
        }
        return given(filled.isEmpty() ? new Answer.Blank() : new Answer.Filled(filled));
    }

    private Brought written(List<Form.File> files) {
        Map<String, String> written =
                files.stream()
                        .collect(
                                Collectors.toMap(
                                        Form.File::name, file -> text("file." + file.name())));
        boolean untouched =
                files.stream()
                        .allMatch(file ->
                                written.get(file.name()).isBlank()
                                        || written.get(file.name()).equals(file.starter()));
        return given(untouched ? new Answer.Blank() : new Answer.Written(written));
    }

    private static Set<String> ids(List<Form.Choice> choices) {
        return choices.stream().map(Form.Choice::id).collect(Collectors.toSet());
    }

    private static Brought given(Answer answer) {
        return new Brought.Given(answer);
    }

    private static Brought forged(String reason) {
        return new Brought.Forged(reason);
    }
}
