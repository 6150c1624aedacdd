package savepoint.server.content.folder;

import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.FileTree;
import savepoint.server.content.question.Quiz;

/// A quiz as read.
///
/// @param title of a broken one as far as it could be made out, so that its row still finds it
/// @param week likewise
/// @param quiz empty where it has an error and is not to be published
/// @param files its own, by its path in the course
public record ReadQuiz(
        String slug, String title, Optional<Integer> week, Optional<Quiz> quiz, FileTree files) {
    boolean retired() {
        return quiz.map(Quiz::retired).orElse(false);
    }

    /// Slugs it had before.
    public List<String> formerly() {
        return quiz.map(Quiz::formerly).orElse(List.of());
    }

    String path() {
        return "quizzes/" + slug + ".yaml";
    }
}
