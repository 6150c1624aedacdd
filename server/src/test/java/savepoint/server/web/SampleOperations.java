package savepoint.server.web;

import java.util.List;
import java.util.Map;
import savepoint.server.operations.OperationsPage;

/// How the platform is doing, on a good day and on a bad one.
final class SampleOperations {
    private static final Post POST = new Post("#", "k7");

    private SampleOperations() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put("operations", sample(good()));
        samples.put("operations-trouble", sample(bad()));
    }

    private static SamplePages.Sample sample(OperationsPage page) {
        return SamplePages.page(
                "operations/operations",
                page,
                SamplePages.layout("How the platform is doing", null, List.of()));
    }

    private static OperationsPage good() {
        return new OperationsPage(
                List.of(),
                new OperationsPage.Queue(0, 0, 0, null),
                new OperationsPage.Pace(
                        214, "12 ms", "96 ms", "210 ms", "14 ms", "18 ms", "41 ms", "9 ms"),
                List.of(
                        new OperationsPage.Grader(
                                "1@grader-1", "3", 2, 0, SampleFacts.THURSDAY, null, null)),
                List.of(
                        new OperationsPage.Slow(
                                "bank-transfer", 80, "96 ms", "1.4 s", "14 ms", "41 ms")),
                List.of(),
                List.of(new OperationsPage.Job("end-attempts", SampleFacts.THURSDAY, 0)),
                "412 MB");
    }

    private static OperationsPage bad() {
        return new OperationsPage(
                List.of(
                        "No grader is at work: what is handed in waits until one is.",
                        "Somebody has waited 4 min for a verdict. More graders would shorten that."),
                new OperationsPage.Queue(38, 120, 2, "4 min"),
                null,
                List.of(
                        new OperationsPage.Grader(
                                "1@grader-1", "3", 2, 1, SampleFacts.THURSDAY, "40 s", null),
                        new OperationsPage.Grader(
                                "1@grader-2",
                                "3",
                                2,
                                0,
                                SampleFacts.THURSDAY,
                                null,
                                "it cannot grade: no room is left")),
                List.of(),
                List.of(
                        fault(OperationsPage.State.PARKED, POST),
                        fault(OperationsPage.State.AGAIN, null),
                        fault(OperationsPage.State.OVER, null),
                        fault(OperationsPage.State.TRYING, null),
                        new OperationsPage.Fault(
                                "Answer in a quiz",
                                null,
                                SampleFacts.THURSDAY,
                                3,
                                "1@grader-1",
                                "3f9a01c277",
                                "the server did not answer",
                                OperationsPage.State.PARKED,
                                null)),
                List.of(new OperationsPage.Job("send-mail", null, 4)),
                "412 MB");
    }

    private static OperationsPage.Fault fault(OperationsPage.State state, Post retry) {
        return new OperationsPage.Fault(
                "Hand-in",
                new Link("bank-transfer", "/c/databases/fall-2026/submissions/aaaaaaaaaaaaaaaa"),
                SampleFacts.THURSDAY,
                3,
                "1@grader-1",
                "3f9a01c277",
                "org.postgresql.util.PSQLException: the server did not answer",
                state,
                retry);
    }
}
