package savepoint.server.check;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import savepoint.grader.database.BadFixture;
import savepoint.grader.queue.Exploration;
import savepoint.grader.run.BrokenBundle;
import savepoint.grader.run.Grader;
import savepoint.grader.verdict.ConsoleAnswer;
import savepoint.server.content.folder.CourseReading;
import savepoint.server.content.folder.Lesson;
import savepoint.server.content.markdown.LiveCell;

/// The live cells of a lesson, run one after the other as a reader would.
record CellRun(Lesson lesson, List<LiveCell> cells) {
    /// The lessons that have any and can be published.
    static List<CellRun> in(CourseReading reading) {
        return reading.lessons().stream()
                .filter(lesson -> !lesson.broken())
                .map(lesson -> new CellRun(lesson, lesson.cells()))
                .filter(run -> !run.cells().isEmpty())
                .toList();
    }

    /// Prints what is wrong, a line each; whether nothing was.
    boolean run(Grader grader, PrintWriter out) throws SQLException, InterruptedException {
        var complaints = new ArrayList<String>();
        var earlier = new TreeMap<String, List<String>>();
        for (var cell : cells) {
            var before = earlier.computeIfAbsent(cell.fixture(), _ -> new ArrayList<>());
            complaint(grader, cell, before)
                    .ifPresent(words ->
                            complaints.add(
                                    "%s%s: %s"
                                            .formatted(
                                                    lesson.facts().path(),
                                                    cell.line() == 0 ? "" : " line " + cell.line(),
                                                    words)));
        }
        out.println(
                "%s: %d live %s  %s"
                        .formatted(
                                lesson.facts().path(),
                                cells.size(),
                                cells.size() == 1 ? "cell" : "cells",
                                complaints.isEmpty() ? "ok" : "WRONG"));
        complaints.forEach(complaint -> out.println("    " + complaint));
        out.flush();
        return complaints.isEmpty();
    }

    private Optional<String> complaint(Grader grader, LiveCell cell, List<String> before)
            throws SQLException, InterruptedException {
        var file = lesson.facts().fixtures().get(cell.fixture());
        try {
            var answer =
                    grader.explore(
                            new Exploration(
                                    0,
                                    Exploration.Kind.RUN,
                                    cell.sql(),
                                    List.of(file),
                                    List.copyOf(before)),
                            lesson.files());
            if (answer.changes()) before.add(cell.sql());
            var refusal = refusal(answer);
            if (!cell.fails()) return refusal.map(words -> "the cell fails: " + words);
            return refusal.isPresent()
                    ? Optional.empty()
                    : Optional.of("the cell says `fails`, but the database takes it");
        } catch (BrokenBundle | BadFixture broken) {
            return Optional.of(file + ": " + broken.getMessage());
        }
    }

    private static Optional<String> refusal(ConsoleAnswer answer) {
        return answer.results().stream()
                .flatMap(result ->
                        switch (result) {
                            case ConsoleAnswer.Failed failed ->
                                    Optional.of(failed.message()).stream();
                            case ConsoleAnswer.Ended(var why) -> Optional.of(why).stream();
                            case ConsoleAnswer.Fault(var incident) ->
                                    Optional.of("incident " + incident).stream();
                            case ConsoleAnswer.Rows _,
                                    ConsoleAnswer.Done _,
                                    ConsoleAnswer.Plan _,
                                    ConsoleAnswer.Tables _ ->
                                    Optional.<String>empty().stream();
                        })
                .findFirst();
    }
}
