package savepoint.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import savepoint.server.gradebook.AuditPage;
import savepoint.server.gradebook.BoardPage;
import savepoint.server.gradebook.CellPage;
import savepoint.server.gradebook.ChangesPage;
import savepoint.server.gradebook.Chart;
import savepoint.server.gradebook.ClassPage;
import savepoint.server.gradebook.ColumnPage;
import savepoint.server.gradebook.StudentPage;

/// The gradebook's pages.
final class SampleGrades {
    private static final String BOOK = SampleFacts.TERM + "/gradebook";
    private static final Link LINK = new Link("Gradebook", BOOK);
    private static final Link ADA = new Link("Ada Lovelace", BOOK + "/students/ada");
    private static final String ALARM = "The fire alarm rang in the middle of it.";

    private static final List<String> NAMES =
            List.of(
                    "Ada Lovelace",
                    "Ben Okri",
                    "Chen Wei",
                    "Dolores Huerta",
                    "Efua Sutherland",
                    "Fatima al-Fihri",
                    "Grace Hopper",
                    "Maximiliane-Theodora von und zu Hohenlohe-Waldenburg",
                    "Noor Inayat Khan");

    private SampleGrades() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put("gradebook", page("board", board(NAMES, 2000), "Gradebook"));
        samples.put("gradebook-empty", page("board", board(List.of(), 0), "Gradebook"));
        samples.put("gradebook-cell", page("cell", cell(null), "Bank transfer"));
        samples.put(
                "gradebook-cell-conflict",
                page(
                        "cell",
                        cell(
                                "B. Osei has changed this meanwhile: 100 points, because “oral exam”. You wanted 120 points. Send again what you want to stand."),
                        "Bank transfer"));
        samples.put("gradebook-column", page("column", column(), "Bank transfer"));
        samples.put("gradebook-student", page("student", student(false), "Ada Lovelace"));
        samples.put("my-grades", page("student", student(true), "My grades"));
        samples.put("my-grades-empty", page("student", nothing(), "My grades"));
        samples.put("gradebook-class", page("class", everybody(), "The class"));
        samples.put(
                "gradebook-changes",
                page(
                        "changes",
                        new ChangesPage(
                                LINK,
                                List.of(
                                        new ChangesPage.Entry(
                                                "Excused",
                                                "38 students, Week 11 Quiz",
                                                ALARM,
                                                "B. Osei",
                                                SampleFacts.FRIDAY,
                                                post("/changes/a/undoing")),
                                        new ChangesPage.Entry(
                                                "Points set",
                                                "Ada Lovelace, Bank transfer",
                                                "An oral exam.",
                                                "C. Ruiz",
                                                SampleFacts.THURSDAY,
                                                null)),
                                new Link("Older changes", BOOK + "/changes?before=a")),
                        "Changes"));
        samples.put(
                "gradebook-audit",
                page(
                        "audit",
                        new AuditPage(
                                LINK,
                                "",
                                List.of(
                                        new AuditPage.Entry(
                                                SampleFacts.RECEIVED,
                                                "B. Osei",
                                                "grade: override",
                                                "Ada Lovelace",
                                                List.of(
                                                        new AuditPage.Detail("from", "as earned"),
                                                        new AuditPage.Detail("to", "120 points"),
                                                        new AuditPage.Detail("reason", ALARM))),
                                        new AuditPage.Entry(
                                                SampleFacts.RECEIVED,
                                                "Savepoint",
                                                "regraded",
                                                null,
                                                List.of(
                                                        new AuditPage.Detail(
                                                                "about",
                                                                "submission abcdefghijklmnop")))),
                                null,
                                new Link("Older", BOOK + "/audit?page=2"),
                                BOOK + "/audit.csv"),
                        "Audit"));
    }

    private static SamplePages.Sample page(String template, Object page, String title) {
        return new SamplePages.Sample(
                "gradebook/" + template,
                page,
                new Layout(
                        title,
                        SamplePages.course("Gradebook"),
                        title.equals("Gradebook") ? List.of() : List.of(LINK),
                        "Grace Hopper",
                        "csrf-token",
                        "bm9uY2U",
                        null,
                        "/static"));
    }

    private static Post post(String path) {
        return new Post(BOOK + path, "aaaaaaaaaaaaaaaa");
    }

    private static BoardPage board(List<String> names, int students) {
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

    private static CellPage cell(String problem) {
        return new CellPage(
                ADA,
                SampleFacts.BANK,
                "overridden",
                "Overridden",
                "141.5 of 150",
                true,
                true,
                "135 of 150, late",
                List.of(
                        "Instructor 51 of 60: checks 36 of 40 (refuses-overdraft failed, −4), design 15 of 20, by B. Osei.",
                        "Peers 34 of 40: median of 3 reviews (30, 34, 38).",
                        "Reviewing 50 of 50: 3 of 3 done in time.",
                        "Late: 1 day, covered by a free day."),
                List.of(
                        new Link(
                                "The hand-in, check by check", SampleFacts.TERM + "/submissions/a"),
                        new Link("The reviews", SampleFacts.BANK.href() + "/reviews")),
                SampleFacts.SATURDAY,
                List.of(
                        new CellPage.Past(
                                "141.5 points",
                                ALARM,
                                "B. Osei",
                                SampleFacts.FRIDAY,
                                post("/changes/a/undoing")),
                        new CellPage.Past(
                                "excused",
                                "Ill, with a note.",
                                "C. Ruiz",
                                SampleFacts.THURSDAY,
                                null)),
                new CellPage.Edit(
                        post("/students/ada/activities/a/changes"),
                        2,
                        "points",
                        problem == null ? "" : "120",
                        problem == null ? "" : ALARM,
                        "150",
                        true,
                        problem));
    }

    private static Chart chart(String id, String heading, String unit) {
        var bars = new ArrayList<Chart.Bar>();
        var heights = List.of(0, 3, 6, 12, 20, 46, 90, 120, 104, 60);
        for (var i = 0; i < 10; i++)
            bars.add(
                    new Chart.Bar(
                            i == 9 ? "90–100" : "%d–%d".formatted(10 * i, 10 * i + 9),
                            Integer.toString(heights.get(i) / 3),
                            i * 46 + 6,
                            120 - heights.get(i),
                            heights.get(i),
                            i * 46 + 23));
        return new Chart(id, heading, unit, 460, bars);
    }

    private static ColumnPage column() {
        var rows = new ArrayList<ColumnPage.Row>();
        for (var i = 0; i < NAMES.size(); i++)
            rows.add(
                    new ColumnPage.Row(
                            "aaaaaaaaaaaaaaa" + "abcdefghijk".charAt(i) + "-0",
                            NAMES.get(i),
                            i % 2 == 0 ? "A" : null,
                            BOOK + "/students/a/activities/a",
                            i == 4 ? "missing" : "graded",
                            i == 4 ? "Missing" : "Graded",
                            i == 4 ? "0 of 150" : 150 - 7 * i + " of 150",
                            i == 4));
        return new ColumnPage(
                LINK,
                "Bank transfer",
                SampleFacts.BANK.href(),
                BOOK + "/activities/a",
                "150",
                SampleFacts.SATURDAY,
                List.of(
                        new ColumnPage.Tally("graded", "Graded", 8),
                        new ColumnPage.Tally("missing", "Missing", 1)),
                "78.4 %",
                chart("points", "Students by points in percent", "Percent"),
                "",
                "",
                List.of(new ColumnPage.Choice("A", "A", false)),
                List.of(new ColumnPage.Choice("missing", "Missing", false)),
                rows,
                new ColumnPage.Edit(
                        post("/activities/a/changes"),
                        "excuse",
                        "",
                        ALARM,
                        false,
                        "Tick those whom it concerns."));
    }

    private static StudentPage student(boolean own) {
        var bank =
                entry(
                        "Bank transfer",
                        "assignment",
                        "waiting",
                        "Waiting",
                        "39.5",
                        "60",
                        "a",
                        "Instructor 39.5 of 60: checks 30 of 40 (refuses-overdraft failed, −6), design 9.5 of 20, by B. Osei. Peers 0 of 40: not released yet. So far 39.5 of 150.");
        var quiz =
                entry(
                        "Week 11 quiz",
                        "quiz",
                        "graded",
                        "Graded",
                        "58",
                        "70",
                        "b",
                        "the points of its questions");
        var lesson =
                entry(
                        "Connections",
                        "lesson",
                        "missing",
                        "Missing",
                        "0",
                        "20",
                        "c",
                        "not read yet");
        var later =
                entry(
                        "Replication",
                        "lesson",
                        "not-due",
                        "Not due",
                        null,
                        "20",
                        "d",
                        "not read yet");
        return new StudentPage(
                own ? null : LINK,
                "Ada Lovelace",
                "ada@example.org",
                own,
                own ? SampleFacts.TERM + "/grades" : ADA.href(),
                "84.3 %",
                "B",
                "Lessons 90 % × 20 % + Quizzes 82.86 % × 30 % + Assignments 82.9 % × 50 %: 84.3 %, B",
                new StudentPage.Trial(
                        "88.1 %", "B+", "Lessons 90 % × 20 % + Quizzes 96 % × 80 %: 88.1 %, B+"),
                null,
                List.of(
                        new StudentPage.Share("Lessons", "20 %", "90 %", "180 of 200 points, 90 %"),
                        new StudentPage.Share(
                                "Quizzes",
                                "30 %",
                                "82.9 %",
                                "58 of 70 points, 82.86 %; left out: Week 3 quiz (2 of 10)"),
                        new StudentPage.Share("Assignments", "50 %", "–", "nothing counts yet")),
                List.of(lesson),
                List.of(later),
                List.of(
                        new StudentPage.Week("Week 11", List.of(lesson, quiz, bank)),
                        new StudentPage.Week("Week 12", List.of(later))),
                own
                        ? List.of(
                                new StudentPage.Appealed(
                                        new Link(
                                                "Week 11 quiz, question 3",
                                                SampleFacts.TERM + "/appeals/a"),
                                        "declined",
                                        "declined",
                                        "The isolation level is named in the question."))
                        : List.of(),
                chart("weeks", "Week by week", "Week"),
                own ? SampleFacts.TERM + "/grades.zip" : null);
    }

    private static StudentPage.Entry entry(
            String title,
            String kind,
            String state,
            String words,
            String amount,
            String of,
            String ref,
            String says) {
        return new StudentPage.Entry(
                title,
                kind,
                SampleFacts.BANK.href(),
                state,
                words,
                amount,
                of,
                state.equals("waiting"),
                state.equals("missing"),
                SampleFacts.SATURDAY,
                says,
                kind.equals("assignment")
                        ? new Link("Where they come from", SampleFacts.BANK.href() + "/points")
                        : null,
                "w-" + ref,
                ref.equals("d") ? "18" : "");
    }

    private static StudentPage nothing() {
        return new StudentPage(
                null,
                "Ada Lovelace",
                "ada@example.org",
                true,
                SampleFacts.TERM + "/grades",
                null,
                null,
                "Nothing counts yet",
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                SampleFacts.TERM + "/grades.zip");
    }

    private static ClassPage everybody() {
        return new ClassPage(
                LINK,
                154,
                "71.2 %",
                "74.5 %",
                chart("totals", "Students by total", "Percent"),
                chart("weeks", "Points earned, week by week", "Week"),
                List.of(
                        new ClassPage.Choice("", "all", true),
                        new ClassPage.Choice("A", "A", false)));
    }
}
