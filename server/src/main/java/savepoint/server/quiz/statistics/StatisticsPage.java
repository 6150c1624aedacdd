package savepoint.server.quiz.statistics;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Prose;

/// How the questions of a quiz did (`quiz/statistics.html`, staff only). `mean` and the two figures of the whole are null
/// where there is too little to say them; `fewest` is how many attempts that takes. Bars are percentages of the widest.
public record StatisticsPage(
        Link quiz,
        int attempts,
        int fewest,
        String mean,
        String alpha,
        String error,
        List<Step> histogram,
        List<Item> items) {

    /// How many attempts earned from `from` to ten percent more; `height` of 100 is the tallest.
    public record Step(int from, int attempts, int height) {}

    /// A question; `discrimination` is null where it cannot be said, `time` (`2:05`) is the
    /// one in the middle, null where none was seen, `warning` unless
    /// something stands out; `wrong` are the most frequent answers in words that earned nothing, `fix` leads to mending
    /// its key, null for who may not.
    public record Item(
            String slug,
            Prose prompt,
            int answers,
            int facility,
            String discrimination,
            String time,
            String warning,
            List<Choice> choices,
            List<Wrong> wrong,
            String fix) {}

    /// An answer in words that earned nothing, and how many gave it; `accept` is null for who may not let it count.
    public record Wrong(String words, int many, String accept) {}

    /// How many ticked a choice, in percent of those who had the question.
    public record Choice(String words, boolean right, int share) {}
}
