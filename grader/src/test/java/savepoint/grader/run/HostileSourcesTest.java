package savepoint.grader.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.Verdict;
import savepoint.grader.verdict.VerdictJson;

/// Files that are no honest source, and sources that are meant for the compiler, not for the task.
class HostileSourcesTest {
    private static final String FILE = "SqlShelf.java";
    private static final String SOLUTION = TinyBundle.SOLUTION;
    private static final String NOT_ASKED_FOR =
            " is not asked for; this assignment takes SqlShelf.java";
    private static final byte[] LONE_SURROGATE = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};

    @AfterEach
    void the_next_hand_in_is_unharmed() throws Exception {
        Gradings.assertHonestWorkIsUnharmed();
    }

    @Test
    void what_is_no_source_is_refused() throws Exception {
        var jar = new ByteArrayOutputStream();
        try (var out = new JarOutputStream(jar)) {
            out.putNextEntry(new ZipEntry(FILE));
            out.write(SOLUTION.getBytes(UTF_8));
        }
        for (var bytes :
                List.of(
                        jar.toByteArray(),
                        new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE},
                        SOLUTION.getBytes(UTF_16),
                        "// \u00e9".getBytes(ISO_8859_1),
                        (SOLUTION + "\0").getBytes(UTF_8),
                        LONE_SURROGATE)) {
            assertRefused(
                    Map.of(FILE, bytes),
                    "SqlShelf.java is not UTF-8 text: save it as UTF-8 and hand it in again");
        }
        assertRefused(
                Map.of(FILE, new byte[(256 << 10) + 1]),
                "SqlShelf.java has 262,145 bytes; at most 262,144 are taken");
        assertRefused(
                Map.of(FILE, "x".repeat(10 << 20).getBytes(UTF_8)),
                "SqlShelf.java has 10,485,760 bytes; at most 262,144 are taken");
    }

    private static void assertRefused(Map<String, byte[]> files, String... reasons)
            throws Exception {
        var verdict = Gradings.grade(FileTree.of(files));
        var refused = assertInstanceOf(Verdict.Refused.class, verdict);
        assertEquals(List.of(reasons), refused.reasons());
    }

    @Test
    void the_way_a_source_is_saved_does_not_matter() throws Exception {
        var hidden = "// \u202e\u2066 } hidden { \u2069 \u200b\n";
        for (var saved :
                List.of(
                        "\uFEFF" + SOLUTION.replace("\n", "\r\n") + "// " + "x".repeat(200_000),
                        (hidden + SOLUTION.replace("count", "\\u0063ount")).replace('\n', '\r'))) {
            Gradings.assertFullPoints(Gradings.grade(TinyBundle.handIn(saved)));
        }
    }

    @Test
    void files_that_nobody_asked_for_are_refused_by_name() throws Exception {
        var strangers =
                List.of(
                        "SqlShelf.class",
                        "lib.jar",
                        "module-info.java",
                        "META-INF/services/javax.annotation.processing.Processor",
                        "-J-Xmx8g",
                        "@options");
        var others =
                List.of(
                        "sqlshelf.java",
                        "SqlShelf.java ",
                        "../SqlShelf.java",
                        "/etc/SqlShelf.java",
                        "C:\\SqlShelf.java",
                        "shelf/SqlShelf.java",
                        "SqlShelf\u202e.java");
        for (var names : List.of(strangers, others)) {
            var files = new TreeMap<String, byte[]>();
            names.forEach(name -> files.put(name, SOLUTION.getBytes(UTF_8)));
            var reasons =
                    files.keySet().stream()
                            .map(name -> name.replace('\u202e', '?') + NOT_ASKED_FOR)
                            .toArray(String[]::new);
            files.put(FILE, SOLUTION.getBytes(UTF_8));
            assertRefused(files, reasons);
        }
    }

    @Test
    void ten_thousand_files_are_refused_in_few_words() throws Exception {
        var files = new TreeMap<String, byte[]>();
        for (int i = 0; i < 10_000; i++) files.put("F%05d.java".formatted(i), new byte[0]);
        var refused = assertInstanceOf(Verdict.Refused.class, Gradings.grade(FileTree.of(files)));
        assertEquals("SqlShelf.java is missing", refused.reasons().getFirst());
        assertEquals("and 9,990 more files are not asked for", refused.reasons().getLast());
        assertEquals(12, refused.reasons().size());
    }

    @Test
    void nobody_stands_in_for_a_part_of_the_platform() throws Exception {
        for (var head :
                List.of(
                        "package savepoint.runner;",
                        "\\u0070ackage org.postgresql;",
                        "package org.postgresql.ds;",
                        "package java.sql;",
                        "package javax.sql;",
                        "module shelf {}",
                        "#!/bin/sh")) {
            var verdict = Gradings.grade(TinyBundle.handIn(head + " public class SqlShelf {}"));
            assertInstanceOf(Verdict.CompileFailed.class, verdict, head);
        }
        Gradings.assertGradedWithoutPoints(Gradings.grade(TinyBundle.handIn("")));
    }

    @Test
    void the_bundle_s_own_interface_wins_over_one_in_the_hand_in() throws Exception {
        var own =
                SOLUTION.replace("implements Shelf", "implements Shelf, Mine")
                        + "interface Mine { int count() throws SQLException; }";
        Gradings.assertFullPoints(Gradings.grade(TinyBundle.handIn(own)));
        var shadow =
                """
                package shelf;

                interface Shelf {
                    default int count() { return 2; }
                    default void put(String name) {}
                }

                public class SqlShelf implements Shelf {
                    public SqlShelf(javax.sql.DataSource database) {}
                }
                """;
        var verdict = Gradings.grade(TinyBundle.handIn(shadow));
        Gradings.assertGradedWithoutPoints(verdict);
        assertTrue(verdict.toString().contains("AbstractMethodError"), verdict::toString);
    }

    @Test
    void twenty_thousand_errors_fit_on_a_page() throws Exception {
        var wrong = "int \u202e = nothing;\n".repeat(10_000);
        var failed =
                assertInstanceOf(
                        Verdict.CompileFailed.class,
                        Gradings.grade(
                                TinyBundle.handIn(
                                        "package shelf; class SqlShelf { " + wrong + "}")));
        assertTrue(failed.errors().size() <= 20, () -> failed.errors().size() + " errors");
        assertTrue(VerdictJson.write(failed).length() < 32 << 10);
    }

    @Test
    void an_honest_hand_in_compiles_beside_bombs() throws Exception {
        var bomb =
                "package shelf; class SqlShelf { static final String S0 = \"0123456789abcdef\"; "
                        + IntStream.range(1, 31)
                                .mapToObj(i ->
                                        "static final String S%d = S%d + S%d;"
                                                .formatted(i, i - 1, i - 1))
                                .collect(Collectors.joining())
                        + "}";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var bombs =
                    IntStream.range(0, 2)
                            .mapToObj(i ->
                                    threads.submit(() -> Gradings.grade(TinyBundle.handIn(bomb))))
                            .toList();
            Gradings.assertHonestWorkIsUnharmed();
            for (var done : bombs) {
                var hit = Gradings.assertLimit(Limit.COMPILER, done.get());
                assertEquals("compiling it takes too much time or memory", hit.message());
            }
        }
    }
}
