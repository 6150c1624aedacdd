package savepoint.server.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import savepoint.server.review.MinePage;
import savepoint.server.review.ReceivedView;
import savepoint.server.review.SamplePage;
import savepoint.server.review.TrialPage;
import savepoint.server.review.WritePage;

/// Peer review, as reviewers, authors and staff see it.
final class SampleReviews {
    private static final Post POST = new Post("/saved", "k7");

    private SampleReviews() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put("reviews-to-write", mine(false));
        samples.put("reviews-received", mine(true));
        for (var state : WritePage.State.values())
            samples.put("review-" + state.code(), write(state, false));
        samples.put("review-refused", write(WritePage.State.TO_WRITE, true));
        samples.put("review-sample", sample(false));
        samples.put("review-sample-judged", sample(true));
        samples.put("review-run", run(false));
        samples.put("review-run-own-rows", run(true));
        SampleBoards.addTo(samples);
    }

    static List<MinePage.StepView> steps(int current) {
        var titles =
                List.of(
                        "Hand in",
                        "Write reviews",
                        "Others finish what was left",
                        "Read yours, rate, appeal",
                        "Final");
        var steps = new ArrayList<MinePage.StepView>();
        for (var i = 0; i < titles.size(); i++)
            steps.add(
                    new MinePage.StepView(
                            titles.get(i),
                            i < current ? null : SampleFacts.SATURDAY,
                            i < current
                                    ? MinePage.Place.DONE
                                    : i == current
                                            ? MinePage.Place.CURRENT
                                            : MinePage.Place.COMING));
        return steps;
    }

    private static SamplePages.Sample mine(boolean released) {
        var duties = new ArrayList<MinePage.Duty>();
        var states = MinePage.State.values();
        for (var i = 0; i < states.length; i++)
            duties.add(
                    new MinePage.Duty(
                            "Hand-in " + (char) ('A' + i),
                            "#",
                            states[i],
                            i < 3 ? SampleFacts.SATURDAY : null,
                            i == 1));
        var page =
                new MinePage(
                        SampleFacts.BANK,
                        released
                                ? "The reviews of your work stand below. Say how much they helped; if points look wrong, appeal."
                                : "2 reviews wait for you.",
                        SampleFacts.SATURDAY,
                        steps(released ? 3 : 1),
                        released
                                ? List.of()
                                : List.of(
                                        new MinePage.Duty(
                                                "Sample 1",
                                                "#",
                                                MinePage.State.WRITTEN,
                                                null,
                                                false)),
                        duties,
                        released
                                ? new ReceivedView(List.of(got(1), got(2)), "40", false)
                                : new ReceivedView(List.of(), null, true),
                        null);
        return in("review/mine", page, "Peer review");
    }

    private static ReceivedView.Got got(int number) {
        return new ReceivedView.Got(
                "received" + number,
                number,
                "34",
                List.of(
                        new ReceivedView.Criterion(
                                "Would you trust it with your money?",
                                "14",
                                "20",
                                "Nearly; there is a path that few would ever take",
                                "When the second account does not exist, the first update has already been committed."),
                        new ReceivedView.Criterion(
                                "Could you change it tomorrow?",
                                "20",
                                "20",
                                null,
                                "Every name tells.")),
                "A hand-in from which I learnt how to close things.",
                List.of(
                        new ReceivedView.Remark(
                                "PostgresBank.java",
                                12,
                                "            take(connection, from, amount);",
                                "What if this account is not there?")),
                List.of(
                        new ReceivedView.Proof(
                                "insert into account values (1, 'Ada', 300.00);",
                                "One account only.",
                                number == 1,
                                number == 1 ? "all-or-nothing" : null)),
                number == 1 ? POST : null,
                number == 1 ? 0 : 4,
                number == 1 ? "" : "Thank you.",
                number == 1 ? "Choose first how much it helped." : null);
    }

    private static SamplePages.Sample write(WritePage.State state, boolean refused) {
        boolean open = state != WritePage.State.OVER;
        var page =
                new WritePage(
                        SampleFacts.BANK,
                        "Hand-in A",
                        state,
                        open ? SampleFacts.SATURDAY : null,
                        refused
                                ? List.of(
                                        "“Could you change it tomorrow?”: say in at least 40 characters why; there are 4.")
                                : List.of(),
                        refused,
                        files(),
                        "#",
                        null,
                        criteria(),
                        "A hand-in from which I learnt.",
                        open
                                ? List.of(
                                        new WritePage.Remark(
                                                1, "PostgresBank.java", "3", "Why twice?"),
                                        new WritePage.Remark(2, "PostgresBank.java", "", ""))
                                : List.of(),
                        open
                                ? new WritePage.Form(
                                        POST,
                                        state == WritePage.State.TO_WRITE ? POST : null,
                                        "/saved",
                                        3,
                                        "tab12345",
                                        state == WritePage.State.LATE ? null : SampleFacts.RECEIVED,
                                        refused ? "We share a flat." : "")
                                : null,
                        new WritePage.Trial(
                                open ? POST : null,
                                refused ? "delete from account;" : "",
                                refused
                                        ? List.of(
                                                "Line 1: INSERT INTO table (columns) VALUES is expected here.")
                                        : List.of(),
                                List.of(
                                        new WritePage.Tried(
                                                "run1",
                                                "#",
                                                "6 of 8 checks passed",
                                                true,
                                                true,
                                                true,
                                                "One account only.",
                                                SampleFacts.RECEIVED),
                                        new WritePage.Tried(
                                                "run2",
                                                "#",
                                                "running",
                                                false,
                                                false,
                                                false,
                                                "",
                                                SampleFacts.RECEIVED))),
                        open ? null : new WritePage.Answer(4, "Thank you."),
                        open
                                ? null
                                : new WritePage.Staff(
                                        "Ada Lovelace", "Ben Okri", 75, "B. Osei", "clear", POST));
        return in("review/write", page, "Hand-in A");
    }

    static List<WritePage.File> files() {
        var lines = new ArrayList<WritePage.Line>();
        for (var line : SampleFacts.JAVA.lines().toList())
            lines.add(
                    new WritePage.Line(
                            lines.size() + 1,
                            line,
                            lines.size() == 2 ? List.of("Why twice?") : List.of()));
        return List.of(new WritePage.File(1, "PostgresBank.java", "java", "#", lines));
    }

    static List<WritePage.Criterion> criteria() {
        return List.of(
                new WritePage.Criterion(
                        "correctness",
                        "Would you trust it with your money?",
                        "Follow one permitted and one refused transfer through the code, line by line.",
                        "20",
                        List.of(
                                new WritePage.Option(
                                        "20",
                                        "Yes: I followed both transfers and found no such path",
                                        false),
                                new WritePage.Option(
                                        "14",
                                        "Nearly; there is a path that few would ever take",
                                        true),
                                new WritePage.Option("0", "It does not move money", false)),
                        60,
                        "14",
                        "When the second account does not exist, the first update is committed."),
                new WritePage.Criterion(
                        "clarity",
                        "Could you change it tomorrow?",
                        "Suppose transfers should carry a note.",
                        "20",
                        List.of(),
                        40,
                        "18",
                        "Yes."));
    }

    private static SamplePages.Sample sample(boolean judged) {
        var page =
                new SamplePage(
                        new Link("Back to your reviews", "#"),
                        "Sample 1",
                        judged
                                ? List.of()
                                : List.of("“Could you change it tomorrow?” has no points yet."),
                        files(),
                        criteria(),
                        judged ? null : POST,
                        judged
                                ? List.of(
                                        new SamplePage.Answer(
                                                "Would you trust it with your money?",
                                                "14",
                                                "7",
                                                "20"))
                                : List.of(),
                        judged ? "Every statement commits by itself." : null);
        return in("review/sample", page, "Sample 1");
    }

    private static SamplePages.Sample run(boolean own) {
        var page =
                new TrialPage(
                        new Link("Hand-in A", "#"),
                        own ? "insert into account values (1, 'Ada', 300.00);" : null,
                        SampleFacts.RECEIVED,
                        null,
                        SampleVerdicts.graded(),
                        List.of());
        return in("review/run", page, "Run of Hand-in A");
    }

    static SamplePages.Sample in(String template, Object page, String title) {
        return SamplePages.inWeeks(template, page, title, SampleFacts.WEEK, SampleFacts.BANK);
    }
}
