package savepoint.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {
    @TempDir Path temporary;

    @Test
    void two_processes_may_unpack_at_once_and_a_cut_short_attempt_is_no_trouble() throws Exception {
        Path cache = temporary.resolve("cache");
        Path home = TestData.binaries().home();
        Files.createDirectories(cache.resolve(home.getFileName() + ".new/bin"));
        Process first = unpack(cache);
        Process second = unpack(cache);
        assertEquals("18.6", said(first));
        assertEquals("18.6", said(second));
        try (Stream<Path> left = Files.list(cache)) {
            assertEquals(
                    List.of("lock", home.getFileName().toString()),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    private static Process unpack(Path cache) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Unpacker.class.getName(),
                        cache.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String said(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
