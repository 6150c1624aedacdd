package savepoint.server.quiz.paper;

import java.util.List;
import savepoint.server.web.Coded;
import savepoint.server.web.Link;
import savepoint.server.web.Prose;

/// A quiz on paper, as some seed draws it (`quiz/paper.html`, staff only). `keyed` tells that the right answers stand with
/// it; `other` leads to the same with or without them, `look` is where another seed is asked for.
public record PaperPage(
        Link quiz,
        String title,
        String course,
        String seed,
        String points,
        String time,
        boolean keyed,
        String look,
        Link other,
        List<Question> questions) {

    /// What there is room for under a question.
    public enum Room implements Coded {
        CHOICES,
        PAIRS,
        ORDER,
        LINE,
        GAPS,
        LINES
    }

    /// A question: `part` is the title above it or null; `choices` are what is ticked, matched or ordered, `right` the
    /// other side of pairs, lettered; `hints` say what gaps can be chosen from; `key` are the right answers in words, and
    /// `model` what an author would have written, null where there is none or no key is printed.
    public record Question(
            int number,
            String part,
            String points,
            Prose prompt,
            Room room,
            boolean several,
            List<Choice> choices,
            List<Lettered> right,
            List<String> hints,
            List<String> key,
            Prose model) {}

    /// A choice: `right` only where the key is printed.
    public record Choice(Prose text, boolean right) {}

    /// A side of a pair, by its letter.
    public record Lettered(String letter, Prose text) {}
}
