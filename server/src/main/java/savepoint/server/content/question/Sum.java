package savepoint.server.content.question;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Works out `round(2 * n / 3, 1)`: decimals, names, `+ - * / %`, parentheses, and round, floor, ceil, abs, min, max.
/// Nothing else can be written in it, and it cannot take long.
final class Sum {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\d{1,15}(?:\\.\\d{1,15})?|[A-Za-z_]\\w{0,40}|[-+*/%(),])");
    private static final BigDecimal LARGEST = new BigDecimal("1e30");
    private static final int DEEPEST = 40;
    private static final int LONGEST = 300;

    /// What is wrong with a sum, in words for its author.
    static final class Unsolved extends Exception {
        private static final long serialVersionUID = 1;

        Unsolved(String message) {
            super(message);
        }
    }

    private final String text;
    private final Matcher matcher;
    private final Function<String, String> names;
    private String token;
    private int at;
    private int depth;

    private Sum(String text, Function<String, String> names) {
        this.text = text;
        this.names = names;
        this.matcher = TOKEN.matcher(text);
    }

    /// @param names the value of a name as text, or null where there is none
    static BigDecimal of(String text, Function<String, String> names) throws Unsolved {
        if (text.length() > LONGEST) throw new Unsolved("the sum is too long");
        var sum = new Sum(text.strip(), names);
        sum.advance();
        var result = sum.terms();
        if (sum.token != null) throw sum.wrong("`" + sum.token + "` is not expected there");
        return result;
    }

    /// As it is written in a text: no exponent, no digits that a division made of nothing.
    static String words(BigDecimal number) {
        return (number.scale() < 0 ? number.setScale(0) : number).toPlainString();
    }

    private void advance() throws Unsolved {
        matcher.region(at, text.length());
        if (at == text.length()) {
            token = null;
        } else if (matcher.lookingAt()) {
            token = matcher.group(1);
            at = matcher.end();
        } else {
            throw wrong("`" + text.substring(at).strip() + "` is not understood");
        }
    }

    private BigDecimal terms() throws Unsolved {
        if (++depth > DEEPEST) throw wrong("the sum is too deep");
        var left = factors();
        while ("+".equals(token) || "-".equals(token)) {
            boolean plus = token.equals("+");
            advance();
            var right = factors();
            left = bounded(plus ? left.add(right) : left.subtract(right));
        }
        depth--;
        return left;
    }

    private BigDecimal factors() throws Unsolved {
        var left = factor();
        while ("*".equals(token) || "/".equals(token) || "%".equals(token)) {
            char operator = token.charAt(0);
            advance();
            var right = factor();
            if (operator != '*' && right.signum() == 0) throw wrong("divides by zero");
            left =
                    bounded(
                            switch (operator) {
                                case '*' -> left.multiply(right, MathContext.DECIMAL128);
                                case '/' ->
                                        left.divide(right, MathContext.DECIMAL128)
                                                .stripTrailingZeros();
                                default -> left.remainder(right);
                            });
        }
        return left;
    }

    private BigDecimal factor() throws Unsolved {
        if (token == null) throw wrong("ends too early");
        if (++depth > DEEPEST) throw wrong("the sum is too deep");
        var read = token;
        advance();
        var value =
                switch (read) {
                    case "-" -> factor().negate();
                    case "(" -> {
                        var inner = terms();
                        expect(")");
                        yield inner;
                    }
                    default -> {
                        if (Character.isDigit(read.charAt(0))) yield new BigDecimal(read);
                        if ("(".equals(token)) yield function(read);
                        yield named(read);
                    }
                };
        depth--;
        return value;
    }

    private BigDecimal named(String name) throws Unsolved {
        var value = names.apply(name);
        if (value == null) throw wrong("`" + name + "` is no parameter");
        if (!value.matches("-?\\d{1,15}(\\.\\d{1,34})?"))
            throw wrong("`" + name + "` is `" + value + "`, no number");
        return new BigDecimal(value);
    }

    private BigDecimal function(String name) throws Unsolved {
        advance();
        var arguments = new ArrayList<BigDecimal>();
        arguments.add(terms());
        while (",".equals(token)) {
            advance();
            arguments.add(terms());
        }
        expect(")");
        return applied(name, arguments);
    }

    private BigDecimal applied(String name, List<BigDecimal> arguments) throws Unsolved {
        var first = arguments.getFirst();
        return switch (name + "/" + arguments.size()) {
            case "round/1" -> first.setScale(0, RoundingMode.HALF_UP);
            case "round/2" -> first.setScale(places(arguments.get(1)), RoundingMode.HALF_UP);
            case "floor/1" -> first.setScale(0, RoundingMode.FLOOR);
            case "ceil/1" -> first.setScale(0, RoundingMode.CEILING);
            case "abs/1" -> first.abs();
            case "min/2" -> first.min(arguments.get(1));
            case "max/2" -> first.max(arguments.get(1));
            default ->
                    throw wrong(
                            "`%s` with %d values is not known; known: round(x), round(x, places), floor(x), ceil(x),"
                                            .formatted(name, arguments.size())
                                    + " abs(x), min(x, y), max(x, y)");
        };
    }

    private int places(BigDecimal number) throws Unsolved {
        if (number.signum() < 0
                || number.compareTo(BigDecimal.TEN) > 0
                || number.stripTrailingZeros().scale() > 0) {
            throw wrong("rounds to " + words(number) + " places");
        }
        return number.intValueExact();
    }

    private BigDecimal bounded(BigDecimal number) throws Unsolved {
        if (number.abs().compareTo(LARGEST) > 0) throw wrong("becomes too large");
        return number;
    }

    private void expect(String sign) throws Unsolved {
        if (!sign.equals(token)) throw wrong("`" + sign + "` is missing");
        advance();
    }

    private Unsolved wrong(String complaint) {
        return new Unsolved("`%s` %s".formatted(text, complaint));
    }
}
