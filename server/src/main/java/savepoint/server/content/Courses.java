package savepoint.server.content;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import savepoint.server.content.folder.CourseFolder;
import savepoint.server.content.folder.CourseReading;
import savepoint.server.db.Database;
import savepoint.server.people.Audit;

/// Publishes course folders: what is in order becomes what students see, all at once; what is not keeps its last good
/// version.
public final class Courses {
    private final Database database;
    private final Audit audit;
    private final InstantSource clock;

    /// Publishes into this database, by this clock.
    public Courses(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// Reads the folder and publishes it.
    ///
    /// @throws IOException where there is no such folder
    public Published publish(Path folder) throws IOException {
        return publish(CourseFolder.read(folder, ZoneId.systemDefault()));
    }

    /// Publishes a folder as read.
    public Published publish(CourseReading reading) {
        return database.inTransaction(
                handle -> new Publication(handle, audit, clock.instant(), reading).run());
    }
}
