package savepoint.server.content.folder;

import java.util.List;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problem;
import savepoint.server.content.question.Bank;

/// A course folder as read: what it holds and everything that is wrong with it.
///
/// @param files course.yaml, where there is one
/// @param broken whether course.yaml has an error and what was published of it before holds
/// @param complete whether all of it could be seen; else what is missing here may still be there
/// @param weeks in order of their numbers
public record CourseReading(
        CourseFacts course,
        FileTree files,
        boolean broken,
        boolean complete,
        List<Week> weeks,
        List<Lesson> lessons,
        List<Assignment> assignments,
        List<ReadQuestion> questions,
        List<ReadQuiz> quizzes,
        List<Problem> problems) {
    /// The questions in good order, as quizzes draw from them.
    public Bank bank() {
        return QuizFolder.bank(questions);
    }

    /// Whether anything keeps a part of the course from being published.
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    }
}
