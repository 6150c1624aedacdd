package savepoint.server.marking;

import java.util.List;
import savepoint.server.grading.CodeError;

/// A handed-in file with what is wrong and what was said of its lines (`marking/file.html`).
///
/// `id` is unique on its page; `write` is the form for a further comment, null for students.
public record CommentedFile(
        String id,
        String name,
        String language,
        String href,
        List<Line> lines,
        MarkingView.Write write) {

    /// One line; `comment` is the address at which the form is set to it, null for students.
    public record Line(
            int number,
            String text,
            List<CodeError> errors,
            List<MarkingView.Said> said,
            String comment) {}

    /// The id of a line's element, on a page's `file`th file.
    public static String anchor(int file, int line) {
        return "L%d-%d".formatted(file, line);
    }

    /// Whether this viewer may change a comment on one of the lines.
    public boolean hasEdits() {
        return lines.stream()
                .flatMap(line -> line.said().stream())
                .anyMatch(said -> said.edit() != null);
    }
}
