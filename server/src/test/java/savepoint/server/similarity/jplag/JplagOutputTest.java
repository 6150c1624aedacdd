package savepoint.server.similarity.jplag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import savepoint.grader.bundle.FileTree;
import savepoint.server.similarity.found.Found;
import savepoint.server.similarity.found.HandIn;
import savepoint.server.similarity.found.Impossible;

/// What is believed of what JPlag writes, and of its jars.
class JplagOutputTest {
    private static final FileTree NOTHING = FileTree.of(Map.of());
    private static final JplagOutput OUTPUT =
            new JplagOutput(
                    List.of(
                            new HandIn(70, NOTHING),
                            new HandIn(71, NOTHING),
                            new HandIn(72, NOTHING)),
                    List.of("Bank.java"));

    @Test
    void numbers_become_hand_ins_and_files_again() throws Impossible {
        var found =
                OUTPUT.read(
                        """
                        hand-ins 3
                        unread 1
                        pair 2 0 0.8125
                        part 0.java 10 24 0.java 12 26 58
                        """);
        assertEquals(1, found.unread());
        var pair = found.pairs().getFirst();
        assertEquals(72, pair.one());
        assertEquals(70, pair.other());
        assertEquals("81.25", pair.share().toPlainString());
        assertEquals(new Found.Lines("Bank.java", 12, 26), pair.parts().getFirst().other());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pair 0 3 0.5000",
                "pair 1 1 0.5000",
                "pair 0 1 1.5000",
                "pair 0 1 0.5",
                "pair 0 -1 0.5000",
                "pair 0 99999999999999 0.5000",
                "part 0.java 1 2 0.java 1 2 9",
                "pair 0 1 0.5000\npart 1.java 1 2 0.java 1 2 9",
                "pair 0 1 0.5000\npart 0.java 0 2 0.java 1 2 9",
                "pair 0 1 0.5000\npart 0.java 5 2 0.java 1 2 9",
                "pair 0 1 0.5000\npart ../../etc/passwd 1 2 0.java 1 2 9",
                "<script>alert(1)</script>",
                "pair 0 1 0.5000 or so"
            })
    void what_makes_no_sense_is_not_believed(String output) {
        assertThrows(Impossible.class, () -> OUTPUT.read(output));
    }

    @Test
    void jars_that_are_missing_or_were_altered_are_not_run(@TempDir Path folder)
            throws IOException {
        assertTrue(
                new JplagFolder(folder)
                        .problem()
                        .orElseThrow()
                        .contains("./savepoint fetch jplag"));
        var usual = JplagFolder.usual();
        assertTrue(usual.problem().isEmpty(), () -> usual.problem().orElseThrow());
        try (var jars = Files.list(usual.path())) {
            for (var jar : jars.toList())
                Files.createSymbolicLink(folder.resolve(jar.getFileName()), jar.toAbsolutePath());
        }
        assertTrue(new JplagFolder(folder).problem().isEmpty());
        Files.delete(folder.resolve("jplag-6.0.0.jar"));
        Files.writeString(folder.resolve("jplag-6.0.0.jar"), "another");
        assertTrue(new JplagFolder(folder).problem().orElseThrow().contains("jplag-6.0.0.jar"));
    }
}
