package savepoint.server.quiz.keys;

import java.math.BigDecimal;
import java.util.List;
import savepoint.server.content.question.Answer;
import savepoint.server.db.Refs;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.quiz.show.AnswerWords;
import savepoint.server.web.Figures;
import savepoint.server.web.Link;
import savepoint.server.web.Post;
import tools.jackson.databind.json.JsonMapper;

/// Who would move, as the page about mending a key shows it.
final class KeyFixMoves {
    private KeyFixMoves() {}

    /// How far the grader is with code; null where it has nothing to say.
    static KeyFixPage.Grading grading(
            TermQuiz quiz, List<KeyFixStore.Row> rows, KeyFixes fixes, CodeTrials.Trials trials) {
        int fresh = 0;
        int failed = 0;
        int underWay = 0;
        int done = 0;
        for (var row : rows) {
            switch (trials.of(row, fixes.worths(row))) {
                case CodeTrials.Trial.Nothing _ -> {}
                case CodeTrials.Trial.ToAsk(var fault) when fault -> failed++;
                case CodeTrials.Trial.ToAsk _ -> fresh++;
                case CodeTrials.Trial.UnderWay _ -> underWay++;
                case CodeTrials.Trial.Earned _ -> done++;
            }
        }
        var slug = KeyFixes.question(rows.getLast()).question();
        var ask = new Post(KeyFixPages.path(quiz, slug) + "/gradings", Refs.random());
        if (fresh > 0)
            return new KeyFixPage.Grading(
                    "First the grader runs the code of %s by the checks that the course has now. Nobody’s points change by that: you see who would move before you decide."
                            .formatted(attempts(fresh + failed)),
                    true,
                    ask);
        if (underWay > 0)
            return new KeyFixPage.Grading(
                    "The grader is at it: %d of %s done. Nobody’s points change by that."
                            .formatted(done + failed, attempts(done + failed + underWay)),
                    true,
                    null);
        return failed == 0
                ? null
                : new KeyFixPage.Grading(
                        "The code of %s could not be graded, by our fault. The points there stay as they are, unless it is tried again."
                                .formatted(attempts(failed)),
                        false,
                        ask);
    }

    private static String attempts(int many) {
        return many == 1 ? "1 attempt" : many + " attempts";
    }

    static KeyFixPage.Tally tally(List<KeyFixes.Move> moves, boolean neverLower) {
        int up = (int) moves.stream().filter(one -> one.direction() > 0).count();
        int down = (int) moves.stream().filter(one -> one.direction() < 0).count();
        int byHand = (int) moves.stream().filter(one -> one.row().byHand()).count();
        return new KeyFixPage.Tally(
                up, down, moves.size() - up - down - byHand, neverLower ? down : 0, byHand);
    }

    static List<KeyFixPage.Row> rows(TermQuiz quiz, List<KeyFixes.Move> moves, boolean neverLower) {
        return moves.stream()
                .filter(one -> one.direction() != 0)
                .map(one -> {
                    var row = one.row();
                    var before = row.points() == null ? BigDecimal.ZERO : row.points();
                    var change = one.after().subtract(before);
                    return new KeyFixPage.Row(
                            row.student(),
                            new Link(
                                    "Attempt " + row.number(),
                                    quiz.record(row.ref()) + "#q" + row.position()),
                            row.given() == null
                                    ? null
                                    : AnswerWords.of(
                                            one.question().form(),
                                            JsonMapper.shared()
                                                    .readValue(row.given(), Answer.class)),
                            row.points() == null ? "to be marked" : Figures.plain(row.points()),
                            Figures.plain(one.after()),
                            (change.signum() > 0 ? "+" : "−") + Figures.plain(change.abs()),
                            change.signum() > 0,
                            !one.counts(neverLower));
                })
                .toList();
    }
}
