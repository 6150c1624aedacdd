package savepoint.server.api;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import savepoint.server.assignment.Assignment;
import savepoint.server.assignment.Assignments;
import savepoint.server.assignment.Counter;
import savepoint.server.assignment.ProgressFeed;
import savepoint.server.assignment.Submission;
import savepoint.server.assignment.Submissions;
import savepoint.server.deadline.Deadlines;
import savepoint.server.grading.Bundles;
import savepoint.server.grading.Gradings;
import savepoint.server.grading.LiveGradings;
import savepoint.server.grading.Standing;
import savepoint.server.grading.VerdictViews;
import savepoint.server.people.Access;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Handing in, following a grading, and reading its verdict.
final class HandInRoutes {
    private final Assignments assignments;
    private final Submissions submissions;
    private final Counter counter;
    private final Deadlines deadlines;
    private final Gradings gradings;
    private final LiveGradings live;
    private final Bundles bundles;
    private final ApiGate gate;
    private final InstantSource clock;

    HandInRoutes(Api.Parts parts, ApiGate gate, InstantSource clock) {
        this.assignments = parts.assignments();
        this.submissions = parts.submissions();
        this.counter = parts.counter();
        this.deadlines = parts.deadlines();
        this.gradings = parts.gradings();
        this.live = parts.live();
        this.bundles = parts.bundles();
        this.gate = gate;
        this.clock = clock;
    }

    List<Route> routes(ApiGate gate) {
        var term = Api.ROOT + "/terms/{course}/{term}";
        var all = term + "/assignments/{assignment}/submissions";
        var one = term + "/submissions/{submission}";
        return List.of(
                gate.post(all, Access.STUDENT, this::handIn),
                gate.get(all, Access.STUDENT, this::list),
                gate.get(one, Access.MEMBER, this::show),
                gate.get(one + "/events", Access.MEMBER, this::events));
    }

    private Reply handIn(Viewer.Student student, Request request, ApiToken token) {
        return in(student, request, found -> handIn(student, found, request));
    }

    private Reply in(Viewer.Student student, Request request, Function<Assignment, Reply> answer) {
        return assignments
                .find(student.term(), request.path("assignment"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }

    private Reply handIn(Viewer.Student student, Assignment assignment, Request request) {
        return switch (HandInBody.read(request, assignment.bundle())) {
            case HandInBody.Unread(var problems) ->
                    new Reply.Problem(422, "Nothing was handed in.", problems, null);
            case HandInBody.Read(var files, var key) ->
                    switch (counter.take(student, assignment, files, key, List.of())) {
                        case Counter.Answer.Taken(var ref) -> created(student, ref, request);
                        case Counter.Answer.Refused(var problems) ->
                                new Reply.Problem(422, "Nothing was handed in.", problems, null);
                        case Counter.Answer.Waits(var problem, var delay) ->
                                new Reply.Problem(429, problem, List.of(), delay);
                    };
        };
    }

    private Reply created(Viewer.Student student, String ref, Request request) {
        var receipt = receipt(submissions.find(student, ref).orElseThrow(), student, request);
        return new Reply.Created(receipt.href(), receipt);
    }

    /// A hand-in as its receipt: `href` is it in the API, `events` its live progress, `page` the page for people.
    record Receipt(
            String ref,
            String assignment,
            int number,
            Instant received,
            String sha256,
            Instant due,
            boolean late,
            boolean counts,
            String href,
            String events,
            String page) {}

    private Receipt receipt(Submission one, Viewer.Member viewer, Request request) {
        var href = Api.below(request, "submissions/" + one.ref());
        return new Receipt(
                one.ref(),
                one.assignment(),
                one.number(),
                one.receivedAt(),
                one.tree(),
                one.dueAt(),
                deadlines.policy(viewer.term().courseId()).isLate(one.receivedAt(), one.dueAt()),
                one.counts(),
                href,
                href + "/events",
                viewer.term().path() + "/submissions/" + one.ref());
    }

    /// A line of the list: `state` is that of the verdict's kinds, or `waiting`, or `grading`.
    record Line(
            String ref,
            int number,
            Instant received,
            boolean late,
            boolean counts,
            String state,
            java.math.BigDecimal points,
            java.math.BigDecimal of,
            String href) {}

    private Reply list(Viewer.Student student, Request request, ApiToken token) {
        var policy = deadlines.policy(student.term().courseId());
        return in(
                student,
                request,
                assignment ->
                        new Reply.Json(
                                Map.of(
                                        "submissions",
                                        submissions.past(student, assignment).stream()
                                                .map(one ->
                                                        new Line(
                                                                one.ref(),
                                                                one.number(),
                                                                one.receivedAt(),
                                                                one.isLate(policy),
                                                                one.counts(),
                                                                one.state().code(),
                                                                one.hasPoints()
                                                                        ? one.points()
                                                                        : null,
                                                                one.hasPoints()
                                                                        ? one.possible()
                                                                        : null,
                                                                Api.below(
                                                                        request,
                                                                        "submissions/"
                                                                                + one.ref())))
                                                .toList())));
    }

    /// A hand-in with its verdict, null while it is graded; `charge` is what being late takes off, in words, or null.
    record Seen(Receipt receipt, String state, String charge, VerdictJson verdict) {}

    private Reply show(Viewer.Member viewer, Request request, ApiToken token) {
        return of(viewer, request, found -> new Reply.Json(seen(viewer, found, request)));
    }

    private Seen seen(Viewer.Member viewer, Submission one, Request request) {
        var receipt = receipt(one, viewer, request);
        return switch (gradings.of(one.id())) {
            case Standing.UnderWay(var grading, _) ->
                    new Seen(
                            receipt,
                            Progresses.state(live.now(grading)),
                            charge(viewer, one, Optional.empty()),
                            null);
            case Standing.Ended(var report, var bundle) -> {
                var verdict =
                        VerdictJson.of(
                                VerdictViews.of(
                                        report, bundle.limits(), bundles.files(one.tree())));
                yield new Seen(
                        receipt,
                        verdict.kind(),
                        charge(viewer, one, Optional.of(verdict)),
                        verdict);
            }
        };
    }

    private String charge(Viewer.Member viewer, Submission one, Optional<VerdictJson> verdict) {
        return deadlines
                .seenBy(viewer, one.enrolment(), one.activity(), clock.instant())
                .charge(
                        one.receivedAt(),
                        one.counts(),
                        verdict.filter(VerdictJson::hasPoints)
                                .map(VerdictJson::points)
                                .orElse(null));
    }

    private Reply events(Viewer.Member viewer, Request request, ApiToken token) {
        return of(
                viewer,
                request,
                found ->
                        new Reply.Events(
                                new ProgressFeed(
                                        () -> gradings.of(found.id()),
                                        live,
                                        Api.below(request, "submissions/" + found.ref()),
                                        () ->
                                                gate.again(request)
                                                        .flatMap(again ->
                                                                submissions.find(
                                                                        again, found.ref()))
                                                        .isPresent())));
    }

    private Reply of(Viewer.Member viewer, Request request, Function<Submission, Reply> answer) {
        return submissions
                .find(viewer, request.path("submission"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }
}
