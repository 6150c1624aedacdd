package savepoint.server.content.question;

import java.util.List;

/// Guesses what a mistyped name was to be.
final class Nearest {
    private static final int FARTHEST = 3;

    private Nearest() {}

    /// `; did you mean …?`, or nothing where no name is near.
    static String of(String typed, List<String> known) {
        String best = null;
        int least = FARTHEST + 1;
        for (var name : known) {
            int distance = distance(typed, name);
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        return best == null ? "" : "; did you mean `" + best + "`?";
    }

    /// How many letters must change (Levenshtein).
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) row[j] = j;
        for (int i = 1; i <= one.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int cost = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j], row[j - 1]) + 1, corner + cost);
                corner = above;
            }
        }
        return row[other.length()];
    }
}
