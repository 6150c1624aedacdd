package savepoint.runner.probe;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/// Uses up one thing until it is stopped.
public final class Bombs {
    /// A chain of all that was allocated, so that nothing of it is garbage.
    static volatile Object kept;

    private Bombs() {}

    /// @param args the name of one bomb, and for `cpu` the number of threads
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "heap" -> heap();
            case "direct" -> direct();
            case "native" -> nativeMemory();
            case "threads" -> threads();
            case "cpu" -> spin(args.length > 1 ? Integer.parseInt(args[1]) : 8);
            case "sleep" -> sleep();
            case "stop" -> stop();
            case "stdout" -> flood(System.out);
            case "stderr" -> flood(System.err);
            case "files" -> files();
            case "halt" -> Runtime.getRuntime().halt(7);
            case "32-bit" -> Kernel.callAs32Bit();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void heap() {
        while (true) keep(new byte[1 << 20]);
    }

    private static void direct() {
        while (true) keep(ByteBuffer.allocateDirect(1 << 20));
    }

    private static void keep(Object block) {
        kept = new Object[] {block, kept};
    }

    /// Past every limit that the JVM keeps by itself.
    private static void nativeMemory() {
        long megabyte = 1 << 20;
        var arena = java.lang.foreign.Arena.ofShared();
        while (true) arena.allocate(megabyte).fill((byte) 1);
    }

    private static void threads() {
        var forever = new CountDownLatch(1);
        int started = 0;
        try {
            while (started < 20_000) {
                Thread.ofPlatform().daemon().start(() -> awaitForever(forever));
                started++;
            }
        } catch (OutOfMemoryError _) {
            // the kernel gives no more threads
        }
        System.out.println(started);
        Runtime.getRuntime().halt(0);
    }

    private static void awaitForever(CountDownLatch forever) {
        try {
            forever.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void spin(int threads) {
        for (int i = 0; i < threads; i++) Thread.ofPlatform().start(Bombs::spin);
    }

    private static void sleep() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /// Stops whatever it may send a signal to, and stays.
    private static void stop() throws InterruptedException {
        int sigstop = 19;
        for (long whom : new long[] {-1, 0, 1, ProcessHandle.current().pid()}) {
            System.out.println(Kernel.call(Kernel.X86 ? 62 : 129, whom, sigstop));
        }
        System.out.flush();
        sleep();
    }

    private static void spin() {
        while (true) Thread.onSpinWait();
    }

    private static void flood(PrintStream out) {
        byte[] much = new byte[1 << 16];
        Arrays.fill(much, (byte) 'x');
        while (true) out.write(much, 0, much.length);
    }

    private static void files() {
        byte[] much = new byte[1 << 20];
        int written = 0;
        try {
            while (true) {
                Files.write(Path.of("/tmp/much-" + written), much);
                written++;
            }
        } catch (IOException e) {
            System.out.println(written + " " + e.getMessage());
        }
    }
}
