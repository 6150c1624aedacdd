package savepoint.server.content.folder;

import savepoint.grader.bundle.FileTree;

/// A week as read.
///
/// @param files its overview and the files that shows or links to, by their paths in the course
/// @param broken whether it has an error and is not to be published
public record Week(WeekFacts facts, FileTree files, boolean broken) {
    public String slug() {
        return Names.weekSlug(facts.number());
    }
}
