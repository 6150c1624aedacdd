package savepoint.server.assignment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import savepoint.server.console.Consoles;
import savepoint.server.grading.Results;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;
import savepoint.server.work.Drafts;
import savepoint.server.work.Teams;

/// Assignments: to read, to work at and to hand in.
public final class AssignmentRoutes {
    private static final Map<String, String> PICTURES =
            Map.of(
                    "png", "image/png",
                    "jpg", "image/jpeg",
                    "jpeg", "image/jpeg",
                    "gif", "image/gif",
                    "webp", "image/webp",
                    "svg", "image/svg+xml");

    private final Assignments assignments;
    private final AssignmentPages pages;
    private final Counter counter;
    private final HandInRoutes handIns;
    private final DraftRoutes drafts;
    private final RunRoutes runs;

    /// Serves these assignments.
    public AssignmentRoutes(
            Assignments assignments,
            Submissions submissions,
            Drafts drafts,
            Runs runs,
            Teams teams,
            Results results,
            Consoles consoles,
            AssignmentClock.Reader clocks) {
        this.assignments = assignments;
        this.pages =
                new AssignmentPages(
                        new Workplaces(submissions, drafts, results, clocks), teams, consoles);
        this.counter = new Counter(submissions, clocks);
        this.handIns =
                new HandInRoutes(
                        assignments, submissions, drafts, counter, pages, results.bundles());
        this.drafts = new DraftRoutes(assignments, pages, drafts);
        this.runs = new RunRoutes(assignments, runs, drafts, pages, results);
    }

    /// Where its hand-ins are taken.
    public Counter counter() {
        return counter;
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        var assignment = "/c/{course}/{term}/assignments/{assignment}";
        var own =
                List.of(
                        gate.get(assignment, Access.MEMBER, this::show),
                        gate.get(assignment + "/files/<path>", Access.MEMBER, this::file),
                        gate.get(assignment + "/starter.zip", Access.MEMBER, this::given));
        return Stream.of(own, handIns.routes(gate), drafts.routes(gate), runs.routes(gate))
                .flatMap(List::stream)
                .toList();
    }

    private Reply show(Viewer.Member viewer, Request request) {
        return assignments
                .find(viewer.term(), request.path("assignment"))
                .<Reply>map(assignment -> pages.page(viewer, assignment))
                .orElseGet(Reply.Missing::new);
    }

    private Reply file(Viewer.Member viewer, Request request) {
        var path = request.path("path");
        return assignments
                .find(viewer.term(), request.path("assignment"))
                .flatMap(found -> new GivenFiles(found.bundle(), viewer.term().path()).bytes(path))
                .map(bytes -> reply(path.substring(path.lastIndexOf('/') + 1), bytes))
                .orElseGet(Reply.Missing::new);
    }

    private Reply given(Viewer.Member viewer, Request request) {
        return assignments
                .find(viewer.term(), request.path("assignment"))
                .<Reply>map(found ->
                        Zips.download(
                                found.row().slug() + ".zip",
                                new GivenFiles(found.bundle(), viewer.term().path()).all()))
                .orElseGet(Reply.Missing::new);
    }

    private static Reply reply(String name, byte[] bytes) {
        var picture = PICTURES.get(name.substring(name.lastIndexOf('.') + 1));
        return picture != null
                ? new Reply.Asset(picture, bytes)
                : new Reply.File(name, "application/octet-stream", bytes);
    }
}
