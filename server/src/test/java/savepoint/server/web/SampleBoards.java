package savepoint.server.web;

import java.util.List;
import java.util.Map;
import savepoint.server.review.BoardPage;
import savepoint.server.review.JudgePage;
import savepoint.server.review.Step;

/// How peer review goes, as staff see it.
final class SampleBoards {
    private static final Post POST = new Post("/saved", "k8");

    private SampleBoards() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put("review-board", board(true));
        samples.put("review-board-empty", board(false));
        samples.put("review-judge", judge(false));
        samples.put("review-judge-refused", judge(true));
    }

    private static SamplePages.Sample board(boolean full) {
        var given =
                List.of(
                        new BoardPage.Given("Ben Okri", "#", "34", false, "helped: 4 of 5"),
                        new BoardPage.Given("Chen Wei", "#", "12", true, "few words"),
                        new BoardPage.Given("Dora Maar", "#", null, false, "begun"));
        var page =
                new BoardPage(
                        SampleFacts.BANK,
                        "3 reviews each, 5 days to write, 2 more for what was left, 3 days to appeal; whoever handed in reviews.",
                        full ? Step.WRITING : Step.HAND_IN,
                        full,
                        SampleFacts.SATURDAY,
                        SampleReviews.steps(full ? 1 : 0),
                        new BoardPage.Numbers(
                                full ? 30 : 0,
                                full ? 90 : 0,
                                full ? 64 : 0,
                                full ? 4 : 0,
                                full ? 6 : 0,
                                3),
                        full ? List.of("Say why; it is kept.") : List.of(),
                        full
                                ? new BoardPage.Controls(
                                        POST,
                                        List.of(
                                                new BoardPage.Choice(
                                                        "again",
                                                        "Others finish what was left",
                                                        false),
                                                new BoardPage.Choice(
                                                        "calibration", "Judge the samples", true)),
                                        "",
                                        "",
                                        true)
                                : null,
                        full
                                ? List.of(
                                        new BoardPage.Work(
                                                "Ada Lovelace",
                                                "#",
                                                given,
                                                "23",
                                                "24.1",
                                                "5.2",
                                                null,
                                                "reviews lie far apart"),
                                        new BoardPage.Work(
                                                "Edsger Dijkstra",
                                                "#",
                                                given.subList(0, 1),
                                                "34",
                                                "33.0",
                                                "3.1",
                                                "30",
                                                null))
                                : List.of(),
                        full
                                ? List.of(
                                        "Chen Wei gave the work of Ada Lovelace 12.0 points; 27.3 were to be expected.",
                                        "In a circle, Ben Okri, Chen Wei gave each other 9.5 points more than others did.")
                                : List.of(),
                        full
                                ? List.of(new BoardPage.Straggler("Dora Maar", 1, 3, true))
                                : List.of(),
                        full
                                ? List.of(
                                        new BoardPage.Returned(
                                                "Ben Okri",
                                                "Ada Lovelace",
                                                "We share a flat, and I saw it on her screen.",
                                                SampleFacts.RECEIVED,
                                                true),
                                        new BoardPage.Returned(
                                                "Chen Wei",
                                                "Dora Maar",
                                                "I know the style.",
                                                SampleFacts.RECEIVED,
                                                false))
                                : List.of(),
                        full
                                ? List.of(
                                        new BoardPage.Event(
                                                SampleFacts.RECEIVED,
                                                "Began: Write reviews",
                                                null,
                                                ""),
                                        new BoardPage.Event(
                                                SampleFacts.RECEIVED,
                                                "The clock was stopped",
                                                "B. Osei",
                                                "the network was down"))
                                : List.of(),
                        new BoardPage.Conflicts(
                                "bank-transfer",
                                full
                                        ? List.of(
                                                new BoardPage.Apart(
                                                        "Ada Lovelace",
                                                        "Ben Okri",
                                                        "siblings",
                                                        POST))
                                        : List.of(),
                                List.of(
                                        new BoardPage.Student("a", "Ada Lovelace"),
                                        new BoardPage.Student("b", "Ben Okri")),
                                full ? POST : null,
                                false,
                                "",
                                "",
                                ""));
        return SampleReviews.in("review/board", page, "Peer review");
    }

    private static SamplePages.Sample judge(boolean refused) {
        var page =
                new JudgePage(
                        new Link("Peer review", "#"),
                        "Ada Lovelace",
                        refused ? List.of("Say why; the audit keeps it.") : List.of(),
                        SampleReviews.files(),
                        refused
                                ? List.of()
                                : List.of(
                                        new JudgePage.Given("Ben Okri", "#", "34"),
                                        new JudgePage.Given("Chen Wei", "#", null)),
                        SampleReviews.criteria(),
                        "",
                        refused
                                ? null
                                : new JudgePage.Standing(
                                        "30",
                                        "40",
                                        "B. Osei",
                                        SampleFacts.RECEIVED,
                                        "one review only, and a curt one"),
                        POST);
        return SampleReviews.in("review/judge", page, "Judge in place of peers");
    }
}
