package savepoint.server.grading;

import java.util.List;

/// One check as its verdict shows it.
///
/// `about` is the author's sentence on what it checks; `points` of `of` are formatted; `message`
/// says what happened, `hint` what to try, `seenOn` where it was seen (`the sample rows`, `generated
/// rows`, `hidden rows`), `expected` and `found` are values printed side by side, several lines
/// each: all five are null where the author or the outcome shows none; `tables` holds the rows
/// that differ, empty likewise; `log` the statements that it is about, or null.
public record CheckView(
        String slug,
        String about,
        Outcome outcome,
        String points,
        String of,
        String message,
        String hint,
        String seenOn,
        String expected,
        String found,
        List<RowTable> tables,
        LogView log) {
    /// A check that is not about statements.
    public CheckView(
            String slug,
            String about,
            Outcome outcome,
            String points,
            String of,
            String message,
            String hint,
            String seenOn,
            String expected,
            String found,
            List<RowTable> tables) {
        this(
                slug, about, outcome, points, of, message, hint, seenOn, expected, found, tables,
                null);
    }
}
