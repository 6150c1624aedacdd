package savepoint.server.content.question;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import savepoint.server.web.Coded;

/// A quiz, as its file says; as JSON these are the facts of its published version. When it opens, is due and closes is
/// the activity's, from the week's table.
///
/// @param limit how long an attempt may take; empty where only the deadline ends it
/// @param attempts how many a student has; empty where there is no limit
/// @param points all its questions together
/// @param tries what each try at one question is worth: `[1/1]` where there is one and nothing is told before the end
/// @param intro shown before an attempt is started, Markdown
/// @param formerly slugs it had before
/// @param retired whether it no longer counts as an activity
public record Quiz(
        String slug,
        String title,
        Optional<Integer> week,
        Optional<Duration> limit,
        Optional<Integer> attempts,
        Counting counting,
        BigDecimal points,
        List<Part> parts,
        Navigation navigation,
        List<Share> tries,
        Access access,
        Showing shown,
        Optional<String> intro,
        List<String> formerly,
        boolean retired) {

    /// Which of several attempts counts.
    public enum Counting implements Coded {
        BEST,
        LAST,
        AVERAGE
    }

    /// Whether one may go back to a question once it is left.
    public enum Navigation implements Coded {
        FREE,
        FORWARD
    }

    /// Who may start.
    ///
    /// @param networks in CIDR notation such as `10.1.0.0/16`; empty where any will do
    public record Access(Optional<String> password, List<String> networks) {
        /// Everybody.
        public static final Access OPEN = new Access(Optional.empty(), List.of());
    }

    /// What a student sees of an attempt that has ended, and from when on.
    ///
    /// @param score how many points each question and the whole earned
    /// @param answers one's own, with the questions
    /// @param feedback what authors say to one's answers
    /// @param key what would have been right
    /// @param explanations of the questions
    public record Showing(When score, When answers, When feedback, When key, When explanations) {
        /// All but the key and explanations at once, those after closing.
        public static final Showing USUAL =
                new Showing(When.ATTEMPT, When.ATTEMPT, When.ATTEMPT, When.CLOSING, When.CLOSING);
    }

    /// From when on something is shown.
    public enum When implements Coded {
        /// When the attempt has ended.
        ATTEMPT,
        /// When the quiz has closed for this student.
        CLOSING,
        NEVER
    }

    /// What a further try at one question is worth.
    ///
    /// @param number from 1
    /// @return nothing where there is no such try
    public Share worth(int number) {
        return number >= 1 && number <= tries.size() ? tries.get(number - 1) : Share.NONE;
    }
}
