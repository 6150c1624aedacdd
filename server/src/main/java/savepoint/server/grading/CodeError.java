package savepoint.server.grading;

/// An error or warning at a place in a file; `line` and `column` count from 1, `column` 0 where it
/// is not known, `source` is the line's text or null.
public record CodeError(String file, int line, int column, String message, String source) {}
