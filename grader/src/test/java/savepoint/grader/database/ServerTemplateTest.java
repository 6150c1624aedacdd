package savepoint.grader.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTemplateTest {
    @TempDir Path work;

    @Test
    void a_template_that_was_changed_since_it_was_made_stops_the_grader() throws Exception {
        ServerTemplate made = ServerTemplate.in(work, TestServers.binaries());
        assertEquals(made, ServerTemplate.in(work, TestServers.binaries()));

        Path access = made.data().resolve("pg_hba.conf");
        String rules = Files.readString(access);
        Files.writeString(access, "local all all trust\n" + rules);
        assertRefused();
        Files.writeString(access, rules);
        assertEquals(made, ServerTemplate.in(work, TestServers.binaries()));

        Path table;
        try (Stream<Path> files = Files.walk(made.data().resolve("base"))) {
            table = files.filter(file -> file.endsWith("1259")).findFirst().orElseThrow();
        }
        byte[] rows = Files.readAllBytes(table);
        rows[rows.length - 1] ^= 1;
        Files.write(table, rows);
        assertRefused();
    }

    @Test
    void one_that_was_never_finished_is_made_anew() throws Exception {
        ServerTemplate made = ServerTemplate.in(work, TestServers.binaries());
        Files.delete(made.data().resolveSibling("seal"));
        Files.delete(made.data().resolve("PG_VERSION"));
        ServerTemplate anew = ServerTemplate.in(work, TestServers.binaries());
        assertTrue(Files.exists(anew.data().resolve("PG_VERSION")));
    }

    private void assertRefused() {
        IOException refused =
                assertThrows(
                        IOException.class, () -> ServerTemplate.in(work, TestServers.binaries()));
        assertTrue(refused.getMessage().contains("not as it was made"), refused::getMessage);
    }
}
