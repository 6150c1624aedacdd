package savepoint.server.content.folder;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads how long something takes and says it one way: `2 Hour` is `2 hours`. What is no number and unit stays as written.
final class EstimateCell {
    private static final Pattern AMOUNT =
            Pattern.compile(
                    "(?i)(about |approx\\.? |~ ?|ca\\.? )?(\\d+(?:\\.\\d+)?)(?: ?[-–] ?(\\d+(?:\\.\\d+)?))?"
                            + " *(hours?|hrs?\\.?|h|minutes?|mins?\\.?|m|days?|d)\\**");

    private EstimateCell() {}

    static Optional<String> read(String cell) {
        var text = cell.strip();
        if (text.matches("(?i)|n/?a|none|-+|–|—|tbd|tba")) return Optional.empty();
        var amount = AMOUNT.matcher(text);
        if (!amount.matches()) return Optional.of(text);
        var unit =
                switch (amount.group(4).toLowerCase(Locale.ROOT).charAt(0)) {
                    case 'h' -> "hour";
                    case 'd' -> "day";
                    default -> "minute";
                };
        var last = amount.group(3) == null ? amount.group(2) : amount.group(3);
        boolean one =
                amount.group(3) == null && new BigDecimal(last).compareTo(BigDecimal.ONE) == 0;
        return Optional.of(
                (amount.group(1) == null ? "" : "about ")
                        + amount.group(2)
                        + (amount.group(3) == null ? "" : "–" + amount.group(3))
                        + " "
                        + unit
                        + (one ? "" : "s"));
    }
}
