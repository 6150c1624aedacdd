package savepoint.grader.bundle;

/// Something wrong in a course folder, where its author can act on it.
///
/// @param path of the file, relative to the folder that was read
/// @param line from 1; 0 means the file as a whole
public record Problem(String path, int line, Severity severity, String message) {
    public enum Severity {
        ERROR,
        WARNING
    }

    @Override
    public String toString() {
        return path
                + (line > 0 ? " line " + line : "")
                + ": "
                + (severity == Severity.WARNING ? "warning: " : "")
                + message;
    }
}
