package savepoint.grader.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// When two cells count as the same: numbers by value within the tolerance, all else by its text.
record Cells(BigDecimal tolerance) {
    /// Beyond this many powers of ten a subtraction would expand: such numbers are compared exactly.
    private static final int SCALE = 400;

    /// To read a number takes time that grows with the square of its digits: longer ones compare by their text.
    private static final int DIGITS = 1_000;

    boolean same(String expected, String got, boolean numeric) {
        if (expected == null || got == null) return expected == null && got == null;
        if (expected.equals(got)) return true;
        if (!numeric) return false;
        var one = number(expected);
        var other = number(got);
        return one.isPresent() && other.isPresent() && same(one.get(), other.get());
    }

    boolean same(BigDecimal expected, BigDecimal got) {
        if (expected.compareTo(got) == 0) return true;
        if (tolerance.signum() == 0
                || Math.abs(expected.scale()) > SCALE
                || Math.abs(got.scale()) > SCALE) return false;
        return expected.subtract(got).abs().compareTo(tolerance) <= 0;
    }

    boolean same(List<String> expected, List<String> got, List<Boolean> numeric) {
        for (int i = 0; i < expected.size(); i++) {
            if (!same(expected.get(i), got.get(i), numeric.get(i))) return false;
        }
        return true;
    }

    /// A text that is equal for cells that are the same, where no tolerance blurs it.
    static String canonical(String cell, boolean numeric) {
        if (cell == null) return "\0";
        if (!numeric) return cell;
        return number(cell)
                .map(number -> number.signum() == 0 ? "0" : number.stripTrailingZeros().toString())
                .orElse(cell);
    }

    private static Optional<BigDecimal> number(String text) {
        if (text.length() > DIGITS) return Optional.empty();
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notFinite) {
            return Optional.empty();
        }
    }
}
