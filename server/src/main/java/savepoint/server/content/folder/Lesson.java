package savepoint.server.content.folder;

import savepoint.grader.bundle.FileTree;

/// A lesson as read.
///
/// @param slug within the course
/// @param files its own and those it shows or links to, by their paths in the course
/// @param broken whether it has an error and is not to be published
public record Lesson(String slug, LessonFacts facts, FileTree files, boolean broken) {}
