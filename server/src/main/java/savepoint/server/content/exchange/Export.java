package savepoint.server.content.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import savepoint.server.content.question.Credit;
import savepoint.server.content.question.Key;
import savepoint.server.content.question.Kind;
import savepoint.server.content.question.Question;
import savepoint.server.content.question.Share;

/// Writes questions of the bank as GIFT, which Moodle and others read.
public final class Export {
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
                        ? answers(question.kind(), notes)
                        : Optional.<String>empty();
        if (!question.parameters().isEmpty()) notes.add("GIFT has no parameters");
        if (answers.isEmpty()) {
            lines.add(new Report.Line(question.slug(), Report.Outcome.LEFT, "", notes));
            return;
        }
        if (question.prompt().contains("](")) notes.add("pictures are named, but not in the file");
        text.append("::").append(escaped(question.title())).append("::[markdown]");
        text.append(escaped(question.prompt())).append(" {\n").append(answers.get());
        question.explanation()
                .ifPresent(words -> text.append("####").append(escaped(words)).append('\n'));
        text.append("}\n\n");
        lines.add(
                new Report.Line(
                        question.slug(),
                        notes.isEmpty() ? Report.Outcome.TAKEN : Report.Outcome.CHANGED,
                        question.slug(),
                        notes));
    }

    private static Optional<String> answers(Kind kind, List<String> notes) {
        return switch (kind) {
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
            case Kind.FillIn _ -> none(notes, "several gaps");
            case Kind.Sql _, Kind.Java _ -> none(notes, "code that is run");
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
