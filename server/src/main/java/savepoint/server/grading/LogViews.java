package savepoint.server.grading;

import java.util.ArrayList;
import java.util.List;
import savepoint.grader.verdict.StatementLog;

/// Logs of statements as pages show them: what was sent many times in a row stands there once.
final class LogViews {
    private LogViews() {}

    static LogView of(StatementLog log) {
        var lines = new ArrayList<LogView.Line>();
        for (var entry : log.entries()) {
            var line = line(entry);
            if (!lines.isEmpty() && continues(lines.getLast(), line)) {
                var before = lines.removeLast();
                line =
                        new LogView.Line(
                                line.sql(),
                                before.times() + 1,
                                line.answer(),
                                line.control(),
                                false);
            }
            lines.add(line);
        }
        return new LogView(
                "%s in %s on %s"
                        .formatted(
                                number(log.statements(), "statement"),
                                number(log.roundTrips(), "round trip"),
                                number(log.connections(), "connection")),
                List.copyOf(lines),
                log.more());
    }

    private static LogView.Line line(StatementLog.Entry entry) {
        return new LogView.Line(
                entry.sql(),
                1,
                entry.answer().isEmpty() ? null : entry.answer(),
                entry.control(),
                entry.marked());
    }

    private static boolean continues(LogView.Line before, LogView.Line next) {
        return !before.marked() && !next.marked() && before.sql().equals(next.sql());
    }

    private static String number(long count, String what) {
        return count == 1 ? "1 " + what : "%,d %ss".formatted(count, what);
    }
}
