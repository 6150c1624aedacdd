package savepoint.grader.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import savepoint.grader.check.Table;

/// When two rows of two results are the same: numbers by value whatever their type and scale, a day and its midnight
/// alike, NULL like NULL alone, all else by its text. Quotients and floating numbers are the same where twelve digits
/// are.
final class Alike {
    private static final MathContext DIGITS = new MathContext(12);
    private static final Pattern MIDNIGHT =
            Pattern.compile("(\\d{4,}-\\d\\d-\\d\\d) 00:00:00(\\+00)?");
    private static final Pattern MOMENT =
            Pattern.compile("(\\d{4,}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)\\+00");

    /// To read a number takes time that grows with the square of its digits.
    private static final int LONGEST = 1_000;

    private final boolean[] numeric;

    /// Of results with as many columns.
    Alike(Table one, Table other) {
        this.numeric = new boolean[one.columns().size()];
        IntStream.range(0, numeric.length)
                .forEach(i ->
                        numeric[i] =
                                one.columns().get(i).numeric() || other.columns().get(i).numeric());
    }

    /// Equal for rows that are the same.
    List<String> key(List<String> row) {
        var key = new ArrayList<String>(numeric.length);
        for (int i = 0; i < numeric.length; i++) key.add(cell(row.get(i), numeric[i]));
        return key;
    }

    private static String cell(String cell, boolean numeric) {
        if (cell == null) return "\0";
        if (numeric)
            return number(cell)
                    .map(number -> number.round(DIGITS))
                    .map(number ->
                            number.signum() == 0 ? "0" : number.stripTrailingZeros().toString())
                    .orElse(cell);
        if (cell.length() < 19) return cell;
        var midnight = MIDNIGHT.matcher(cell);
        if (midnight.matches()) return midnight.group(1);
        var moment = MOMENT.matcher(cell);
        return moment.matches() ? moment.group(1) : cell;
    }

    private static Optional<BigDecimal> number(String text) {
        if (text.length() > LONGEST) return Optional.empty();
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notFinite) {
            return Optional.empty();
        }
    }

    /// How often each row is there.
    Map<List<String>, Integer> bag(List<List<String>> rows) {
        var bag = new HashMap<List<String>, Integer>();
        for (var row : rows) bag.merge(key(row), 1, Integer::sum);
        return bag;
    }
}
