package savepoint.server.content.folder;

import java.math.BigDecimal;
import java.util.Optional;
import savepoint.server.content.question.Quiz;

/// What an activity earns: the instructor's part, or all of it where it has no parts, then the peers' and the part for
/// completing the reviews.
///
/// @param instructor empty where the activity earns nothing, or, with other parts present, nothing from the instructor
public record RowPoints(
        Optional<BigDecimal> instructor,
        Optional<BigDecimal> peers,
        Optional<BigDecimal> reviewing) {
    static final RowPoints NONE =
            new RowPoints(Optional.empty(), Optional.empty(), Optional.empty());

    /// What a quiz earns by its own account.
    static RowPoints of(ReadQuiz quiz) {
        return new RowPoints(quiz.quiz().map(Quiz::points), Optional.empty(), Optional.empty());
    }

    boolean isNone() {
        return equals(NONE);
    }

    BigDecimal total() {
        return instructor
                .orElse(BigDecimal.ZERO)
                .add(peers.orElse(BigDecimal.ZERO))
                .add(reviewing.orElse(BigDecimal.ZERO));
    }

    /// As a week would write it.
    String words() {
        if (peers.isEmpty() && reviewing.isEmpty()) {
            return instructor.map(BigDecimal::toPlainString).orElse("NA");
        }
        var words = new StringBuilder();
        instructor.ifPresent(
                points -> words.append(points.toPlainString()).append(" (from instructor) "));
        peers.ifPresent(points -> words.append(points.toPlainString()).append(" (from peers) "));
        reviewing.ifPresent(points ->
                words.append(points.toPlainString()).append(" (for completing the peer review)"));
        return words.toString().strip();
    }
}
