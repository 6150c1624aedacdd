package savepoint.server.similarity.jplag;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import savepoint.server.similarity.found.Found;
import savepoint.server.similarity.found.HandIn;
import savepoint.server.similarity.found.Impossible;

/// Reads what the process wrote, as if an enemy had written it: numbers that must lie where they can, and nothing else.
record JplagOutput(List<HandIn> handIns, List<String> names) {
    private static final String NUMBER = "(\\d{1,7})";
    private static final Pattern COUNT = Pattern.compile("hand-ins " + NUMBER);
    private static final Pattern UNREAD = Pattern.compile("unread " + NUMBER);
    private static final Pattern PAIR =
            Pattern.compile("pair " + NUMBER + " " + NUMBER + " ([01]\\.\\d{4})");
    private static final String LINES = NUMBER + "\\.java " + NUMBER + " " + NUMBER;
    private static final Pattern PART =
            Pattern.compile("part " + LINES + " " + LINES + " " + NUMBER);
    private static final int ALL = 100;

    Found read(String output) throws Impossible {
        int unread = 0;
        var pairs = new ArrayList<Found.Pair>();
        for (var line : output.lines().toList()) {
            if (COUNT.matcher(line).matches()) continue;
            if (UNREAD.matcher(line).matches()) {
                unread++;
                continue;
            }
            var pair = match(PAIR, line);
            if (pair.isPresent()) {
                pairs.add(pair(pair.get()));
                continue;
            }
            var part = match(PART, line).orElseThrow(JplagOutput::strange);
            if (pairs.isEmpty()) throw strange();
            pairs.getLast().parts().add(part(part));
        }
        return new Found(handIns.size(), Math.min(unread, handIns.size()), List.of(), pairs);
    }

    private Found.Pair pair(MatchResult words) throws Impossible {
        int one = below(words.group(1), handIns.size());
        int other = below(words.group(2), handIns.size());
        var share =
                new BigDecimal(words.group(3))
                        .multiply(BigDecimal.valueOf(ALL))
                        .setScale(2, RoundingMode.HALF_UP);
        if (one == other || share.compareTo(BigDecimal.valueOf(ALL)) > 0) throw strange();
        return new Found.Pair(
                handIns.get(one).submission(),
                handIns.get(other).submission(),
                share,
                new ArrayList<>());
    }

    private Found.Part part(MatchResult words) throws Impossible {
        return new Found.Part(
                lines(words, 1), lines(words, 4), Integer.parseInt(words.group(7)), null, false);
    }

    private Found.Lines lines(MatchResult words, int group) throws Impossible {
        var name = names.get(below(words.group(group), names.size()));
        int from = Integer.parseInt(words.group(group + 1));
        int to = Integer.parseInt(words.group(group + 2));
        if (from < 1 || to < from) throw strange();
        return new Found.Lines(name, from, to);
    }

    private static int below(String number, int end) throws Impossible {
        int read = Integer.parseInt(number);
        if (read >= end) throw strange();
        return read;
    }

    private static Optional<MatchResult> match(Pattern pattern, String line) {
        var matcher = pattern.matcher(line);
        return matcher.matches() ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    private static Impossible strange() {
        return new Impossible("What JPlag wrote does not make sense and is not believed.");
    }
}
