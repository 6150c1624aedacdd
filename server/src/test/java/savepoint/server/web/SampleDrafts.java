package savepoint.server.web;

import static savepoint.server.grading.Outcome.*;

import java.util.List;
import savepoint.server.assignment.ComparePage;
import savepoint.server.assignment.DraftPage;
import savepoint.server.assignment.DraftsPage;
import savepoint.server.assignment.FileDifference;
import savepoint.server.assignment.HandInState;
import savepoint.server.grading.CodeFile;

/// Drafts of an assignment, and what differs between two.
final class SampleDrafts {
    private static final String BANK = "/c/databases/fall-2026/assignments/bank-transfer";

    private SampleDrafts() {}

    static List<FileDifference> differences() {
        var lines =
                List.of(
                        line(FileDifference.Change.SAME, 11, 11, "    public void transfer() {"),
                        line(FileDifference.Change.REMOVED, 12, null, "        // to do"),
                        line(FileDifference.Change.ADDED, null, 12, "        take(from, amount);"),
                        line(FileDifference.Change.ADDED, null, 13, "        give(to, amount);"),
                        line(FileDifference.Change.SAME, 13, 14, "    }"));
        return List.of(
                new FileDifference(
                        "PostgresBank.java",
                        2,
                        1,
                        false,
                        List.of(new FileDifference.Hunk(lines), new FileDifference.Hunk(lines))),
                new FileDifference("queries.sql", 0, 0, false, List.of()),
                new FileDifference("long.sql", 0, 0, true, List.of()));
    }

    private static FileDifference.Line line(
            FileDifference.Change change, Integer before, Integer after, String text) {
        return new FileDifference.Line(change, before, after, text);
    }

    static ComparePage compare(boolean empty) {
        if (empty)
            return new ComparePage(
                    SampleFacts.BANK, null, "#", List.of(), null, null, List.of(), List.of());
        return new ComparePage(
                SampleFacts.BANK,
                null,
                "#",
                List.of(
                        new ComparePage.Choice("ref3", "Hand-in 3 of Thursday, 36 of 40 points"),
                        new ComparePage.Choice("ref1", "Hand-in 1 of Thursday")),
                new ComparePage.Side(
                        "ref1",
                        1,
                        "#",
                        SampleFacts.RECEIVED,
                        HandInState.COMPILE_FAILED,
                        null,
                        null),
                new ComparePage.Side(
                        "ref3", 3, "#", SampleFacts.RECEIVED, HandInState.GRADED, "36", "40"),
                List.of(
                        new ComparePage.Change("The file compiles", null, PASSED),
                        new ComparePage.Change("An account is never overdrawn", PASSED, FAILED)),
                differences());
    }

    static DraftsPage drafts(boolean empty) {
        return new DraftsPage(
                SampleFacts.BANK,
                empty
                        ? List.of()
                        : List.of(
                                new DraftsPage.Entry(
                                        "#", SampleFacts.RECEIVED, null, "1,204", true),
                                new DraftsPage.Entry(
                                        "#", SampleFacts.RECEIVED, "Grace Hopper", "980", false),
                                new DraftsPage.Entry("#", SampleFacts.RECEIVED, null, "12", false)),
                200,
                new Post(BANK + "/restart", "k5"));
    }

    static DraftPage draft(boolean newest) {
        return new DraftPage(
                SampleFacts.BANK,
                new Link("Drafts", "#"),
                SampleFacts.RECEIVED,
                newest ? null : "Grace Hopper",
                newest ? List.of() : differences(),
                List.of(
                        new CodeFile(
                                "PostgresBank.java", "java", SampleFacts.JAVA, null, List.of())),
                newest ? null : new Post("#", "k6"));
    }
}
