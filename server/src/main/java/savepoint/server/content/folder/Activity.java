package savepoint.server.content.folder;

import java.util.Optional;

/// A row of a week, bound to what it is about.
///
/// @param slug of the lesson, quiz or assignment; for other rows made from the week and the title
/// @param link of other rows: an address elsewhere, or the path of a published file
public record Activity(
        ActivityKind kind,
        String slug,
        String title,
        Optional<String> link,
        Optional<String> estimate,
        Optional<Deadline> deadline,
        RowPoints points) {

    /// The activity of an assignment that no row names.
    public static Activity ofAssignment(Assignment assignment) {
        return new Activity(
                ActivityKind.ASSIGNMENT,
                assignment.slug(),
                assignment.facts().title(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                assignment.facts().points());
    }

    /// The activity of a quiz that no row names.
    public static Activity ofQuiz(ReadQuiz quiz) {
        return new Activity(
                ActivityKind.QUIZ,
                quiz.slug(),
                quiz.title(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RowPoints.of(quiz));
    }
}
