package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static savepoint.grader.run.VaultBundle.RIGHT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.Verdict;

/// Hand-ins that work against their JVM instead of the task.
class HostileProgramsTest {
    private static final String THROUGH = "On the sample rows: the returned value differs.";
    private static final String ENDED =
            "On the sample rows: the program ended by itself (exit code %d) before the call returned.";

    private static final String UNSAFE =
            """
            var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
            field.setAccessible(true);
            var unsafe = field.get(null);
            """;

    @AfterEach
    void the_next_hand_in_is_unharmed() throws Exception {
        VaultBundle.theNextHandInIsUnharmed();
    }

    @Test
    void what_ends_the_program_ends_that_check_alone() throws Exception {
        var endings = new LinkedHashMap<String, String>();
        endings.put("Runtime.getRuntime().halt(0); return null;", ENDED.formatted(0));
        endings.put("System.exit(137); return null;", ENDED.formatted(137));
        endings.put(
                UNSAFE
                        + "unsafe.getClass().getMethod(\"putLong\", long.class, long.class).invoke(unsafe, 0L, 0L); return null;",
                ENDED.formatted(1));
        endings.put(
                "new Thread(() -> System.exit(5)).start(); Thread.sleep(java.time.Duration.ofMinutes(1)); return null;",
                ENDED.formatted(5));
        endings.put(
                "ProcessHandle.current().destroyForcibly(); return null;",
                "On the sample rows: it threw java.lang.IllegalStateException.");
        endings.put("return \"alive\";", THROUGH);
        VaultBundle.assertMessagesOnSample(endings);
    }

    @Test
    void a_program_that_is_busy_or_asleep_without_end_hits_the_limit() throws Exception {
        var busyAtItsEnd =
                "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) calls++; })); System.exit(0); return null;";
        for (var busy : List.of("while (true) calls++;", busyAtItsEnd)) {
            var verdict = VaultBundle.grade(List.of(busy));
            Gradings.assertNoPoints(verdict);
            var hit = assertInstanceOf(Verdict.LimitHit.class, verdict);
            // on a machine with no processor to spare the wall comes first
            assertTrue(Set.of(Limit.CPU, Limit.WALL).contains(hit.limit()), hit::toString);
        }
        var asleep = "Thread.sleep(java.time.Duration.ofMinutes(10)); return null;";
        Gradings.assertLimit(Limit.WALL, VaultBundle.grade(List.of(asleep)));
    }

    @Test
    void what_runs_on_after_the_answer_delays_and_changes_nothing() throws Exception {
        var sleep =
                "try { Thread.sleep(java.time.Duration.ofMinutes(9)); } catch (InterruptedException e) { }";
        var leaves =
                """
                Runnable sleeper = () -> { %s };
                Runtime.getRuntime().addShutdownHook(new Thread(sleeper));
                for (int i = 0; i < 10; i++) new Thread(sleeper).start();
                Thread.ofVirtual().start(sleeper);
                new Timer().schedule(new TimerTask() { public void run() { sleeper.run(); } }, 0, 1);
                Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> sleeper.run());
                Thread.currentThread().setPriority(1);
                Thread.currentThread().setContextClassLoader(null);
                Thread.currentThread().interrupt();
                """
                        .formatted(sleep);
        var verdict = VaultBundle.grade(List.of(leaves + RIGHT, RIGHT));
        assertEquals("2", verdict.points().toPlainString(), verdict::toString);
    }

    @Test
    void another_locale_time_zone_and_set_of_properties_cost_nothing() throws Exception {
        var changes =
                """
                Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
                TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
                System.setProperty("line.separator", "x");
                System.setProperty("file.encoding", "UTF-16");
                System.setProperties(new Properties());
                System.setOut(null);
                System.setErr(null);
                """;
        var verdict = VaultBundle.grade(List.of(changes + RIGHT, RIGHT));
        assertEquals("2", verdict.points().toPlainString(), verdict::toString);
    }

    @Test
    void constants_of_the_jvm_turned_round_earn_nothing() throws Exception {
        var turned =
                UNSAFE
                        + """
                        var offset = unsafe.getClass().getMethod("objectFieldOffset", java.lang.reflect.Field.class);
                        var set = unsafe.getClass().getMethod("putBoolean", Object.class, long.class, boolean.class);
                        set.invoke(unsafe, Boolean.FALSE, offset.invoke(unsafe, Boolean.class.getDeclaredField("value")), true);
                        if (!Boolean.FALSE.booleanValue()) throw new IllegalStateException("it did not turn");
                        return Boolean.FALSE;
                        """;
        VaultBundle.assertMessagesOnSample(Map.of(turned, THROUGH));
    }

    /// What the solution does is known to the grader alone: no byte of it is in the memory of the hand-in's JVM.
    @Test
    void the_solution_is_nowhere_in_memory() throws Exception {
        var verdict = Gradings.attack(MEMORY_SCAN);
        Gradings.assertGradedWithoutPoints(verdict);
        var said = verdict.toString();
        assertTrue(Pattern.compile("own [1-9]\\d*, solution 0").matcher(said).find(), said);
    }

    /// Counts a word of the case's scenario and one of the solution. They are turned, so as not to find themselves.
    private static final String MEMORY_SCAN =
            """
            var own = "%s".getBytes();
            var solution = "%s".getBytes();
            var found = new int[2];
            try (var memory = new java.io.RandomAccessFile("/proc/self/mem", "r")) {
                for (var line : java.nio.file.Files.readAllLines(java.nio.file.Path.of("/proc/self/maps"))) {
                    var cells = line.split("[- ]+");
                    if (!line.contains(" rw")) continue;
                    long end = Long.parseUnsignedLong(cells[1], 16);
                    var block = new byte[1 << 20];
                    for (long at = Long.parseUnsignedLong(cells[0], 16); at < end; at += block.length) {
                        int got;
                        try {
                            memory.seek(at);
                            got = memory.read(block, 0, (int) Math.min(block.length, end - at));
                        } catch (java.io.IOException hole) {
                            continue;
                        }
                        for (int i = 0; i < got; i++) {
                            int first = block[i] ^ 1;
                            if (first != own[0] && first != solution[0]) continue;
                            int which = first == own[0] ? 0 : 1;
                            var word = which == 0 ? own : solution;
                            int n = 0;
                            while (n < word.length && i + n < got && block[i + n] == (word[n] ^ 1)) n++;
                            if (n == word.length) found[which]++;
                        }
                    }
                }
            }
            throw new IllegalStateException("own " + found[0] + ", solution " + found[1]);
            """
                    .formatted(
                            turned("savepoint.runner.RunnerMain"),
                            turned("insert into item (name"));

    private static String turned(String word) {
        return word.chars()
                .map(c -> c ^ 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
