package savepoint.server.similarity.found;

import savepoint.grader.bundle.FileTree;

/// A work's hand-in that is compared.
public record HandIn(long submission, FileTree files) {}
