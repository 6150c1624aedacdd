package savepoint.server.lesson;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.queue.Exploration;
import savepoint.server.console.ConsoleEntry;
import savepoint.server.console.ConsolePanels;
import savepoint.server.console.ConsoleSource;
import savepoint.server.console.Consoles;
import savepoint.server.content.Contents;
import savepoint.server.content.markdown.Article;
import savepoint.server.content.markdown.LiveCell;
import savepoint.server.db.Refs;
import savepoint.server.people.Viewer;
import savepoint.server.web.Post;

/// The live cells of one lesson for one reader. Those on the same fixture share one private copy of its rows.
final class LessonCells {
    private final Consoles consoles;
    private final Viewer.Member viewer;
    private final Contents.Version version;
    private final Article article;
    private final String address;

    /// @param address of the lesson
    LessonCells(
            Consoles consoles,
            Viewer.Member viewer,
            Contents.Version version,
            Article article,
            String address) {
        this.consoles = consoles;
        this.viewer = viewer;
        this.version = version;
        this.article = article;
        this.address = address;
    }

    /// Something typed into a cell that was not run.
    record Refused(int cell, String sql, String problem) {}

    /// The cells as they stand, by number.
    Map<Integer, LessonPage.Cell> views(Optional<Refused> refused) {
        var newest = new HashMap<String, ConsoleEntry>();
        article.cells().stream()
                .map(LiveCell::fixture)
                .distinct()
                .flatMap(fixture -> consoles.entries(viewer, source(fixture)).stream())
                .forEach(entry -> newest.putIfAbsent(entry.place(), entry));
        var views = new HashMap<Integer, LessonPage.Cell>();
        for (int number = 1; number <= article.cells().size(); number++)
            views.put(number, cell(number, newest, refused));
        return views;
    }

    private LessonPage.Cell cell(
            int number, Map<String, ConsoleEntry> newest, Optional<Refused> refused) {
        var cell = article.cells().get(number - 1);
        var entry = Optional.ofNullable(newest.get(place(number)));
        var typed = refused.filter(one -> one.cell() == number);
        var sql =
                typed.map(Refused::sql).or(() -> entry.map(ConsoleEntry::sql)).orElseGet(cell::sql);
        return new LessonPage.Cell(
                number,
                sql,
                !sql.equals(cell.sql()),
                entry.map(ConsolePanels::entry).orElse(null),
                new Post(path(number) + "/entries", Refs.random()),
                new Post(path(number) + "/reset", Refs.random()),
                typed.map(Refused::problem).orElse(null));
    }

    private String path(int number) {
        return address + "/cells/" + number;
    }

    /// Whether the lesson has a cell of this number.
    boolean has(int number) {
        return number >= 1 && number <= article.cells().size();
    }

    /// Runs a cell; what comes back says why it was not.
    Optional<Refused> run(int number, Exploration.Kind kind, String sql) {
        var question = new Consoles.Question(place(number), kind, sql);
        return switch (consoles.ask(viewer, source(number), question)) {
            case Consoles.Asked.Taken taken -> {
                consoles.await(taken);
                yield Optional.empty();
            }
            case Consoles.Asked.Refused(var reason) ->
                    Optional.of(new Refused(number, sql, reason));
        };
    }

    /// Gives a cell, and those that share its rows, back as they were.
    void reset(int number) {
        consoles.reset(viewer, source(number));
    }

    private ConsoleSource source(int number) {
        return source(article.cells().get(number - 1).fixture());
    }

    private ConsoleSource source(String fixture) {
        return new ConsoleSource(version.id(), List.of(version.lesson().fixtures().get(fixture)));
    }

    private static String place(int number) {
        return "cell-" + number;
    }
}
