package savepoint.server.content.question;

import savepoint.grader.bundle.FileTree;

/// A question as read.
///
/// @param bundle what the grader needs of it; no files but for SQL and Java
public record Read(Question question, FileTree bundle) {}
