package savepoint.server.quiz.show;

import java.util.Map;
import java.util.stream.Collectors;
import savepoint.server.content.question.Form;
import savepoint.server.content.question.Key;
import savepoint.server.web.Figures;

/// What would have been right, in plain words on one line; null where that cannot be said so.
public final class KeyWords {
    private KeyWords() {}

    public static String of(Form form, Key key) {
        return switch (key) {
            case Key.One(var worths) -> choices(form, worths);
            case Key.Many(var worths, _) -> choices(form, worths);
            case Key.Numbers(var accepted, var units) -> {
                var best = accepted.getFirst();
                var number = Figures.plain(best.value());
                if (best.tolerance().signum() != 0)
                    number += " ± " + Figures.plain(best.tolerance());
                yield form instanceof Form.Numeric(var names)
                                && !names.isEmpty()
                                && !units.isEmpty()
                        ? number + " " + names.getFirst()
                        : number;
            }
            case Key.Lines(var accepted, _) ->
                    accepted.stream()
                            .filter(wording -> wording.share().isAll())
                            .sorted((one, other) -> Boolean.compare(one.pattern(), other.pattern()))
                            .map(Key.Wording::text)
                            .findFirst()
                            .orElse(null);
            case Key.Sequence(var items, _) ->
                    items.stream()
                            .map(id -> AnswerWords.word(AnswerWords.choices(form), id))
                            .collect(Collectors.joining(", then "));
            case Key.Pairs _, Key.Gaps _, Key.ByGrader _, Key.ByHand _ -> null;
        };
    }

    private static String choices(Form form, Map<String, Key.Worth> worths) {
        return AnswerWords.choices(form).stream()
                .filter(choice -> isSome(worths, choice.id()))
                .map(choice -> Texts.words(choice.text()))
                .collect(Collectors.joining(", "));
    }

    /// Whether a choice is one of the right ones.
    public static boolean isRight(Key key, String choice) {
        return switch (key) {
            case Key.One(var worths) -> isSome(worths, choice);
            case Key.Many(var worths, _) -> isSome(worths, choice);
            case Key.Numbers _,
                    Key.Lines _,
                    Key.Pairs _,
                    Key.Sequence _,
                    Key.Gaps _,
                    Key.ByGrader _,
                    Key.ByHand _ ->
                    false;
        };
    }

    private static boolean isSome(Map<String, Key.Worth> worths, String choice) {
        return worths.containsKey(choice) && worths.get(choice).share().isSome();
    }
}
