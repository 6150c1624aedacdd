package savepoint.server.content.folder;

import savepoint.grader.bundle.FileTree;

/// An assignment as read.
///
/// @param facts of a broken one as far as they could be made out, so that its row still finds it
/// @param files by their paths in the bundle
/// @param broken whether it has an error and is not to be published
public record Assignment(String slug, AssignmentFacts facts, FileTree files, boolean broken) {}
