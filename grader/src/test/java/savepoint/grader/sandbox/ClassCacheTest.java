package savepoint.grader.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCacheTest {
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(2),
                    256L << 20,
                    1 << 20,
                    1 << 20,
                    128);

    private static final String MAIN = "savepoint.runner.CompilerMain";

    @TempDir Path folder;

    private JvmBox trained() throws Exception {
        var jvm = TestSandbox.jvm();
        return cache(jvm)
                .in(folder, TestSandbox.sandbox(), jvm, List.of(), ClassCacheTest::nothing);
    }

    private static ClassCache cache(JvmBox jvm) {
        return new ClassCache(
                "test",
                JvmFlags.compiler(LIMITS),
                MAIN,
                List.of(jvm.image().compileClassPath(jvm.outfit())),
                LIMITS);
    }

    private static void nothing(Box box) {}

    @Test
    void a_jvm_accepts_the_cache_that_was_made_for_it() throws Exception {
        // with this flag a JVM that cannot use its cache does not start
        assertEquals(new Ending.Exited(0), run(trained(), "-XX:AOTMode=on"));
    }

    @Test
    void it_is_made_once_and_not_by_the_user_of_a_box() throws Exception {
        var first = trained().cache().orElseThrow();
        var again = trained().cache().orElseThrow();
        assertEquals(first, again);
        assertEquals(Files.getOwner(folder), Files.getOwner(first));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(first), files.toList());
        }
    }

    @Test
    void a_spoilt_cache_costs_time_and_nothing_else() throws Exception {
        var jvm = trained();
        Files.write(jvm.cache().orElseThrow(), new byte[4096]);
        assertEquals(new Ending.Exited(0), run(jvm));
        assertNotEquals(new Ending.Exited(0), run(jvm, "-XX:AOTMode=on"));
    }

    @Test
    void a_training_that_fails_leaves_no_cache_and_a_jvm_that_works() throws Exception {
        var jvm = TestSandbox.jvm();
        var untrained = cache(jvm).in(folder, TestSandbox.sandbox(), jvm, List.of(), Box::kill);
        assertTrue(untrained.cache().isEmpty());
        assertEquals(new Ending.Exited(0), run(untrained));
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    private static Ending run(JvmBox jvm, String... more) throws Exception {
        var flags = new ArrayList<>(JvmFlags.compiler(LIMITS));
        flags.addAll(List.of(more));
        var arguments = List.of(jvm.image().compileClassPath(jvm.outfit()));
        var spec =
                jvm.spec("cached", flags, MAIN, arguments, LIMITS, List.of(), BoxSpec.Turn.AT_ONCE);
        try (var box = TestSandbox.sandbox().start(spec)) {
            box.stdin().close();
            return box.await();
        }
    }
}
