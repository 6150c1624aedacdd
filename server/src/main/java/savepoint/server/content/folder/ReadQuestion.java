package savepoint.server.content.folder;

import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.FileTree;
import savepoint.server.content.question.Question;

/// A question of the bank as read.
///
/// @param path of its file
/// @param question empty where it has an error and is not to be published
/// @param files its own and the pictures it shows, by their paths in the course; what the grader needs, by its path in
/// the bundle
public record ReadQuestion(String slug, String path, Optional<Question> question, FileTree files) {
    /// Slugs it had before.
    public List<String> formerly() {
        return question.map(Question::formerly).orElse(List.of());
    }
}
