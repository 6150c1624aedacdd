package savepoint.server.operations;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import savepoint.server.db.Refs;
import savepoint.server.people.Person;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// Puts how the platform is doing into words.
final class OperationPages {
    /// Heard every two seconds: after five missed ones nobody counts on a grader, and its gradings are taken over.
    static final double SILENT = 10;

    // Whoever hands in expects a verdict within seconds.
    private static final Duration LONG_WAIT = Duration.ofMinutes(1);
    private static final int FAILING = 3;

    private final Operations operations;

    OperationPages(Operations operations) {
        this.operations = operations;
    }

    OperationsPage page(Person viewer) {
        // Outside of courses there is no zone but the viewer's.
        var zone = viewer.zone() == null ? ZoneOffset.UTC : ZoneId.of(viewer.zone());
        var queue = operations.queue();
        var graders = operations.graders();
        var faults = operations.faults().stream().map(one -> fault(one, zone)).toList();
        var jobs = operations.jobs();
        return new OperationsPage(
                warnings(queue, graders, faults, jobs),
                new OperationsPage.Queue(
                        queue.live(),
                        queue.later(),
                        queue.running(),
                        queue.live() == 0 ? null : words(queue.oldest() * 1000)),
                pace(operations.pace()),
                graders.stream().map(one -> grader(one, zone)).toList(),
                operations.slowest().stream().map(OperationPages::slow).toList(),
                faults,
                jobs.stream()
                        .map(job ->
                                new OperationsPage.Job(
                                        job.name(),
                                        job.lastSuccess() == null
                                                ? null
                                                : Moment.toTheSecond(job.lastSuccess(), zone),
                                        job.failures()))
                        .toList(),
                "%d MB".formatted(operations.bytes() >> 20));
    }

    private static List<String> warnings(
            OperationStore.Queue queue,
            List<OperationStore.Grader> graders,
            List<OperationsPage.Fault> faults,
            List<OperationStore.Job> jobs) {
        var warnings = new ArrayList<String>();
        if (graders.stream().noneMatch(OperationPages::works))
            warnings.add("No grader is at work: what is handed in waits until one is.");
        if (queue.oldest() > LONG_WAIT.toSeconds())
            warnings.add(
                    "Somebody has waited %s for a verdict. More graders would shorten that."
                            .formatted(words(queue.oldest() * 1000)));
        long parked =
                faults.stream().filter(one -> one.state() == OperationsPage.State.PARKED).count();
        if (parked > 0)
            warnings.add(
                    parked == 1
                            ? "One grading was given up after our own faults."
                            : parked + " gradings were given up after our own faults.");
        jobs.stream()
                .filter(job -> job.failures() >= FAILING)
                .forEach(job ->
                        warnings.add(
                                "The timed job %s failed %d times in a row; the server's log says why."
                                        .formatted(job.name(), job.failures())));
        return warnings;
    }

    static boolean isParked(OperationStore.Fault one) {
        return state(one) == OperationsPage.State.PARKED;
    }

    static boolean works(OperationStore.Grader grader) {
        return grader.silent() < SILENT && grader.trouble() == null;
    }

    private static OperationsPage.Pace pace(OperationStore.Pace pace) {
        if (pace.verdicts() == 0) return null;
        return new OperationsPage.Pace(
                pace.verdicts(),
                words(pace.waited()),
                words(pace.median()),
                words(pace.slow()),
                words(pace.compile()),
                words(pace.database()),
                words(pace.run()),
                words(pace.check()));
    }

    private static OperationsPage.Grader grader(OperationStore.Grader one, ZoneId zone) {
        return new OperationsPage.Grader(
                one.name(),
                one.version(),
                one.lanes(),
                one.holds(),
                Moment.toTheSecond(one.startedAt(), zone),
                one.silent() < SILENT ? null : words(one.silent() * 1000),
                one.trouble());
    }

    private static OperationsPage.Slow slow(OperationStore.Slow one) {
        return new OperationsPage.Slow(
                one.slug(),
                one.verdicts(),
                words(one.median()),
                words(one.slow()),
                words(one.compile()),
                words(one.run()));
    }

    private static OperationsPage.Fault fault(OperationStore.Fault one, ZoneId zone) {
        var state = state(one);
        boolean canRetry =
                state == OperationsPage.State.PARKED && one.submission() != null && !one.regrade();
        return new OperationsPage.Fault(
                what(one),
                one.submission() == null
                        ? null
                        : new Link(
                                one.slug(),
                                "/c/%s/%s/submissions/%s"
                                        .formatted(one.course(), one.term(), one.submission())),
                Moment.toTheSecond(one.at(), zone),
                one.tries(),
                one.worker(),
                one.incident(),
                one.detail(),
                state,
                canRetry
                        ? new Post(OperationRoutes.PATH + "/retries/" + one.ref(), Refs.random())
                        : null);
    }

    private static String what(OperationStore.Fault one) {
        if (one.regrade()) return "Regrade of a hand-in";
        if (one.submission() != null) return "Hand-in";
        return one.answer() ? "Answer in a quiz" : "Try or console";
    }

    private static OperationsPage.State state(OperationStore.Fault one) {
        if (one.verdict() == null) return OperationsPage.State.TRYING;
        if (!one.verdict().equals("grader-fault")) return OperationsPage.State.OVER;
        return one.again() ? OperationsPage.State.AGAIN : OperationsPage.State.PARKED;
    }

    /// A time as people say it: `85 ms`, `2.4 s`, `3 min`, `5 h`.
    static String words(double millis) {
        if (millis < 1000) return "%d ms".formatted(Math.round(millis));
        double seconds = millis / 1000;
        if (seconds < 10) return String.format(Locale.ROOT, "%.1f s", seconds);
        if (seconds < 120) return "%d s".formatted(Math.round(seconds));
        if (seconds < 7200) return "%d min".formatted(Math.round(seconds / 60));
        return "%d h".formatted(Math.round(seconds / 3600));
    }
}
