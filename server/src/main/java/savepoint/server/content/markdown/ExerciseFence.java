package savepoint.server.content.markdown;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;

/// A question of the bank in the middle of a lesson: a fence with the info `exercise`, or `exercise points=3`, that holds
/// the question's slug.
///
/// @param question as written
/// @param points that it earns; empty where it earns what the question says
public record ExerciseFence(String question, Optional<BigDecimal> points, int line)
        implements Embedded {
    private static final Pattern INFO =
            Pattern.compile("exercise(?:\\s+points=(\\d{1,3}(?:\\.\\d{1,2})?))?");

    /// A fence as an exercise, if it is one.
    static Optional<ExerciseFence> of(FencedCodeBlock fence) {
        var info = INFO.matcher(fence.getInfo().strip().toLowerCase(Locale.ROOT));
        if (!info.matches()) return Optional.empty();
        return Optional.of(
                new ExerciseFence(
                        fence.getLiteral().strip(),
                        Optional.ofNullable(info.group(1)).map(BigDecimal::new),
                        SourceLines.of(fence)));
    }

    @Override
    public ExerciseFence ofNotebook() {
        return new ExerciseFence(question, points, 0);
    }
}
