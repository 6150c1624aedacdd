package savepoint.server.content.question;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The values that one student's seed gives a question's parameters, to be put into its texts.
final class Values {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([^{}\\n]{1,300})}}");

    private final Map<String, String> values = new LinkedHashMap<>();

    private Values() {}

    /// @param round further rounds of the same seed give other values
    static Values drawn(Question question, long seed, int round) throws Sum.Unsolved {
        var values = new Values();
        for (var parameter : question.parameters()) {
            var dice =
                    Dice.of(
                            seed,
                            "parameter",
                            question.slug(),
                            parameter.name(),
                            Integer.toString(round));
            values.values.put(
                    parameter.name(),
                    switch (parameter) {
                        case Parameter.Range range -> number(range, dice);
                        case Parameter.Words(_, var words) ->
                                words.get((int) dice.below(words.size()));
                        case Parameter.Derived(_, var sum) ->
                                Sum.words(Sum.of(sum, values.values::get));
                    });
        }
        return values;
    }

    private static String number(Parameter.Range range, Dice dice) {
        long steps =
                range.to()
                        .subtract(range.from())
                        .divideToIntegralValue(range.step())
                        .longValueExact();
        var drawn = BigDecimal.valueOf(dice.below(steps + 1));
        return Sum.words(range.from().add(drawn.multiply(range.step())));
    }

    /// The text with values and sums in the place of double braces; where a question has no parameters, braces are only
    /// braces.
    String in(String text) throws Sum.Unsolved {
        if (values.isEmpty()) return text;
        var place = PLACE.matcher(text);
        var filled = new StringBuilder();
        int end = 0;
        while (place.find()) {
            filled.append(text, end, place.start()).append(value(place.group(1).strip()));
            end = place.end();
        }
        return filled.append(text.substring(end)).toString();
    }

    Optional<String> in(Optional<String> text) throws Sum.Unsolved {
        return text.isEmpty() ? text : Optional.of(in(text.get()));
    }

    private String value(String written) throws Sum.Unsolved {
        var value = values.get(written);
        return value != null ? value : Sum.words(Sum.of(written, values::get));
    }
}
