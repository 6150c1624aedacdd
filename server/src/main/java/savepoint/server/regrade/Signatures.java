package savepoint.server.regrade;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What differs between two signatures of verdicts (`graded compiles=passed moves-money=failed`).
final class Signatures {
    private Signatures() {}

    /// The checks that ended otherwise, in the order of the later verdict.
    static List<RegradePage.Check> changes(String before, String after) {
        var earlier = outcomes(before);
        var later = outcomes(after);
        var slugs = new LinkedHashSet<>(later.keySet());
        slugs.addAll(earlier.keySet());
        return slugs.stream()
                .filter(slug -> !Objects.equals(earlier.get(slug), later.get(slug)))
                .map(slug -> new RegradePage.Check(slug, earlier.get(slug), later.get(slug)))
                .toList();
    }

    private static Map<String, String> outcomes(String signature) {
        var outcomes = new LinkedHashMap<String, String>();
        if (signature == null) return outcomes;
        for (var word : signature.split(" ")) {
            int at = word.indexOf('=');
            if (at > 0) outcomes.put(word.substring(0, at), word.substring(at + 1));
        }
        return outcomes;
    }
}
