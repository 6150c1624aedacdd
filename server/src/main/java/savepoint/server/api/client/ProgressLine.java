package savepoint.server.api.client;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/// How far a grading is, in one line of a terminal that is written over and over.
public final class ProgressLine {
    private static final String BACK = "\r\033[K";
    private static final int WIDTH = 100;

    private final PrintWriter terminal;

    /// Writes to a terminal.
    public ProgressLine(PrintWriter terminal) {
        this.terminal = terminal;
    }

    /// Shows an event.
    public void show(JsonNode progress) {
        var words = words(progress);
        terminal.print(BACK + words.substring(0, Math.min(words.length(), WIDTH)));
        terminal.flush();
    }

    /// Takes the line away.
    public void clear() {
        terminal.print(BACK);
        terminal.flush();
    }

    /// `Waiting: number 3 in line`, then `Checking 2 of 8 · ✓✗ · moves-money`.
    static String words(JsonNode progress) {
        return switch (progress.path("state").asString()) {
            case "waiting" ->
                    progress.path("place").asInt() <= 1
                            ? "Waiting: next in line"
                            : "Waiting: number " + progress.path("place").asInt() + " in line";
            case "compiling" -> "Compiling …";
            case "checking" -> checking(progress.path("steps"));
            default -> "Done; fetching the verdict …";
        };
    }

    private static String checking(JsonNode steps) {
        var marks = new StringBuilder();
        var running = "";
        int ended = 0;
        for (var step : steps) {
            switch (step.path("outcome").asString()) {
                case "passed" -> marks.append('✓');
                case "failed" -> marks.append('✗');
                case "not-run" -> marks.append('–');
                case "running" -> {
                    running = step.path("name").asString();
                    continue;
                }
                default -> {
                    continue;
                }
            }
            ended++;
        }
        return "Checking %d of %d · %s · %s"
                .formatted(Math.min(ended + 1, steps.size()), steps.size(), marks, running);
    }
}
