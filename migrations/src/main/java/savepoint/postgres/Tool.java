package savepoint.postgres;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs a program of this machine to its end, with an empty environment.
final class Tool {
    private Tool() {}

    record Outcome(int code, String output) {
        boolean ok() {
            return code == 0;
        }
    }

    static Outcome run(List<String> command) throws IOException {
        return run(command, "");
    }

    static Outcome run(List<String> command, String input) throws IOException {
        Process process = builder(command).redirectErrorStream(true).start();
        try {
            // Small enough for the pipe's buffer, so that neither side waits for the other
            try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
                in.write(input);
            }
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output.strip());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException(command.getFirst()).initCause(e);
        }
    }

    static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command).directory(new File("/"));
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder;
    }
}
