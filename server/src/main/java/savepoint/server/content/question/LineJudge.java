package savepoint.server.content.question;

import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Compares a line of words with those accepted. Typographic quotes and dashes are as good as plain ones: phones set them
/// unasked. Patterns are RE2, which takes time in proportion to the line whatever the pattern.
final class LineJudge {
    private static final int LONGEST = 1_000;

    private LineJudge() {}

    static Judgement of(Key.Lines key, String given) {
        if (given.length() > LONGEST)
            return new Judgement.Refused(
                    "the answer is longer than %d characters".formatted(LONGEST));
        var words = folded(given, key.folding());
        if (words.isBlank()) return new Judgement.Unanswered();
        for (var wording : key.accepted()) {
            if (meets(words, wording, key.folding())) {
                return new Judgement.Judged(
                        wording.share().bounded(), wording.feedback().stream().toList(), Map.of());
            }
        }
        return new Judgement.Judged(Share.NONE, List.of(), Map.of());
    }

    private static boolean meets(String words, Key.Wording wording, Folding folding) {
        return wording.pattern()
                ? pattern(wording.text(), folding).matches(words)
                : words.equals(folded(wording.text(), folding));
    }

    /// @throws com.google.re2j.PatternSyntaxException where it is no pattern
    static Pattern pattern(String written, Folding folding) {
        return Pattern.compile(written, folding.ignoreCase() ? Pattern.CASE_INSENSITIVE : 0);
    }

    private static String folded(String text, Folding folding) {
        var plain =
                Normalizer.normalize(text, Normalizer.Form.NFC)
                        .replaceAll("[\u2018\u2019\u201B]", "'")
                        .replaceAll("[\u201C\u201D\u201F]", "\"")
                        .replaceAll("[\u2010-\u2015\u2212]", "-")
                        .replaceAll("[\\p{Cc}\\p{Zs}]", " ");
        var spaced =
                switch (folding.spaces()) {
                    case EXACT -> plain;
                    case ONE -> plain.replaceAll(" +", " ").strip();
                    case NONE -> plain.replace(" ", "");
                };
        return folding.ignoreCase() ? spaced.toLowerCase(Locale.ROOT) : spaced;
    }
}
