package savepoint.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import savepoint.server.gradebook.AuditPage;
import savepoint.server.gradebook.CellPage;
import savepoint.server.gradebook.ChangesPage;
import savepoint.server.gradebook.Chart;
import savepoint.server.gradebook.ClassPage;
import savepoint.server.gradebook.ColumnPage;
import savepoint.server.gradebook.GradeFilePage;
import savepoint.server.gradebook.GradeImportPage;

/// The gradebook's pages.
final class SampleGrades {
    static final String BOOK = SampleFacts.TERM + "/gradebook";
    static final Link LINK = new Link("Gradebook", BOOK);
    static final Link ADA = new Link("Ada Lovelace", BOOK + "/students/ada");
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
        samples.put("gradebook", page("board", SampleBoard.of(NAMES, 2000), "Gradebook"));
        samples.put("gradebook-empty", page("board", SampleBoard.of(List.of(), 0), "Gradebook"));
        samples.put("gradebook-cell", page("cell", cell(null), "Bank transfer"));
        samples.put(
                "gradebook-cell-conflict",
                page(
                        "cell",
                        cell(
                                "B. Osei has changed this meanwhile: 100 points, because “oral exam”. You wanted 120 points. Send again what you want to stand."),
                        "Bank transfer"));
        samples.put("gradebook-column", page("column", column(), "Bank transfer"));
        samples.put(
                "gradebook-import",
                page(
                        "import",
                        new GradeFilePage(
                                LINK, post("/imports"), 8, "Choose the file with the grades."),
                        "Import"));
        samples.put("gradebook-preview", page("preview", preview(3), "What the file would change"));
        samples.put(
                "gradebook-preview-same",
                page("preview", preview(0), "What the file would change"));
        SampleOwnGrades.addTo(samples);
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

    static SamplePages.Sample page(String template, Object page, String title) {
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

    static Chart chart(String id, String heading, String unit) {
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
                new ColumnPage.Span(
                        2,
                        101,
                        109,
                        2000,
                        "a-0 b-0",
                        new Link("Previous students", "/p"),
                        new Link("Next students", "/n")),
                rows,
                new ColumnPage.Edit(
                        post("/activities/a/changes"),
                        "excuse",
                        "",
                        ALARM,
                        false,
                        "Tick those whom it concerns."));
    }

    private static GradeImportPage preview(int many) {
        return new GradeImportPage(
                LINK,
                new Link("Import", BOOK + "/imports"),
                "grades-final-really-final.csv",
                1204,
                many,
                NAMES.stream()
                        .limit(many)
                        .map(name ->
                                new GradeImportPage.Row(
                                        name, "Bank transfer", "/cell", "36 of 150", "38 points"))
                        .toList(),
                List.of("Student", "Section", "Total %"),
                many == 0
                        ? List.of()
                        : List.of("line 4: nobody of the term has the address ada@example.com"),
                many == 0 ? null : post("/imports/a"),
                "mark",
                "",
                many == 0 ? null : "Say why: the students read it beside their points.");
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
