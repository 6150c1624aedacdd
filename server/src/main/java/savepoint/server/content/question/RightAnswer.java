package savepoint.server.content.question;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An answer that earns everything, made from the key.
public final class RightAnswer {
    private RightAnswer() {}

    /// Empty where the key does not tell one: for code, for essays, and where only patterns are given.
    public static Optional<Answer> of(Instance instance) {
        return of(instance.key());
    }

    private static Optional<Answer> of(Key key) {
        return switch (key) {
            case Key.One(var choices) ->
                    chosen(choices).findFirst().map(id -> new Answer.Chosen(List.of(id)));
            case Key.Many(var choices, _) ->
                    Optional.of(
                            new Answer.Chosen(
                                    choices.entrySet().stream()
                                            .filter(choice -> choice.getValue().share().isSome())
                                            .map(Map.Entry::getKey)
                                            .toList()));
            case Key.Numbers numbers ->
                    numbers.accepted().stream()
                            .filter(figure -> figure.share().isAll())
                            .findFirst()
                            .map(figure ->
                                    new Answer.Typed(typed(figure.value(), numbers.units())));
            case Key.Lines(var accepted, _) ->
                    accepted.stream()
                            .filter(wording -> wording.share().isAll() && !wording.pattern())
                            .findFirst()
                            .map(wording -> new Answer.Typed(wording.text()));
            case Key.Pairs(var pairs, _, _) -> Optional.of(new Answer.Matched(pairs));
            case Key.Sequence(var items, _) -> Optional.of(new Answer.Ordered(items));
            case Key.Gaps(var gaps, _) -> gaps(gaps);
            case Key.ByGrader(var solution) -> Optional.of(new Answer.Written(solution));
            case Key.ByHand _ -> Optional.empty();
        };
    }

    private static java.util.stream.Stream<String> chosen(Map<String, Key.Worth> choices) {
        return choices.entrySet().stream()
                .filter(choice -> choice.getValue().share().isAll())
                .map(Map.Entry::getKey);
    }

    /// A number as somebody would type it, with the unit that is one.
    static String typed(BigDecimal value, Map<String, BigDecimal> units) {
        var unit =
                units.entrySet().stream()
                        .filter(one -> one.getValue().compareTo(BigDecimal.ONE) == 0)
                        .map(Map.Entry::getKey)
                        .findFirst();
        return value.toPlainString() + unit.map(name -> " " + name).orElse("");
    }

    private static Optional<Answer> gaps(Map<String, Key> gaps) {
        var filled = new HashMap<String, String>();
        gaps.forEach((name, key) -> {
            switch (of(key).orElse(new Answer.Blank())) {
                case Answer.Chosen(var choices) -> filled.put(name, choices.getFirst());
                case Answer.Typed(var text) -> filled.put(name, text);
                case Answer.Blank _,
                        Answer.Matched _,
                        Answer.Ordered _,
                        Answer.Filled _,
                        Answer.Written _ -> {}
            }
        });
        return filled.size() == gaps.size()
                ? Optional.of(new Answer.Filled(filled))
                : Optional.empty();
    }
}
