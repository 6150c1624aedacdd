package savepoint.server.assignment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import savepoint.server.grading.Results;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;
import savepoint.server.work.Drafts;

/// Trying a work on the visible rows.
final class RunRoutes {
    private static final Duration WHEN_WAITING = Duration.ofSeconds(5);

    private final Assignments assignments;
    private final Runs runs;
    private final Drafts drafts;
    private final AssignmentPages assignmentPages;
    private final Results results;
    private final RunPages pages;

    RunRoutes(
            Assignments assignments,
            Runs runs,
            Drafts drafts,
            AssignmentPages assignmentPages,
            Results results) {
        this.assignments = assignments;
        this.runs = runs;
        this.drafts = drafts;
        this.assignmentPages = assignmentPages;
        this.results = results;
        this.pages = new RunPages(results);
    }

    List<Route> routes(Gate gate) {
        var one = "/c/{course}/{term}/runs/{run}";
        return List.of(
                gate.post(
                        "/c/{course}/{term}/assignments/{assignment}/runs",
                        Access.STUDENT,
                        this::run),
                gate.get(
                        one,
                        Access.MEMBER,
                        (viewer, request) ->
                                of(viewer, request, found -> pages.page(viewer, found))),
                gate.get(
                        one + "/events",
                        Access.MEMBER,
                        (viewer, request) ->
                                of(
                                        viewer,
                                        request,
                                        found -> events(gate, viewer, request, found))));
    }

    private Reply run(Viewer.Student student, Request request) {
        return assignments
                .find(student.term(), request.path("assignment"))
                .map(assignment -> run(student, assignment, request))
                .orElseGet(Reply.Missing::new);
    }

    private Reply run(Viewer.Student student, Assignment assignment, Request request) {
        var form = HandInForm.parse(request, assignment.bundle());
        var problems = new ArrayList<>(form.problems());
        problems.addAll(HandInForm.problems(assignment.bundle(), form.files(), form.key()));
        if (!problems.isEmpty())
            return new Reply.Invalid(
                    assignmentPages.page(
                            student, assignment, SentBack.because(form.typed(), problems)));
        // the way back from the run's page leads to the newest draft
        var saving =
                drafts.saveThenPut(
                        student,
                        assignment.row().activityId(),
                        form.inEditor(),
                        form.typed().files());
        if (saving instanceof Drafts.Saving.Overtaken(var standing))
            return new Reply.Conflict(
                    assignmentPages.page(
                            student,
                            assignment,
                            SentBack.overtaken(form.typed(), standing, false)));
        return switch (runs.ask(student, assignment, form.files(), form.key())) {
            case Runs.Asked.Taken(var ref) ->
                    new Reply.SeeOther(RunPages.path(student.term(), ref));
            case Runs.Asked.Waits() -> {
                var waits = "your last runs are still under way; run again when one is done";
                yield new Reply.TooMany(
                        assignmentPages.page(
                                student,
                                assignment,
                                SentBack.because(form.typed(), List.of(waits))),
                        WHEN_WAITING);
            }
        };
    }

    private Reply events(Gate gate, Viewer.Member viewer, Request request, Run run) {
        return new Reply.Events(
                new ProgressFeed(
                        () -> results.gradings().ofRun(run.id()),
                        results.live(),
                        RunPages.path(viewer.term(), run.ref()),
                        () ->
                                gate.again(Access.MEMBER, request)
                                        .flatMap(again -> runs.find(again, run.ref()))
                                        .isPresent()));
    }

    private Reply of(Viewer.Member viewer, Request request, Function<Run, Reply> answer) {
        return runs.find(viewer, request.path("run")).map(answer).orElseGet(Reply.Missing::new);
    }
}
