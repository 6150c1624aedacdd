package savepoint.server.content.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import savepoint.server.content.question.Credit;
import savepoint.server.content.question.Folding;
import savepoint.server.content.question.Key;
import savepoint.server.content.question.Kind;
import savepoint.server.content.question.Question;
import savepoint.server.content.question.Share;

/// Writes questions of the bank as GIFT, which Moodle and others read.
public final class Export {
    private static final String ORDER = "the order of choices is not kept there";

    private final StringBuilder text = new StringBuilder();
    private final List<Report.Line> lines = new ArrayList<>();

    private Export() {}

    /// What came of writing questions.
    public record Written(String text, List<Report.Line> lines) {}

    /// All that GIFT has a form for; what it has none for is left and told.
    public static Written gift(List<Question> questions) {
        var export = new Export();
        questions.forEach(export::question);
        return new Written(export.text.toString(), List.copyOf(export.lines));
    }

    private void question(Question question) {
        var notes = new ArrayList<String>();
        var answers =
                question.parameters().isEmpty()
                        ? answers(question, notes)
                        : Optional.<String>empty();
        if (!question.parameters().isEmpty()) notes.add("GIFT has no parameters");
        if (answers.isEmpty()) {
            lines.add(new Report.Line(question.slug(), Report.Outcome.LEFT, "", notes));
            return;
        }
        if (question.prompt().contains("](")) notes.add("pictures are named, but not in the file");
        leftOut(question, notes);
        if (!question.tags().isEmpty()) {
            text.append("//");
            question.tags().forEach(tag -> text.append(" [tag:").append(tag).append(']'));
            text.append('\n');
        }
        if (question.kind() instanceof Kind.FillIn(var gaps, _)) {
            missingWord(question, gaps.getFirst(), answers.get());
            done(question, notes);
            return;
        }
        text.append("::").append(escaped(question.title())).append("::[markdown]");
        text.append(escaped(question.prompt())).append(" {\n").append(answers.get());
        question.explanation()
                .ifPresent(words -> text.append("####").append(escaped(words)).append('\n'));
        text.append("}\n\n");
        done(question, notes);
    }

    /// What the format has no word for.
    private static void leftOut(Question question, List<String> notes) {
        if (question.points().compareTo(BigDecimal.ONE) != 0) notes.add("points were left out");
        if (!question.wrong().isEmpty()) notes.add("what must not pass was left out");
        switch (question.kind()) {
            case Kind.ChooseOne(_, var shuffle) when !shuffle -> notes.add(ORDER);
            case Kind.ChooseMany(_, var shuffle, _) when !shuffle -> notes.add(ORDER);
            case Kind.ShortText(_, var folding) when !folding.equals(Folding.USUAL) ->
                    notes.add("how capitals and spaces are compared was left out");
            case Kind.Match(var pairs, _, _, var credit) -> {
                if (pairs.stream().anyMatch(pair -> pair.left().feedback().isPresent()))
                    notes.add("feedback of pairs was left out");
                if (credit == Credit.ALL) notes.add("each pair earns its part there");
            }
            case Kind _ -> {}
        }
    }

    /// Answers amidst the sentence.
    private void missingWord(Question question, Kind.Gap gap, String answers) {
        var mark = "[[" + gap.name() + "]]";
        int at = question.prompt().indexOf(mark);
        text.append("::").append(escaped(question.title())).append("::[markdown]");
        text.append(escaped(question.prompt().substring(0, at)));
        text.append("{\n").append(answers);
        question.explanation()
                .ifPresent(words -> text.append("####").append(escaped(words)).append('\n'));
        text.append('}');
        text.append(escaped(question.prompt().substring(at + mark.length()))).append("\n\n");
    }

    private void done(Question question, List<String> notes) {
        lines.add(
                new Report.Line(
                        question.slug(),
                        notes.isEmpty() ? Report.Outcome.TAKEN : Report.Outcome.CHANGED,
                        question.slug(),
                        notes));
    }

