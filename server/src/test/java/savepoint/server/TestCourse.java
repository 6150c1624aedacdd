package savepoint.server;

import java.io.IOException;
import java.nio.file.Files;
import savepoint.server.content.Published;
import savepoint.server.content.folder.FolderMaker;

/// A course folder for the course and the term that [TestPlatform] makes.
public final class TestCourse {
    private TestCourse() {}

    /// A folder with nothing but the course's facts.
    public static FolderMaker empty() {
        try {
            var folder = new FolderMaker(Files.createTempDirectory("course").resolve("databases"));
            folder.write(
                    "course.yaml",
                    """
                    title: Databases from Java
                    zone: America/Chicago
                    term: {slug: fall-2026, starts: 2026-08-24}
                    late: {at-most: 3 days}
                    """);
            return folder;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// A folder with week 11.
    public static FolderMaker week11() {
        var folder = empty();
        folder.week11();
        return folder;
    }

    /// Publishes the folder.
    public static Published publish(TestPlatform platform, FolderMaker folder) {
        try {
            return platform.platform().courses().publish(folder.folder());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
