package savepoint.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import savepoint.keeping.Backup;
import savepoint.keeping.Manifest;
import savepoint.keeping.Restore;
import savepoint.postgres.DatabaseLogin;
import savepoint.postgres.TestDatabase;
import savepoint.server.db.Refs;
import savepoint.server.web.Site;

/// A backup of a platform, and what is made of it again.
class BackupTest {
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

    @TempDir private static Path folder;

    private static TestPlatform platform;
    private static String submission;
    private static Path file;
    private static Manifest written;

    @BeforeAll
    static void back_up() throws Exception {
        platform = TestPlatform.start();
        TestCourse.publish(platform, TestCourse.week11());
        TestAssignments.publish(platform, "bank-transfer", null);
        submission = TestAssignments.handIn(platform, "bank-transfer");
        TestAssignments.saveDraft(platform, "bank-transfer");
        TestAssignments.run(platform, "bank-transfer");
        file = folder.resolve("one.backup");
        written = Backup.write(platform.postgres().owner(), file, NOW);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void what_is_restored_is_what_was_there() throws Exception {
        assertRestored(written, file);
    }

    @Test
    @Tag("long")
    void also_where_nearly_every_table_has_rows() throws Exception {
        try (var full = TestPlatform.start(TestPeople.ABSENT_SCHOOL)) {
            Samples.in(full);
            var one = folder.resolve("full.backup");
            var all = Backup.write(full.postgres().owner(), one, NOW);
            long filled = all.tables().stream().filter(table -> table.rows() > 0).count();
            assertTrue(filled >= 40, () -> filled + " tables have rows to lose");
            assertRestored(all, one);
        }
    }

    private static void assertRestored(Manifest written, Path file) throws Exception {
        var other = TestDatabase.bare();
        assertEquals(written, Restore.read(file, other.owner()));
        var again = Backup.write(other.owner(), folder.resolve(Refs.random()), NOW);
        assertEquals(written, again, "the same rows, columns and numbers, by their checksums");
    }

    @Test
    void people_go_on_where_they_were() throws Exception {
        var other = TestDatabase.fresh();
        Restore.read(file, other.owner());
        try (var restored =
                Platform.open(
                        other.server(),
                        platform.clock(),
                        new Site(Optional.empty()),
                        Optional.empty(),
                        Optional.empty())) {
            assertTrue(restored.listen("127.0.0.1", 0));
            try (var student = new Browser(restored.port())) {
                var email = platform.person(Somebody.STUDENT).email();
                assertEquals("/", student.signIn(email, TestPlatform.PASSWORD).location());
                var page = platform.term().path() + "/submissions/" + submission;
                assertEquals(200, student.get(page).status());
                var draft =
                        student.post(
                                platform.term().path() + "/assignments/bank-transfer/runs",
                                Map.of());
                assertTrue(draft.status() < 500, "new rows get new numbers: " + draft.body());
            }
        }
    }

    @Test
    void only_its_owner_may_read_the_file_and_nothing_else_is_left() throws IOException {
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (var files = Files.list(folder)) {
            assertFalse(files.anyMatch(one -> one.toString().endsWith(".unfinished")));
        }
    }

    @Test
    void a_database_that_is_in_use_is_left_alone() {
        var owner = platform.postgres().owner();
        assertThrows(Restore.NotPossible.class, () -> Restore.read(file, owner));
        assertTrue((Long) platform.ask("select count(*) from person") > 0);
    }

    @Test
    void a_damaged_or_short_backup_changes_nothing() throws Exception {
        var bytes = Files.readAllBytes(file);
        var flipped = bytes.clone();
        flipped[bytes.length / 3] ^= 4;
        var damaged = Files.write(folder.resolve("damaged.backup"), flipped);
        var cut = Files.write(folder.resolve("cut.backup"), Arrays.copyOf(bytes, bytes.length / 2));
        for (var bad : List.of(damaged, cut)) {
            var other = TestDatabase.fresh();
            assertThrows(IOException.class, () -> Restore.read(bad, other.owner()), bad.toString());
            assertEquals(0L, count(other.owner(), "select count(*) from person"));
        }
    }

    @Test
    void what_is_written_while_it_is_made_does_not_tear_it() throws Exception {
        var enough = new AtomicBoolean();
        var busy =
                Thread.ofVirtual()
                        .start(() -> {
                            while (!enough.get()) platform.student("Busy " + Refs.random());
                        });
        try {
            var torn = folder.resolve("busy.backup");
            Backup.write(platform.postgres().owner(), torn, NOW);
            var other = TestDatabase.bare();
            // Every key between tables is made anew: a row without its other half would be refused.
            Restore.read(torn, other.owner());
            long people =
                    count(other.owner(), "select count(*) from person where name like 'Busy %'");
            long enrolled =
                    count(
                            other.owner(),
                            "select count(*) from enrolment e join person p on p.id = e.person_id where p.name like 'Busy %'");
            assertTrue(
                    people - enrolled == 0 || people - enrolled == 1,
                    () ->
                            people
                                    + " people, "
                                    + enrolled
                                    + " of them enrolled one after the other");
        } finally {
            enough.set(true);
            busy.join();
        }
    }

    private static long count(DatabaseLogin owner, String query) throws SQLException {
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