    private static Optional<String> answers(Question question, List<String> notes) {
        return switch (question.kind()) {
            case Kind.ChooseOne(var options, _) -> Optional.of(choices(options));
            case Kind.ChooseMany many -> Optional.of(several(many, notes));
            case Kind.TrueFalse(var right, var ifTrue, var ifFalse) ->
                    Optional.of(
                            (right ? "TRUE" : "FALSE")
                                    + said(right ? ifFalse : ifTrue)
                                    + said(right ? ifTrue : ifFalse)
                                    + "\n");
            case Kind.Numeric(var accepted, var units) -> {
                if (!units.isEmpty()) notes.add("units were left out");
                var figures = new StringBuilder("#\n");
                for (var figure : accepted) figures.append(figure(figure));
                yield Optional.of(figures.toString());
            }
            case Kind.ShortText(var accepted, _) -> words(accepted, notes);
            case Kind.Match(var pairs, var extra, _, _) -> {
                var matches = new StringBuilder();
                for (var pair : pairs)
                    matches.append(
                            "=%s -> %s\n"
                                    .formatted(
                                            escaped(pair.left().text()),
                                            escaped(pair.right().text())));
                for (var option : extra)
                    matches.append("= -> %s\n".formatted(escaped(option.text())));
                yield Optional.of(matches.toString());
            }
            case Kind.Essay(var rubric, _, _, var model) -> {
                if (!rubric.isEmpty() || model.isPresent())
                    notes.add("rubric and model answer were left out");
                yield Optional.of("");
            }
            case Kind.Order _ -> none(notes, "an order");
            case Kind.FillIn(var gaps, _)
                    when gaps.size() == 1 && question.prompt().indexOf('`') < 0 ->
                    gap(gaps.getFirst(), notes);
            case Kind.FillIn _ -> none(notes, "gaps in code, or several");
            case Kind.Sql _, Kind.Java _ -> none(notes, "code that is run");
        };
    }

    private static Optional<String> gap(Kind.Gap gap, List<String> notes) {
        return switch (gap.kind()) {
            case Kind.ChooseOne(var options, _) -> Optional.of(choices(options));
            case Kind.ShortText(var accepted, _) -> words(accepted, notes);
            case Kind _ -> none(notes, "a number amidst a sentence");
        };
    }

    private static Optional<String> none(List<String> notes, String what) {
        notes.add("GIFT has no form for " + what);
        return Optional.empty();
    }

    private static String choices(List<Kind.Option> options) {
        var choices = new StringBuilder();
        for (var option : options) {
            boolean right = option.share().isAll();
            choices.append(right ? "=" : "~");
            if (!right && option.share().compareTo(Share.NONE) != 0)
                choices.append(weight(option.share()));
            choices.append(escaped(option.text())).append(said(option.feedback())).append('\n');
        }
        return choices.toString();
    }

    private static String several(Kind.ChooseMany many, List<String> notes) {
        long rights = many.options().stream().filter(option -> option.share().isSome()).count();
        if (many.credit() == Credit.ALL) notes.add("each right tick earns its part there");
        var choices = new StringBuilder();
        for (var option : many.options()) {
            var share =
                    many.credit() == Credit.WORTH
                            ? option.share()
                            : Share.of(option.share().isSome() ? 1 : -1, rights);
            choices.append('~').append(weight(share)).append(escaped(option.text()));
            choices.append(said(option.feedback())).append('\n');
        }
        return choices.toString();
    }

    private static String figure(Kind.Figure figure) {
        var tolerance = figure.tolerance();
        if (tolerance.endsWith("%")) {
            var part = new BigDecimal(tolerance.replace("%", "").strip()).movePointLeft(2);
            tolerance = part.multiply(new BigDecimal(figure.value()).abs()).toPlainString();
        }
        return "="
                + (figure.share().isAll() ? "" : weight(figure.share()))
                + figure.value()
                + (tolerance.equals("0") ? "" : ":" + tolerance)
                + said(figure.feedback())
                + "\n";
    }

    private static Optional<String> words(List<Key.Wording> accepted, List<String> notes) {
        var words = new StringBuilder();
        for (var wording : accepted) {
            if (wording.pattern()) {
                notes.add("the pattern `%s` was left out".formatted(wording.text()));
                continue;
            }
            words.append('=').append(wording.share().isAll() ? "" : weight(wording.share()));
            words.append(escaped(wording.text())).append(said(wording.feedback())).append('\n');
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(words.toString());
    }

    private static String weight(Share share) {
        var percent =
                new BigDecimal(share.part())
                        .movePointRight(2)
                        .divide(new BigDecimal(share.of()), 5, RoundingMode.HALF_UP)
                        .stripTrailingZeros();
        return String.format(Locale.ROOT, "%%%s%%", percent.toPlainString());
    }

    private static String said(Optional<String> feedback) {
        return feedback.map(words -> "#" + escaped(words)).orElse("");
    }

    /// GIFT ends a question at an empty line, so those of a text are written `\n`.
    private static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replaceAll("([~=#{}:])", "\\\\$1")
                .replace("\n\n", "\\n\\n");
    }
}
