package savepoint.server.content.question;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an answer is worth, or who must say so.
public sealed interface Judgement {
    /// Nothing was given; that earns nothing.
    record Unanswered() implements Judgement {}

    /// An answer was judged.
    ///
    /// @param share of the question's points, from nothing to all
    /// @param feedback what its author says to this answer, Markdown
    /// @param parts where the answer has parts (pairs, gaps, ticked choices), by their ids
    record Judged(Share share, List<String> feedback, Map<String, Part> parts)
            implements Judgement {
        public Judged {
            feedback = List.copyOf(feedback);
            parts = Map.copyOf(parts);
        }

        public boolean isRight() {
            return share.isAll();
        }
    }

    /// A part of an answer, such as one gap.
    ///
    /// @param feedback Markdown
    record Part(Share share, Optional<String> feedback) {}

    /// A person must read it.
    record ByHand() implements Judgement {}

    /// The grader must run these files.
    record ByGrader(Map<String, String> files) implements Judgement {
        public ByGrader {
            files = Map.copyOf(files);
        }
    }

    /// It is no answer to this question, and why, in words for a student; it counts as not given.
    record Refused(String reason) implements Judgement {}
}
