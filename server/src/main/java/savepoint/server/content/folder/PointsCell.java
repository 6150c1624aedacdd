package savepoint.server.content.folder;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads points as instructors write them: `20`, `NA`, `60 (from instructor) 40 (from peers) 50 (for completing the peer
/// review)`.
final class PointsCell {
    static final String ALLOWED =
            "allowed: a number, NA, or parts such as 60 (from instructor) 40 (from peers) 50 (for completing the peer"
                    + " review)";

    private static final String NUMBER = "(\\d{1,5}(?:\\.\\d{1,2})?)";
    private static final Pattern PLAIN =
            Pattern.compile("(?i)" + NUMBER + "\\s*(?:points?|pts?\\.?)?\\**");
    private static final Pattern PART =
            Pattern.compile(
                    "(?i)\\G[\\s,;+&]*(?:and\\s+)?"
                            + NUMBER
                            + "\\s*(?:points?|pts?\\.?)?\\s*\\(([^)]*)\\)");

    private PointsCell() {}

    /// @throws IllegalArgumentException with what is wrong, for an author to read
    static RowPoints read(String cell) {
        var text = cell.strip();
        if (text.replaceAll("[*\\s]", "").matches("(?i)|n/?a|none|-+|–|—|tbd|tba")) {
            return RowPoints.NONE;
        }
        var plain = PLAIN.matcher(text);
        if (plain.matches()) {
            return new RowPoints(
                    Optional.of(new BigDecimal(plain.group(1))),
                    Optional.empty(),
                    Optional.empty());
        }
        return parts(text);
    }

    private static RowPoints parts(String text) {
        var part = PART.matcher(text);
        Optional<BigDecimal> instructor = Optional.empty();
        Optional<BigDecimal> peers = Optional.empty();
        Optional<BigDecimal> reviewing = Optional.empty();
        int end = 0;
        while (part.find()) {
            end = part.end();
            var points = Optional.of(new BigDecimal(part.group(1)));
            var label = part.group(2).toLowerCase(Locale.ROOT);
            boolean taken;
            if (isForReviewing(label)) {
                taken = reviewing.isPresent();
                reviewing = points;
            } else if (label.contains("peer")) {
                taken = peers.isPresent();
                peers = points;
            } else if (label.matches(
                    ".*(instructor|teacher|staff|grader|lecturer|professor|checks).*")) {
                taken = instructor.isPresent();
                instructor = points;
            } else {
                throw unread(text, "has a part `(%s)` that is not known".formatted(part.group(2)));
            }
            if (taken) throw unread(text, "names a part twice");
        }
        if (end == 0 || !text.substring(end).replaceAll("[*.\\s]", "").isEmpty()) {
            throw unread(text, "is not understood");
        }
        return new RowPoints(instructor, peers, reviewing);
    }

    /// `for completing the peer review` is the reviewer's own; `from peer review` is what peers give.
    private static boolean isForReviewing(String label) {
        return !label.strip().startsWith("from")
                && (label.contains("complet") || label.contains("review"));
    }

    private static IllegalArgumentException unread(String cell, String complaint) {
        return new IllegalArgumentException(
                "points `%s` %s; %s".formatted(cell, complaint, ALLOWED));
    }
}
