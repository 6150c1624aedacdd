package savepoint.server.lesson;

import java.util.List;
import savepoint.server.grading.VerdictView;
import savepoint.server.quiz.show.QuestionForm;
import savepoint.server.web.Coded;
import savepoint.server.web.Post;
import savepoint.server.web.Prose;

/// A question in a lesson (`lesson/exercise.html`).
///
/// @param name what its fields begin with
/// @param prompt null where it stands in the form, around its gaps
/// @param points formatted; null where the lesson has none
/// @param check null for those who teach
/// @param told what came of the answer that was checked last, or null
/// @param earned what counts so far and why, or null before the first answer
/// @param feedback of the author to that answer
/// @param explanation null until it is solved or its time is over
/// @param verdict of the grader on code, or null
/// @param problem why the last answer was not taken, or null
public record ExerciseView(
        int number,
        String name,
        Prose prompt,
        String points,
        QuestionForm form,
        Post check,
        State state,
        String told,
        String earned,
        List<Prose> feedback,
        Prose explanation,
        VerdictView verdict,
        String problem) {

    /// How it stands.
    public enum State implements Coded {
        UNTRIED,
        WAITING,
        RIGHT,
        PARTLY,
        WRONG,
        /// What was handed in could not be run.
        FAILED
    }
}
