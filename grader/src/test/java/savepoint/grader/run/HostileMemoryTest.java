package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static savepoint.grader.run.VaultBundle.RIGHT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.Verdict;

/// Hand-ins that take what memory, threads and descriptors they can get, each kind in its own JVM.
class HostileMemoryTest {
    private static final String TOO_MUCH_MEMORY = "it used more than 192 MB of memory";

    @AfterEach
    void the_next_hand_in_is_unharmed() throws Exception {
        VaultBundle.theNextHandInIsUnharmed();
    }

    @Test
    void whatever_the_memory_is_taken_for_it_ends_at_the_limit() throws Exception {
        var floods =
                List.of(
                        "var kept = new ArrayList<byte[]>(); while (true) kept.add(new byte[1 << 20]);",
                        "return new long[Integer.MAX_VALUE];",
                        "var text = new StringBuilder(\"x\"); while (true) text.append(text);",
                        // outside the heap
                        """
                        var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
                        field.setAccessible(true);
                        var unsafe = field.get(null);
                        var take = unsafe.getClass().getMethod("allocateMemory", long.class);
                        var fill = unsafe.getClass().getMethod("setMemory", long.class, long.class, byte.class);
                        while (true) fill.invoke(unsafe, take.invoke(unsafe, 1L << 20), 1L << 20, (byte) 1);
                        """,
                        // stacks
                        """
                        class Deep { int fall(int n) { return 1 + fall(n + 1); } }
                        for (int i = 0; i < 60; i++) new Thread(null, () -> new Deep().fall(0), "deep", 1L << 30).start();
                        Thread.sleep(java.time.Duration.ofMinutes(1));
                        return null;
                        """,
                        // classes
                        """
                        var large = java.lang.classfile.ClassFile.of().build(java.lang.constant.ClassDesc.of("Large"), type -> {
                            for (int i = 0; i < 5000; i++) {
                                type.withMethodBody("m" + i, java.lang.constant.ConstantDescs.MTD_void, 8, code -> code.return_());
                            }
                        });
                        class Loader extends ClassLoader { Object define() { return defineClass(null, large, 0, large.length); } }
                        var kept = new ArrayList<Object>();
                        while (true) kept.add(new Loader().define());
                        """);
        var verdict = VaultBundle.grade(floods);
        Gradings.assertLimit(Limit.MEMORY, verdict);
        for (var result : verdict.results()) {
            assertEquals(
                    TOO_MUCH_MEMORY,
                    result.message(),
                    floods.get(verdict.results().indexOf(result)));
        }
    }

    @Test
    void what_the_jvm_or_the_kernel_refuses_is_the_hand_in_s_own_failure() throws Exception {
        var expected = new LinkedHashMap<String, String>();
        expected.put(
                "var kept = new ArrayList<Object>(); while (true) kept.add(java.nio.ByteBuffer.allocateDirect(1 << 20));",
                "java.lang.OutOfMemoryError");
        expected.put(
                """
                var stay = new java.util.concurrent.CountDownLatch(1);
                for (int i = 0; i < 20_000; i++) {
                    new Thread(() -> { try { stay.await(); } catch (InterruptedException e) { } }).start();
                }
                return "through";
                """,
                "java.lang.OutOfMemoryError");
        // last: without descriptors there is no connection either
        expected.put(
                "var kept = new ArrayList<Object>(); while (true) kept.add(new FileInputStream(\"/dev/zero\"));",
                "java.io.FileNotFoundException");
        var messages = VaultBundle.messagesOnSample(List.copyOf(expected.keySet()));
        expected.forEach((body, thrown) ->
                assertEquals(
                        "On the sample rows: it threw %s.".formatted(thrown),
                        messages.get(body),
                        body));
    }

    @Test
    void honest_work_beside_floods_of_every_kind_gets_all_its_points() throws Exception {
        var attacks =
                List.of(
                        "for (int i = 0; i < 100; i++) new Thread(() -> { while (true) calls++; }).start(); while (true) calls++;",
                        "var kept = new ArrayList<byte[]>(); while (true) kept.add(new byte[1 << 20]);",
                        "while (true) System.out.print(\"no newline \");");
        var gradings = new ArrayList<Callable<Verdict>>();
        for (var attack : attacks) gradings.add(() -> VaultBundle.grade(List.of(attack)));
        gradings.add(() -> VaultBundle.grade(List.of(RIGHT, RIGHT, RIGHT)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var verdicts = threads.invokeAll(gradings);
            for (int i = 0; i < attacks.size(); i++) {
                Gradings.assertNoPoints(verdicts.get(i).get());
                assertNotEquals("graded", verdicts.get(i).get().word(), attacks.get(i));
            }
            var honest = verdicts.getLast().get();
            assertEquals("3", honest.points().toPlainString(), honest::toString);
        }
    }
}
