package savepoint.server.assignment;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import savepoint.server.grading.Bundles;
import savepoint.server.grading.Gradings;
import savepoint.server.grading.LiveGradings;
import savepoint.server.marking.Refused;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;
import savepoint.server.work.Drafts;

/// Handing in, and what came of it.
final class SubmissionRoutes {

    private final Assignments assignments;
    private final Submissions submissions;
    private final AssignmentPages assignmentPages;
    private final Drafts drafts;
    private final Counter counter;
    private final Gradings gradings;
    private final LiveGradings live;
    private final SubmissionPages pages;
    private final HandIns handIns;
    private final Bundles bundles;

    SubmissionRoutes(
            Assignments assignments,
            Submissions submissions,
            AssignmentPages assignmentPages,
            Drafts drafts,
            Counter counter,
            SubmissionPages pages,
            HandIns handIns,
            Gradings gradings,
            LiveGradings live,
            Bundles bundles) {
        this.assignments = assignments;
        this.submissions = submissions;
        this.assignmentPages = assignmentPages;
        this.drafts = drafts;
        this.counter = counter;
        this.pages = pages;
        this.handIns = handIns;
        this.gradings = gradings;
        this.live = live;
        this.bundles = bundles;
    }

    List<Route> routes(Gate gate) {
        var all = "/c/{course}/{term}/assignments/{assignment}/submissions";
        var one = "/c/{course}/{term}/submissions/{submission}";
        return List.of(
                gate.post(all, Access.STUDENT, this::handIn),
                gate.get(all, Access.STAFF, this::list),
                gate.post(
                        "/c/{course}/{term}/assignments/{assignment}/turns",
                        Access.STAFF,
                        this::takeTurn),
                gate.get(one, Access.MEMBER, this::show),
                gate.get(
                        one + "/events",
                        Access.MEMBER,
                        (viewer, request) -> events(gate, viewer, request)),
                gate.get(one + "/files.zip", Access.MEMBER, this::zip),
                gate.get(
                        "/c/{course}/{term}/assignments/{assignment}/hand-ins.zip",
                        Access.STUDENT,
                        this::zipOfAll),
                gate.get(one + "/files/{name}", Access.MEMBER, this::file));
    }

    private Reply handIn(Viewer.Student student, Request request) {
        return assignments
                .find(student.term(), request.path("assignment"))
                .map(assignment -> handIn(student, assignment, request))
                .orElseGet(Reply.Missing::new);
    }

    private Reply handIn(Viewer.Student student, Assignment assignment, Request request) {
        var form = HandInForm.parse(request, assignment.bundle());
        if (!form.hidden().isEmpty())
            drafts.put(student, assignment.row().activityId(), form.hidden());
        return switch (counter.take(
                student, assignment, form.files(), form.key(), form.problems())) {
            case Counter.Answer.Taken(var ref) ->
                    new Reply.SeeOther(
                            SubmissionPages.path(student.term(), ref),
                            "Handed in. Your receipt stands on this page.");
            case Counter.Answer.Refused(var problems) ->
                    new Reply.Invalid(
                            assignmentPages.page(
                                    student, assignment, SentBack.because(form.typed(), problems)));
            case Counter.Answer.Waits(var problem, var delay) ->
                    new Reply.TooMany(
                            assignmentPages.page(
                                    student,
                                    assignment,
                                    SentBack.because(form.typed(), List.of(problem))),
                            delay);
        };
    }

    private Reply list(Viewer.Staff staff, Request request) {
        var filter = HandInFilter.read(request::query);
        return assignments
                .find(staff.term(), request.path("assignment"))
                .<Reply>map(found -> new SubmissionLists(handIns).page(staff, found, filter))
                .orElseGet(Reply.Missing::new);
    }

    private Reply takeTurn(Viewer.Staff staff, Request request) {
        return assignments
                .find(staff.term(), request.path("assignment"))
                .map(found -> takeTurn(staff, found, request.field("after")))
                .orElseGet(Reply.Missing::new);
    }

    private Reply takeTurn(Viewer.Staff staff, Assignment assignment, String after) {
        return handIns.nextUnmarked(staff, assignment, after)
                .map(ref ->
                        new Reply.SeeOther(SubmissionPages.path(staff.term(), ref) + "#marking"))
                .orElseGet(() ->
                        new Reply.SeeOther(
                                assignment.path() + "/submissions",
                                "Nothing is left to mark, but for what others have open."));
    }

    private Reply show(Viewer.Member viewer, Request request) {
        boolean asStudent = request.query("as").equals("student");
        // without a script, the number of a line leads back here with the form set to it
        var begun = new Refused("file " + request.query("file"), "", "", request.query("line"), "");
        return of(
                viewer,
                request,
                found -> pages.page(viewer, found, new SubmissionPages.Look(asStudent, begun)));
    }

    private Reply events(Gate gate, Viewer.Member viewer, Request request) {
        return of(
                viewer,
                request,
                found ->
                        new Reply.Events(
                                new ProgressFeed(
                                        () -> gradings.of(found.id()),
                                        live,
                                        SubmissionPages.path(viewer.term(), found.ref()),
                                        () -> maySee(gate, request, found))));
    }

    private boolean maySee(Gate gate, Request request, Submission submission) {
        return gate.again(Access.MEMBER, request)
                .flatMap(viewer -> submissions.find(viewer, submission.ref()))
                .isPresent();
    }

    private Reply file(Viewer.Member viewer, Request request) {
        var name = request.path("name");
        return of(
                viewer,
                request,
                found -> {
                    var bytes = bundles.files(found.tree()).files().get(name);
                    return bytes == null
                            ? new Reply.Missing()
                            : new Reply.File(name, "application/octet-stream", bytes);
                });
    }

    private Reply zip(Viewer.Member viewer, Request request) {
        return of(
                viewer,
                request,
                found ->
                        Zips.download(
                                "%s-hand-in-%d.zip".formatted(found.assignment(), found.number()),
                                bundles.files(found.tree()).files()));
    }

    private Reply zipOfAll(Viewer.Student student, Request request) {
        return assignments
                .find(student.term(), request.path("assignment"))
                .<Reply>map(assignment -> zipOfAll(student, assignment))
                .orElseGet(Reply.Missing::new);
    }

    private Reply.File zipOfAll(Viewer.Student student, Assignment assignment) {
        var files = new TreeMap<String, byte[]>();
        for (var listed : submissions.past(student, assignment)) {
            var folder = "hand-in-%02d/".formatted(listed.number());
            bundles.files(listed.tree())
                    .files()
                    .forEach((name, bytes) -> files.put(folder + name, bytes));
        }
        return Zips.download(assignment.row().slug() + "-hand-ins.zip", files);
    }

    private Reply of(Viewer.Member viewer, Request request, Function<Submission, Reply> answer) {
        return submissions
                .find(viewer, request.path("submission"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }
}
