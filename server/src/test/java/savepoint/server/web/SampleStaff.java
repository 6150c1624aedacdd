package savepoint.server.web;

import java.util.List;
import java.util.Map;
import savepoint.server.regrade.Regrade;
import savepoint.server.regrade.RegradePage;
import savepoint.server.regrade.RegradesPage;

/// What instructors and assistants work with.
final class SampleStaff {
    private static final Link REGRADES =
            new Link("Regrades", SampleFacts.BANK.href() + "/regrades");
    private static final String REASON = "refuses-overdraft was wrong about a balance of zero";

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
                        null);
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

    private static SamplePages.Sample staff(String template, Object page, String title) {
        var layout =
                SamplePages.layout(
                        title,
                        SamplePages.course("Weeks"),
                        List.of(SampleFacts.WEEK, SampleFacts.BANK));
        return SamplePages.page(template, page, layout);
    }
}
