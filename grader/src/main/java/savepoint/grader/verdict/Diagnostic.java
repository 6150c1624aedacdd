package savepoint.grader.verdict;

/// What the compiler found in a handed-in file. Line and column count from 1; 0 means the file as a whole.
public record Diagnostic(String file, int line, int column, String message) {}
