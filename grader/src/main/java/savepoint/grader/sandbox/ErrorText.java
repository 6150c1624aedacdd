package savepoint.grader.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Drains a box's standard error, so that it never blocks, and keeps the beginning.
final class ErrorText {
    private static final int KEPT = 64 << 10;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final Thread drain;

    ErrorText(String name, InputStream in, Allowance allowance, Runnable exceeded) {
        drain =
                Thread.ofPlatform()
                        .daemon()
                        .name("stderr of " + name)
                        .start(() -> drain(in, allowance, exceeded));
    }

    /// What has come so far.
    String soFar() {
        synchronized (kept) {
            return kept.toString(StandardCharsets.UTF_8);
        }
    }

    /// Returns when the box's end of the pipe is closed.
    void join() throws InterruptedException {
        drain.join();
    }

    private void drain(InputStream in, Allowance allowance, Runnable exceeded) {
        byte[] buffer = new byte[8192];
        try {
            for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
                int allowed = allowance.take(got);
                synchronized (kept) {
                    kept.write(buffer, 0, Math.min(allowed, KEPT - kept.size()));
                }
                if (allowed < got) exceeded.run();
            }
        } catch (IOException _) {
            // the pipe breaks when the box is killed: what came before that stays
        }
    }
}
