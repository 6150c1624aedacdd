package savepoint.server.web;

import java.util.List;
import savepoint.server.lesson.ExerciseView;
import savepoint.server.quiz.show.QuestionForm;

/// Exercises in a lesson.
final class SampleExercises {
    private static final Prose SAY = new Prose("<p>Call <code>next()</code> first.</p>");

    private SampleExercises() {}

    /// One that nobody has answered.
    static ExerciseView open(boolean refused) {
        return new ExerciseView(
                1,
                "q1",
                new Prose(
                        "<p><code>executeQuery</code> has read the first row when it returns.</p>"),
                "8",
                new QuestionForm.Choices(
                        List.of(
                                new QuestionForm.Choice("t", new Prose("<p>True</p>"), false),
                                new QuestionForm.Choice("f", new Prose("<p>False</p>"), false)),
                        false),
                new Post("/c/databases/fall-2026/weeks/11/jdbc/exercises/1", "k3"),
                ExerciseView.State.UNTRIED,
                null,
                null,
                List.of(),
                null,
                null,
                refused ? "Give an answer first." : null);
    }

    /// One that was answered, rightly or not.
    static ExerciseView judged(boolean right) {
        return new ExerciseView(
                2,
                "q2",
                new Prose("<p>Which keyword takes everything back since <code>BEGIN</code>?</p>"),
                "12",
                new QuestionForm.Line(right ? "rollback" : "undo", false, List.of()),
                new Post("/c/databases/fall-2026/weeks/11/jdbc/exercises/2", "k4"),
                right ? ExerciseView.State.RIGHT : ExerciseView.State.WRONG,
                right ? "Right." : "Not right yet.",
                right
                        ? "12 of 12 points so far; the best answer counts."
                        : "0 of 12 points so far; the best answer counts.",
                right ? List.of() : List.of(SAY),
                right ? SAY : null,
                null,
                null);
    }
}
