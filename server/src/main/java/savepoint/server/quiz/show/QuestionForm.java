package savepoint.server.quiz.show;

import java.util.List;
import savepoint.server.web.Prose;

/// What a question is answered with, as `quiz/question.html` shows it, with what was answered so far.
public sealed interface QuestionForm {
    /// By which the template chooses a fragment.
    String kind();

    /// Something to tick.
    record Choice(String id, Prose text, boolean ticked) {}

    /// One or several are ticked.
    record Choices(List<Choice> choices, boolean several) implements QuestionForm {
        @Override
        public String kind() {
            return "choices";
        }
    }

    /// A line is typed. `units` is empty but for a number that has some.
    record Line(String text, boolean number, List<Option> units) implements QuestionForm {
        @Override
        public String kind() {
            return "line";
        }
    }

    /// One of a list that drops down.
    record Option(String id, String text, boolean chosen) {}

    /// Each of the left gets one of the options.
    record Pairs(List<Pair> pairs) implements QuestionForm {
        @Override
        public String kind() {
            return "pairs";
        }
    }

    /// A left side.
    record Pair(String id, Prose text, String words, List<Option> options) {}

    /// Items get ranks; `touched` tells that the student has given them an order.
    record Sequence(List<Item> items, boolean touched) implements QuestionForm {
        @Override
        public String kind() {
            return "sequence";
        }
    }

    /// An item with its rank, which is empty before one was given.
    record Item(String id, Prose text, String words, String rank) {}

    /// The prompt itself, with gaps in it.
    record Gaps(List<Piece> pieces) implements QuestionForm {
        @Override
        public String kind() {
            return "gaps";
        }
    }

    /// A stretch of the prompt and the gap after it, which is null after the last.
    record Piece(Prose text, Gap gap) {}

    /// A gap; `options` is empty where something is typed, `units` but for a number that has some.
    record Gap(
            String name,
            int place,
            String text,
            boolean decimal,
            List<Option> options,
            List<Option> units) {}

    /// Files of code.
    record Code(String language, List<File> files) implements QuestionForm {
        @Override
        public String kind() {
            return "code";
        }
    }

    /// A file with what the editor holds.
    record File(String name, String text) {}

    /// Prose; `advice` says how long it should be and may be null.
    record Essay(String text, String advice) implements QuestionForm {
        @Override
        public String kind() {
            return "essay";
        }
    }
}
