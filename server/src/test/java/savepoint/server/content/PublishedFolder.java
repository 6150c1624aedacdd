package savepoint.server.content;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import savepoint.grader.bundle.Problem;
import savepoint.postgres.PlatformDatabase;
import savepoint.postgres.TestDatabase;
import savepoint.server.content.folder.FolderMaker;
import savepoint.server.db.Database;
import savepoint.server.people.Audit;

/// A course folder and the database that it is published into.
abstract class PublishedFolder {
    /// A Saturday.
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir Path temporary;
    FolderMaker folder;
    PlatformDatabase postgres;
    Database database;
    Instant now = NOW;
    Courses courses;

    @BeforeEach
    void open() throws IOException, SQLException {
        folder = new FolderMaker(temporary.resolve("databases"));
        folder.write("course.yaml", "title: Databases\nzone: America/Chicago\n");
        postgres = TestDatabase.fresh();
        database = Database.open(postgres.server());
        courses = new Courses(database, new Audit(() -> now), () -> now);
    }

    @AfterEach
    void close() {
        database.close();
        postgres.close();
    }

    Published publish() {
        try {
            return courses.publish(folder.folder());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    List<String> rows(String sql) {
        return database.inTransaction(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    String one(String sql) {
        return rows(sql).getFirst();
    }

    static List<String> errors(Published published) {
        return published.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(Problem::toString)
                .toList();
    }
}
