package savepoint.server.console;

import java.util.List;
import savepoint.grader.queue.Exploration;
import savepoint.grader.verdict.ConsoleAnswer;
import savepoint.server.db.Refs;
import savepoint.server.people.Viewer;
import savepoint.server.web.Post;

/// Consoles as pages show them, put together.
public final class ConsolePanels {
    private final Consoles consoles;

    /// Panels of these consoles.
    public ConsolePanels(Consoles consoles) {
        this.consoles = consoles;
    }

    /// The viewer's own copy.
    ///
    /// @param path the console's address: `path/entries` takes what is asked, `path/reset` resets
    public ConsolePanel panel(Viewer.Member viewer, ConsoleSource source, String path) {
        var entries = consoles.entries(viewer, source).stream().map(ConsolePanels::entry).toList();
        var sql = entries.stream().map(ConsolePanel.Entry::sql).findFirst().orElse("");
        return panel(source, path, entries, sql, null);
    }

    /// The same with what was typed and not taken.
    public ConsolePanel refused(
            Viewer.Member viewer, ConsoleSource source, String path, String sql, String problem) {
        var entries = consoles.entries(viewer, source).stream().map(ConsolePanels::entry).toList();
        return panel(source, path, entries, sql, problem);
    }

    private ConsolePanel panel(
            ConsoleSource source,
            String path,
            List<ConsolePanel.Entry> entries,
            String sql,
            String problem) {
        return new ConsolePanel(
                sql,
                problem,
                new Post(path + "/entries", Refs.random()),
                new Post(path + "/reset", Refs.random()),
                entries,
                consoles.tables(source).orElse(null));
    }

    /// An entry as pages show it.
    public static ConsolePanel.Entry entry(ConsoleEntry entry) {
        return new ConsolePanel.Entry(
                entry.ref(),
                entry.sql(),
                entry.kind() == Exploration.Kind.PLAN,
                entry.answer().map(ConsoleAnswer::millis).orElse(0L),
                entry.answer().stream()
                        .flatMap(answer -> answer.results().stream())
                        .map(ConsolePanels::result)
                        .toList());
    }

    private static ConsolePanel.Result result(ConsoleAnswer.Result result) {
        return switch (result) {
            case ConsoleAnswer.Rows(var table) -> ConsolePanel.Result.rows(table);
            case ConsoleAnswer.Done(var changed) ->
                    ConsolePanel.Result.words(
                            ConsolePanel.Kind.DONE,
                            changed == 0
                                    ? "Done"
                                    : changed == 1
                                            ? "Done: 1 row changed"
                                            : "Done: %,d rows changed".formatted(changed));
            case ConsoleAnswer.Failed failed -> ConsolePanel.Result.fault(SqlFaults.of(failed));
            case ConsoleAnswer.Ended(var why) ->
                    ConsolePanel.Result.words(ConsolePanel.Kind.FAILED, why);
            case ConsoleAnswer.Plan(var json) -> ConsolePanel.Result.plan(PlanNodes.read(json));
            case ConsoleAnswer.Tables(var tables) -> ConsolePanel.Result.tables(tables);
            case ConsoleAnswer.Fault(var incident) ->
                    ConsolePanel.Result.words(
                            ConsolePanel.Kind.FAILED,
                            "The fault is ours, not your statement\u2019s: try again, and tell the staff of incident %s if it happens twice."
                                    .formatted(incident));
        };
    }
}
