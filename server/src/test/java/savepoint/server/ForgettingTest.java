package savepoint.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import savepoint.keeping.Backup;
import savepoint.keeping.Forgetting;

/// A person is forgotten, and the course goes on.
class ForgettingTest {
    private static final Instant NOW = Instant.parse("2026-11-26T03:00:00Z");

    @TempDir private Path folder;

    private TestPlatform platform;
    private String email;
    private String submission;

    @BeforeEach
    void study() {
        platform = TestPlatform.start();
        TestAssignments.publish(platform, "bank-transfer", null);
        submission = TestAssignments.handIn(platform, "bank-transfer");
        TestAssignments.saveDraft(platform, "bank-transfer");
        email = platform.person(Somebody.STUDENT).email();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private Forgetting.Outcome forget(String address) throws Exception {
        return Forgetting.forget(platform.postgres().owner(), address, NOW);
    }

    @Test
    void nothing_names_them_any_more_and_their_work_stays() throws Exception {
        var name = platform.person(Somebody.STUDENT).name();
        assertEquals(Forgetting.Outcome.DONE, forget(email));
        try (var instructor = platform.browser(Somebody.INSTRUCTOR);
                var student = platform.browser()) {
            var page = instructor.get(platform.term().path() + "/submissions/" + submission);
            assertEquals(200, page.status());
            assertTrue(page.body().contains(Forgetting.NOBODY), page.body());
            assertEquals(422, student.signIn(email, TestPlatform.PASSWORD).status());
        }
        assertEquals(0L, platform.ask("select count(*) from draft"));
        var everything = folder.resolve("all.backup");
        Backup.write(platform.postgres().owner(), everything, NOW);
        try (var zip = new ZipFile(everything.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                var rows =
                        new String(
                                zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                // Another student's address ends with theirs.
                assertFalse(
                        rows.matches("(?s).*[\"\t<]" + Pattern.quote(email) + ".*"),
                        entry.getName());
                assertFalse(rows.contains("\t" + name + "\t"), entry.getName());
            }
        }
    }

    @Test
    void who_runs_the_platform_and_who_is_not_there_is_not_forgotten() throws Exception {
        assertEquals(Forgetting.Outcome.UNKNOWN, forget("nobody@example.org"));
        assertEquals(
                Forgetting.Outcome.ADMINISTRATOR,
                forget(platform.person(Somebody.ADMINISTRATOR).email()));
    }
}
