package savepoint.server.web;

import java.util.List;
import java.util.Map;
import savepoint.server.assignment.BehindView;
import savepoint.server.grading.CodeFile;
import savepoint.server.marking.CommentedFile;
import savepoint.server.marking.MarkingView;
import savepoint.server.regrade.Regrade;
import savepoint.server.regrade.RegradePage;
import savepoint.server.regrade.RegradesPage;

/// What instructors and assistants work with.
final class SampleStaff {
    private static final Link REGRADES =
            new Link("Regrades", SampleFacts.BANK.href() + "/regrades");
    private static final String REASON = "refuses-overdraft was wrong about a balance of zero";

    private static final Post POST = new Post("/saved", "k7");

    private SampleStaff() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put("regrades", regrades(asked(), List.of(), null));
        samples.put("regrades-empty", regrades(List.of(), List.of(), null));
        samples.put(
                "regrades-refused",
                regrades(
                        asked(),
                        List.of("a", "b"),
                        "Say why: students whose verdict changes read it."));
        for (var state : Regrade.State.values())
            samples.put("regrade-" + state.code(), regrade(state));
    }

    private static SamplePages.Sample regrades(
            List<RegradesPage.Entry> entries, List<String> chosen, String problem) {
        var page =
                new RegradesPage(
                        SampleFacts.BANK,
                        38,
                        112,
                        37,
                        chosen,
                        Regrade.Scope.COUNTING,
                        "",
                        problem,
                        new Post("/regrades", "k1"),
                        entries);
        return staff("regrade/regrades", page, "Regrades");
    }

    private static List<RegradesPage.Entry> asked() {
        return java.util.Arrays.stream(Regrade.State.values())
                .map(state ->
                        new RegradesPage.Entry(
                                "#",
                                REASON,
                                SampleFacts.RECEIVED,
                                "B. Osei",
                                Regrade.Scope.COUNTING,
                                200,
                                120,
                                state))
                .toList();
    }

    private static SamplePages.Sample regrade(Regrade.State state) {
        boolean open = state == Regrade.State.READY || state == Regrade.State.UNDONE;
        boolean decided = state != Regrade.State.READY && state != Regrade.State.UNDER_WAY;
        var page =
                new RegradePage(
                        SampleFacts.BANK,
                        REGRADES,
                        REASON,
                        Regrade.Scope.COUNTING,
                        SampleFacts.RECEIVED,
                        "B. Osei",
                        "3f9a01c277de",
                        state,
                        decided ? SampleFacts.SATURDAY : null,
                        decided ? "Grace Hopper" : null,
                        state == Regrade.State.UNDONE ? "the wrong version was published" : null,
                        200,
                        state == Regrade.State.UNDER_WAY ? 120 : 200,
                        new RegradePage.Tally(12, 3, 104, 1, open ? 3 : 0),
                        open,
                        "?never-lower=on",
                        rows(open),
                        new Link("The next of 412", "?from=200"),
                        open ? new Post("/promotion", "k1") : null,
                        decided && !open ? null : new Post("/drop", "k2"),
                        state == Regrade.State.PROMOTED ? new Post("/undo", "k3") : null,
                        null,
                        "");
        return staff("regrade/regrade", page, "Regrade");
    }

    private static List<RegradePage.Row> rows(boolean neverLower) {
        return List.of(
                row("Edgar Codd", "12", "40", "+28", Regrade.Move.UP, false),
                row("Jim Gray", "30", "did not compile", "−30", Regrade.Move.DOWN, neverLower),
                row("Ada Lovelace", "30", "36", "+6", Regrade.Move.UP, false),
                row("Margaret Hamilton", "36", "36", "±0", Regrade.Move.SAME, false),
                row("Michael Stonebraker", "36", "our fault", "±0", Regrade.Move.FAULT, true));
    }

    private static RegradePage.Row row(
            String student,
            String before,
            String after,
            String change,
            Regrade.Move move,
            boolean kept) {
        return new RegradePage.Row(
                student,
                "#",
                3,
                before,
                after,
                change,
                move,
                kept,
                List.of(
                        new RegradePage.Check("refuses-overdraft", "failed", "passed"),
                        new RegradePage.Check("sum-kept", null, "passed")));
    }

    static SamplePages.Sample staff(String template, Object page, String title) {
        var layout =
                SamplePages.layout(
                        title,
                        SamplePages.course("Weeks"),
                        List.of(SampleFacts.WEEK, SampleFacts.BANK));
        return SamplePages.page(template, page, layout);
    }

    static MarkingView marking(boolean mayWrite) {
        var about =
                "Each method does one thing and is named for it; the SQL can be read in one place.";
        return new MarkingView(
                List.of(
                        criterion("design", "Design of the code", about, "9.5", mayWrite),
                        criterion("reasons", "Reasons for the transaction", about, "", mayWrite)),
                "9.5",
                "20",
                List.of(said("aaaa", false, mayWrite), said("bbbb", true, mayWrite)),
                mayWrite ? new MarkingView.Write(POST, "", "", "", null) : null);
    }

    private static MarkingView.Criterion criterion(
            String slug, String title, String about, String points, boolean mayWrite) {
        boolean marked = !points.isEmpty();
        return new MarkingView.Criterion(
                slug,
                title,
                about,
                "12",
                marked,
                points,
                marked ? "Short methods; the SQL stands in three places." : "",
                marked ? "B. Osei" : null,
                marked ? SampleFacts.SATURDAY : null,
                marked ? 2 : 0,
                mayWrite ? POST : null,
                mayWrite && marked
                        ? "Not saved: C. Okafor gave 12 meanwhile. Save again to put yours in its place."
                        : null);
    }

    private static MarkingView.Said said(String ref, boolean pattern, boolean mayWrite) {
        var text = "Where does the transaction begin?\nSay it in a comment.";
        return new MarkingView.Said(
                ref,
                "B. Osei",
                SampleFacts.SATURDAY,
                pattern,
                pattern,
                text,
                mayWrite ? new MarkingView.Edit(POST, 1, text, null) : null);
    }

    static CommentedFile file(CodeFile file, int at, boolean mayWrite) {
        var lines =
                file.lines().stream()
                        .map(line ->
                                new CommentedFile.Line(
                                        line.number(),
                                        line.text(),
                                        line.errors(),
                                        line.number() == 14
                                                ? List.of(said("l" + at, false, mayWrite))
                                                : List.of(),
                                        mayWrite ? "#write-" + at : null))
                        .toList();
        return new CommentedFile(
                Integer.toString(at),
                file.name(),
                file.language(),
                file.href(),
                lines,
                mayWrite ? new MarkingView.Write(POST, file.name(), "", "", null) : null);
    }

    static BehindView behind() {
        return new BehindView(
                List.of(
                        new BehindView.Grading(
                                SampleFacts.SATURDAY,
                                true,
                                true,
                                "36",
                                "40",
                                "3f9a01c277de",
                                "postgresql 18.6",
                                "0.1",
                                "0.8",
                                1,
                                -4711,
                                null),
                        new BehindView.Grading(
                                SampleFacts.RECEIVED,
                                false,
                                false,
                                "our fault",
                                "40",
                                "77de3f9a01c2",
                                "postgresql 18.6",
                                "0.1",
                                "1.2",
                                3,
                                -4711,
                                "Try 1, worker-1, incident 7KQ2: the box did not start")),
                List.of(
                        new BehindView.Check("compiles", List.of(), "rows"),
                        new BehindView.Check(
                                "moves-money", List.of("hidden-many", "hidden-odd"), "rows")));
    }
}
