package savepoint.server.content.question;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads a number as people type it, and compares it with those accepted.
///
/// Digits of any script, the true minus sign, spaces between groups of three, and powers of ten (`1.5e3`) are understood.
/// A comma divides the decimals where it can mean nothing else: `2,5` is two and a half, but `1,250` might be either and
/// is refused.
final class NumberJudge {
    private static final int LONGEST = 60;
    // 10^30 is more than anything that is counted in a course
    private static final int LARGEST_POWER = 30;
    private static final Pattern NUMBER =
            Pattern.compile(
                    "([+-]?)(\\d{1,3}(?: \\d{3})+|\\d{1,30}|(?=[.]))(?:\\.(\\d{0,30}))?(?:[eE]([+-]?\\d{1,9}))?\\s*(.{0,20})");
    private static final Pattern COMMA =
            Pattern.compile("([+-]?(?:\\d{1,3}(?: \\d{3})+|\\d{1,30})),(\\d{1,30})(?![\\d.,])(.*)");

    private NumberJudge() {}

    static Judgement of(Key.Numbers key, String given) {
        if (given.isBlank()) return new Judgement.Unanswered();
        if (given.length() > LONGEST)
            return new Judgement.Refused(
                    "a number of at most %d characters is asked".formatted(LONGEST));
        var text = plain(given);
        var comma = COMMA.matcher(text);
        if (comma.matches()) {
            if (comma.group(2).length() == 3 && comma.group(1).matches("[+-]?[1-9]\\d{0,2}"))
                return twoWays(given);
            text = comma.group(1) + "." + comma.group(2) + comma.group(3);
        }
        var number = NUMBER.matcher(text);
        if (!number.matches()) return noNumber(given);
        var decimals = Optional.ofNullable(number.group(3)).orElse("");
        var whole = number.group(2).replace(" ", "");
        if (whole.isEmpty() && decimals.isEmpty()) return noNumber(given);
        var power = Optional.ofNullable(number.group(4)).map(Integer::parseInt).orElse(0);
        if (Math.abs(power) > LARGEST_POWER)
            return new Judgement.Refused("powers of ten are understood up to 30");
        if (number.group(5).matches("[.,].*")) return twoWays(given);
        var unit = size(key, number.group(5).strip());
        if (unit.isEmpty()) return noUnit(key, given);
        var value =
                new BigDecimal(number.group(1) + "0" + whole + "." + decimals + "0")
                        .scaleByPowerOfTen(power)
                        .multiply(unit.get());
        return judged(key, value);
    }

    private static String plain(String given) {
        var text = new StringBuilder();
        given.codePoints()
                .forEach(c -> {
                    if (Character.isDigit(c)) text.append(Character.digit(c, 10));
                    else if (c == '\u2212' || c == '\u2013' || c == '\uFF0D') text.append('-');
                    else if (Character.isSpaceChar(c) || Character.isWhitespace(c))
                        text.append(' ');
                    else if (c == '_' || c == '\'' || c == '\u2019') text.append(' ');
                    else text.appendCodePoint(c);
                });
        return text.toString().strip().replaceAll(" +", " ").replaceAll("^([+-]) ", "$1");
    }

    private static Optional<BigDecimal> size(Key.Numbers key, String unit) {
        if (unit.isEmpty()) return Optional.of(BigDecimal.ONE);
        return Optional.ofNullable(key.units().get(unit));
    }

    private static Judgement judged(Key.Numbers key, BigDecimal value) {
        for (var figure : key.accepted()) {
            if (value.subtract(figure.value()).abs().compareTo(figure.tolerance()) <= 0) {
                return new Judgement.Judged(
                        figure.share().bounded(), figure.feedback().stream().toList(), Map.of());
            }
        }
        return new Judgement.Judged(Share.NONE, List.of(), Map.of());
    }

    private static Judgement noNumber(String given) {
        return new Judgement.Refused(
                "`%s` is not a number such as 12, -3.5 or 1.2e6".formatted(given.strip()));
    }

    private static Judgement twoWays(String given) {
        return new Judgement.Refused(
                "`%s` can be read in two ways: leave commas out, and write a point before decimals"
                        .formatted(given.strip()));
    }

    private static Judgement noUnit(Key.Numbers key, String given) {
        return new Judgement.Refused(
                key.units().isEmpty()
                        ? "`%s`: only a number is asked, without a unit".formatted(given.strip())
                        : "`%s`: the units are %s"
                                .formatted(given.strip(), String.join(", ", key.units().keySet())));
    }
}
