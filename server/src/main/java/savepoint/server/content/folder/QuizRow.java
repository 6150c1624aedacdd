package savepoint.server.content.folder;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.question.Quiz;

/// What a week's row and a quiz's own file both say: they must agree, or it is told whose word holds.
record QuizRow(ReadQuiz quiz, int week, String path, ActivityTable.Row row, Problems problems) {

    /// How long an attempt may take, as a row would say it.
    static Optional<String> limit(ReadQuiz quiz) {
        return quiz.quiz()
                .flatMap(Quiz::limit)
                .flatMap(limit -> EstimateCell.read(limit.toMinutes() + " minutes"));
    }

    /// The points that hold.
    RowPoints agreed(RowPoints stated, Optional<String> estimate) {
        quiz.week()
                .filter(number -> number != week)
                .ifPresent(number ->
                        problems.warning(
                                quiz.path(),
                                0,
                                "says week %d, but stands in week %d; there it is"
                                        .formatted(number, week)));
        time(estimate);
        var own = RowPoints.of(quiz);
        if (stated.isNone()) return own;
        if (stated.peers().isPresent() || stated.reviewing().isPresent()) {
            problems.error(path, row.line(), "a quiz has no points from peers");
        }
        quiz.quiz()
                .map(Quiz::points)
                .filter(points ->
                        points.compareTo(stated.instructor().orElse(BigDecimal.ZERO)) != 0)
                .ifPresent(points ->
                        problems.warning(
                                path,
                                row.line(),
                                "the row gives %s points, %s makes %s; the row's hold"
                                        .formatted(
                                                stated.words(),
                                                quiz.path(),
                                                points.toPlainString())));
        return stated;
    }

    private void time(Optional<String> estimate) {
        var limit = quiz.quiz().flatMap(Quiz::limit);
        if (limit.isEmpty() || estimate.isEmpty()) return;
        if (minutes(estimate.get()).filter(stated -> !stated.equals(limit.get())).isPresent()) {
            problems.warning(
                    path,
                    row.line(),
                    "the row says %s, %s allows %d minutes; the quiz's hold"
                            .formatted(estimate.get(), quiz.path(), limit.get().toMinutes()));
        }
    }

    private static Optional<Duration> minutes(String estimate) {
        if (!estimate.matches("\\d{1,4} (minutes?|hours?)")) return Optional.empty();
        long amount = Long.parseLong(estimate.substring(0, estimate.indexOf(' ')));
        return Optional.of(
                estimate.contains("hour") ? Duration.ofHours(amount) : Duration.ofMinutes(amount));
    }
}
