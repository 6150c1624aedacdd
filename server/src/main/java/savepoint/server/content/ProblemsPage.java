package savepoint.server.content;

import java.util.List;
import savepoint.server.web.Coded;
import savepoint.server.web.Moment;

/// What the last reading of the course folder found (`content/problems.html`, staff only).
///
/// `published` is when the content that students see was last replaced; `errors` and `warnings`
/// count over all `files`, which is empty when all is well.
public record ProblemsPage(
        Moment readAt, Moment published, int errors, int warnings, List<File> files) {

    /// A file with problems, by its path within the course folder; `kept` says that students still
    /// see its last good version.
    public record File(String path, boolean kept, List<Problem> problems) {}

    /// One problem; `line` is null where it concerns the whole file, `source` is that line's text or
    /// null.
    public record Problem(Severity severity, Integer line, String message, String source) {}

    /// Whether a problem keeps the file from being published.
    public enum Severity implements Coded {
        ERROR,
        WARNING
    }
}
