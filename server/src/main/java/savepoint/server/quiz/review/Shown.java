package savepoint.server.quiz.review;

import java.time.Instant;
import savepoint.server.content.question.Quiz;
import savepoint.server.deadline.Deadline;

/// What a student sees of an attempt at a moment.
public record Shown(
        boolean score, boolean answers, boolean feedback, boolean key, boolean explanations) {
    /// What staff see.
    public static final Shown ALL = new Shown(true, true, true, true, true);

    /// By the quiz's rule.
    ///
    /// @param deadline this student's
    public static Shown of(Quiz.Showing rule, Deadline deadline, Instant now) {
        boolean closed = deadline.isQuizClosed(now);
        return new Shown(
                is(rule.score(), closed),
                is(rule.answers(), closed),
                is(rule.feedback(), closed),
                is(rule.key(), closed),
                is(rule.explanations(), closed));
    }

    /// Whether points or questions are only shown after closing.
    static boolean waits(Quiz.Showing rule) {
        return rule.score() == Quiz.When.CLOSING || rule.answers() == Quiz.When.CLOSING;
    }

    private static boolean is(Quiz.When when, boolean closed) {
        return switch (when) {
            case ATTEMPT -> true;
            case CLOSING -> closed;
            case NEVER -> false;
        };
    }

    /// What comes after closing that is not there yet, in words; null where nothing does.
    static String later(Quiz.Showing rule, boolean closed) {
        if (closed) return null;
        var coming = new java.util.ArrayList<String>();
        if (rule.score() == Quiz.When.CLOSING) coming.add("your points");
        if (rule.answers() == Quiz.When.CLOSING) coming.add("the questions with your answers");
        if (rule.feedback() == Quiz.When.CLOSING) coming.add("what your answers show");
        if (rule.key() == Quiz.When.CLOSING) coming.add("the right answers");
        if (rule.explanations() == Quiz.When.CLOSING) coming.add("the explanations");
        if (coming.isEmpty()) return null;
        if (coming.size() == 1) return coming.getFirst();
        return String.join(", ", coming.subList(0, coming.size() - 1)) + " and " + coming.getLast();
    }
}
