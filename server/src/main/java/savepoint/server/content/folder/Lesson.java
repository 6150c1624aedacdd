package savepoint.server.content.folder;

import java.util.List;
import savepoint.grader.bundle.FileTree;
import savepoint.server.content.markdown.LiveCell;

/// A lesson as read.
///
/// @param slug within the course
/// @param files its own and those it shows or links to, by their paths in the course
/// @param cells that readers run, in order
/// @param broken whether it has an error and is not to be published
public record Lesson(
        String slug, LessonFacts facts, FileTree files, List<LiveCell> cells, boolean broken) {}
