package savepoint.server.quiz.attempt;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import savepoint.server.content.question.Share;

/// What several tries at one question come to: each earns its share of what such a try is worth, and the best one counts.
///
/// @param worths of the first, second … try
/// @param shares that the tries earned, in their order; no more than there are worths
public record Tried(List<Share> worths, List<Share> shares) {
    public Tried {
        worths = List.copyOf(worths);
        shares = List.copyOf(shares.subList(0, Math.min(shares.size(), worths.size())));
    }

    /// Whether no try is left, or none is needed.
    boolean isOver() {
        return shares.size() == worths.size() || shares.stream().anyMatch(Share::isAll);
    }

    /// What the next try is worth; nothing where there is none.
    Share next() {
        return isOver() ? Share.NONE : worths.get(shares.size());
    }

    /// With one try more, unless it is over.
    Tried plus(Share share) {
        if (isOver()) return this;
        return new Tried(worths, Stream.concat(shares.stream(), Stream.of(share)).toList());
    }

    /// What the best try earned; nothing before the first.
    Share share() {
        var best = Share.NONE;
        for (int i = 0; i < shares.size(); i++) {
            var earned = shares.get(i).bounded().times(worths.get(i));
            if (earned.compareTo(best) > 0) best = earned;
        }
        return best;
    }

    BigDecimal points(BigDecimal possible) {
        return share().points(possible);
    }
}
