package savepoint.server.web;

import java.util.ArrayList;
import java.util.List;
import savepoint.server.gradebook.BoardPage;

/// Students × activities.
final class SampleBoard {
    private static final String BOOK = SampleGrades.BOOK;

    private SampleBoard() {}

    static BoardPage of(List<String> names, int students) {
        var columns = new ArrayList<BoardPage.Column>();
        var weeks = new ArrayList<BoardPage.Week>();
        for (var week = 9; week < 13; week++) {
            weeks.add(new BoardPage.Week("Week " + week, 4));
            for (var kind : List.of("lesson", "lesson", "quiz", "assignment"))
                columns.add(
                        new BoardPage.Column(
                                kind.equals("assignment")
                                        ? "Bank transfer"
                                        : "Week " + week + " " + kind,
                                kind,
                                BOOK + "/activities/a",
                                kind.equals("assignment") ? "150" : "20",
                                new BoardPage.Sorted(BOOK + "?sort=a", null)));
        }
        var rows = new ArrayList<BoardPage.Row>();
        for (var i = 0; i < names.size(); i++)
            rows.add(
                    new BoardPage.Row(
                            names.get(i),
                            i % 2 == 0 ? "A" : null,
                            BOOK + "/students/" + i,
                            i == 3 ? null : 92 - 3 * i + ".4 %",
                            i == 3 ? null : "B+",
                            "Quizzes 80 % × 30 % + Assignments 90 % × 70 %: 87 %",
                            cells(i, columns.size())));
        return new BoardPage(
                BOOK,
                new BoardPage.Search(
                        "",
                        List.of(new BoardPage.Choice("A", "A", false)),
                        List.of(new BoardPage.Choice("missing", "Missing", false)),
                        "",
                        false,
                        false),
                weeks,
                columns,
                rows,
                List.of(
                        new BoardPage.State("not-due", "·", "Not due"),
                        new BoardPage.State("late", "◷", "Late"),
                        new BoardPage.State("missing", "✕", "Missing"),
                        new BoardPage.State("waiting", "…", "Waiting"),
                        new BoardPage.State("excused", "ex", "Excused"),
                        new BoardPage.State("overridden", "✎", "Overridden")),
                true,
                new BoardPage.Sorted(BOOK + "?order=down", "ascending"),
                new BoardPage.Sorted(BOOK + "?sort=total", null),
                students,
                students,
                1,
                names.size(),
                null,
                new Link("Next students", BOOK + "?page=2"),
                List.of(
                        new Link("The class", BOOK + "/class"),
                        new Link("Analytics", BOOK + "/analytics"),
                        new Link("Changes", BOOK + "/changes"),
                        new Link("Audit", BOOK + "/audit"),
                        new Link("Export", BOOK + "/export")));
    }

    private static List<BoardPage.Cell> cells(int row, int many) {
        var cells = new ArrayList<BoardPage.Cell>();
        for (var i = 0; i < many; i++) {
            var href = BOOK + "/students/%d/activities/%d".formatted(row, i);
            cells.add(
                    switch ((row * 7 + i) % 11) {
                        case 2 -> new BoardPage.Cell("missing", "✕", "Missing", null, href);
                        case 4 -> new BoardPage.Cell("late", "◷", "Late", null, href);
                        case 5 ->
                                new BoardPage.Cell(
                                        "waiting",
                                        "39.5…",
                                        "39.5 of 60, waiting",
                                        "39.5 + – + –",
                                        href);
                        case 6 -> new BoardPage.Cell("excused", "ex", "Excused", null, href);
                        case 8 ->
                                new BoardPage.Cell(
                                        "overridden", "18 ✎", "18 of 20, overridden", null, href);
                        case 9 ->
                                new BoardPage.Cell(
                                        "graded dropped", "4", "4 of 20, left out", null, href);
                        default ->
                                i > 13
                                        ? new BoardPage.Cell("not-due", "·", "Not due", null, href)
                                        : i % 4 == 3
                                                ? new BoardPage.Cell(
                                                        "graded",
                                                        "135",
                                                        "135 of 150",
                                                        "51 + 34 + 50",
                                                        href)
                                                : new BoardPage.Cell(
                                                        "graded", "17.5", "17.5 of 20", null, href);
                    });
        }
        return cells;
    }
}
