package savepoint.server.content.exchange;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/// Writes words and numbers of other systems as answers of ours.
final class Words {
    private static final Pattern SPAN =
            Pattern.compile("(-?[\\d.]+(?:[eE]-?\\d+)?)\\s*\\.\\.\\s*(-?[\\d.]+(?:[eE]-?\\d+)?)");

    private Words() {}

    /// An accepted text. A star that stands for anything becomes a pattern.
    static void answer(Draft draft, String mark, String text, String feedback) {
        var words = text.strip();
        var ours = mark.equals("x") ? "" : mark;
        if (words.equals("*")) {
            draft.note("feedback for any other answer was left out: " + feedback);
            return;
        }
        if (words.contains("*")) {
            var pattern = new StringBuilder();
            for (var piece : words.split("\\*", -1))
                pattern.append(pattern.isEmpty() ? "" : ".*")
                        .append(piece.isEmpty() ? "" : quoted(piece));
            draft.note("`%s` became a pattern".formatted(words));
            draft.answer(ours, "/" + pattern + "/", feedback);
        } else {
            draft.answer(ours, "`" + words.replace("`", "'") + "`", feedback);
        }
    }

    private static String quoted(String words) {
        return words.replaceAll("([\\\\.+?()\\[\\]{}^$|/])", "\\\\$1");
    }

    /// `3.14:0.01` and `3.1..3.2` as a number with its tolerance.
    static String figure(String text) {
        var span = SPAN.matcher(text);
        try {
            if (span.matches()) {
                var from = new BigDecimal(span.group(1));
                var to = new BigDecimal(span.group(2));
                var two = BigDecimal.valueOf(2);
                var middle = plain(from.add(to).divide(two));
                return from.compareTo(to) == 0
                        ? middle
                        : middle + " ± " + plain(to.subtract(from).divide(two));
            }
            int colon = text.indexOf(':');
            if (colon < 0) return plain(new BigDecimal(text.strip()));
            var written = text.substring(colon + 1).strip();
            boolean part = written.endsWith("%");
            var tolerance =
                    new BigDecimal(
                            part ? written.substring(0, written.length() - 1).strip() : written);
            return plain(new BigDecimal(text.substring(0, colon).strip()))
                    + (tolerance.signum() == 0 ? "" : " ± " + plain(tolerance) + (part ? "%" : ""));
        } catch (NumberFormatException noNumber) {
            // the bank's reader says so of the answer as it stands
            return text;
        }
    }

    private static String plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return Math.abs(stripped.scale()) > 40
                ? stripped.toString()
                : (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
}
