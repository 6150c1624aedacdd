package savepoint.server.web;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import savepoint.server.assignment.HandInState;
import savepoint.server.assignment.PatternsPage;
import savepoint.server.assignment.SubmissionsPage;
import savepoint.server.assignment.SubmissionsPage.Choice;
import savepoint.server.assignment.SubmissionsPage.Select;
import savepoint.server.marking.MarkingView;

/// Lists of hand-ins, and those that ended alike.
final class SampleLists {
    private static final Post POST = new Post("/saved", "k5");
    private static final List<String> NAMES =
            List.of(
                    "Ada Lovelace",
                    "Barbara Liskov",
                    "Edgar Codd",
                    "Grace Hopper",
                    "Jim Gray",
                    "Margaret Hamilton",
                    "Michael Stonebraker");

    private SampleLists() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put("submissions", list(entries(), false, true));
        samples.put("submissions-assistant", list(entries(), true, false));
        samples.put("submissions-empty", list(List.of(), false, true));
        samples.put("submissions-none", list(List.of(), true, true));
        samples.put("patterns", patterns(ways()));
        samples.put("patterns-empty", patterns(List.of()));
    }

    private static SamplePages.Sample list(
            List<SubmissionsPage.Entry> entries, boolean narrows, boolean inCharge) {
        var page =
                new SubmissionsPage(
                        SampleFacts.BANK,
                        new SubmissionsPage.Tally(42, 38, 2, 38, 12),
                        new SubmissionsPage.Search(
                                narrows ? "love" : "",
                                List.of(
                                        select("show", "Show", "the newest of each"),
                                        select("state", "Verdict", "any"),
                                        select("failed", "Check that failed", "any"),
                                        select("marked", "Marks", "either"),
                                        select("section", "Section", "all")),
                                narrows,
                                "",
                                narrows,
                                "?show=newest"),
                        entries.size(),
                        true,
                        entries,
                        new Link("Older hand-ins", "?before=7"),
                        new Link("Patterns", "#"),
                        inCharge ? new Link("Regrades", "#") : null,
                        inCharge ? POST : null,
                        Map.of("show", "newest"),
                        POST);
        return SampleStaff.staff("assignment/submissions", page, "Hand-ins");
    }

    private static Select select(String name, String label, String first) {
        return new Select(
                name,
                label,
                List.of(new Choice("", first, true), new Choice("x", "refuses-overdraft", false)));
    }

    private static List<SubmissionsPage.Entry> entries() {
        var states = HandInState.values();
        return IntStream.range(0, NAMES.size())
                .mapToObj(i ->
                        new SubmissionsPage.Entry(
                                "ref" + i,
                                NAMES.get(i),
                                i % 2 == 0 ? "B" : null,
                                "#",
                                i + 1,
                                SampleFacts.RECEIVED,
                                i % 3 == 0,
                                states[i],
                                3,
                                4,
                                states[i] == HandInState.GRADED ? "36" : null,
                                "40",
                                states[i] == HandInState.GRADED,
                                i < 2 ? "15" : null,
                                i == 0))
                .toList();
    }

    private static SamplePages.Sample patterns(List<PatternsPage.Pattern> patterns) {
        return SampleStaff.staff(
                "assignment/patterns",
                new PatternsPage(SampleFacts.BANK, 38, patterns, POST),
                "Patterns");
    }

    private static List<PatternsPage.Pattern> ways() {
        var link = new Link("Look at one", "#");
        var all = new Link("List them", "#");
        var said =
                new MarkingView.Said(
                        "aaaa",
                        "B. Osei",
                        SampleFacts.SATURDAY,
                        false,
                        true,
                        "Look at how many rows your UPDATE changed: lesson 3 shows where.",
                        new MarkingView.Edit(POST, 1, "Look at how many rows changed.", null));
        return List.of(
                new PatternsPage.Pattern(
                        "graded a=failed",
                        14,
                        List.of("refuses-overdraft", "sum-kept"),
                        4,
                        "24",
                        link,
                        all,
                        List.of(said),
                        "",
                        null),
                new PatternsPage.Pattern(
                        "graded",
                        1,
                        List.of(),
                        4,
                        "40",
                        link,
                        all,
                        List.of(),
                        "",
                        "Write something first."),
                new PatternsPage.Pattern(
                        "graded b=failed",
                        0,
                        List.of("b"),
                        4,
                        null,
                        null,
                        null,
                        List.of(),
                        "",
                        null));
    }
}
