package savepoint.server.assignment;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import savepoint.server.deadline.Deadlines;
import savepoint.server.grading.Results;
import savepoint.server.marking.Comments;
import savepoint.server.marking.Marks;
import savepoint.server.marking.Refused;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// What was handed in and what came of it: to read, for staff also to mark.
public final class SubmissionRoutes {
    private final Assignments assignments;
    private final Submissions submissions;
    private final HandIns handIns;
    private final Results results;
    private final SubmissionPages pages;
    private final MarkingRoutes marking;
    private final PatternRoutes patterns;
    private final CompareRoutes comparisons;

    /// Serves the hand-ins of these assignments.
    public SubmissionRoutes(
            Assignments assignments,
            Submissions submissions,
            HandIns handIns,
            Results results,
            Deadlines deadlines,
            Comments comments,
            Marks marks) {
        this.assignments = assignments;
        this.submissions = submissions;
        this.handIns = handIns;
        this.results = results;
        this.pages =
                new SubmissionPages(assignments, submissions, results, deadlines, comments, marks);
        this.patterns = new PatternRoutes(assignments, handIns, comments);
        this.marking =
                new MarkingRoutes(submissions, assignments, pages, patterns, comments, marks);
        this.comparisons = new CompareRoutes(assignments, submissions, new ComparePages(results));
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        var assignment = "/c/{course}/{term}/assignments/{assignment}";
        var one = "/c/{course}/{term}/submissions/{submission}";
        var own =
                List.of(
                        gate.get(assignment + "/submissions", Access.STAFF, this::list),
                        gate.post(assignment + "/turns", Access.STAFF, this::takeTurn),
                        gate.get(one, Access.MEMBER, this::show),
                        gate.get(
                                one + "/events",
                                Access.MEMBER,
                                (viewer, request) -> events(gate, viewer, request)),
                        gate.get(one + "/files.zip", Access.MEMBER, this::zip),
                        gate.get(one + "/files/{name}", Access.MEMBER, this::file));
        return Stream.of(own, marking.routes(gate), patterns.routes(gate), comparisons.routes(gate))
                .flatMap(List::stream)
                .toList();
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
                                        () -> results.gradings().of(found.id()),
                                        results.live(),
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
                    var bytes = results.bundles().files(found.tree()).files().get(name);
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
                                results.bundles().files(found.tree()).files()));
    }

    private Reply of(Viewer.Member viewer, Request request, Function<Submission, Reply> answer) {
        return submissions
                .find(viewer, request.path("submission"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }
}
