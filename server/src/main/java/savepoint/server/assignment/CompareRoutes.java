package savepoint.server.assignment;

import java.util.List;
import java.util.Optional;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Comparing two hand-ins of a work.
final class CompareRoutes {
    private final Assignments assignments;
    private final Submissions submissions;
    private final ComparePages pages;

    CompareRoutes(Assignments assignments, Submissions submissions, ComparePages pages) {
        this.assignments = assignments;
        this.submissions = submissions;
        this.pages = pages;
    }

    List<Route> routes(Gate gate) {
        return List.of(
                gate.get(
                        "/c/{course}/{term}/assignments/{assignment}/compare",
                        Access.MEMBER,
                        this::compare));
    }

    private Reply compare(Viewer.Member viewer, Request request) {
        return assignments
                .find(viewer.term(), request.path("assignment"))
                .map(assignment -> compare(viewer, assignment, request))
                .orElseGet(Reply.Missing::new);
    }

    /// By the refs `from` and `to`; a student who names none sees their newest and the one before.
    private Reply compare(Viewer.Member viewer, Assignment assignment, Request request) {
        var to = request.query("to");
        if (to.isEmpty() && viewer instanceof Viewer.Student student) {
            var past = submissions.past(student, assignment);
            if (past.size() < 2) return pages.page(assignment);
            return compare(viewer, assignment, past.get(1).ref(), past.getFirst().ref());
        }
        if (to.isEmpty()) return new Reply.SeeOther(assignment.path() + "/submissions");
        return compare(viewer, assignment, request.query("from"), to);
    }

    private Reply compare(Viewer.Member viewer, Assignment assignment, String from, String to) {
        var before = find(viewer, assignment, from);
        var after = find(viewer, assignment, to);
        if (before.isEmpty() || after.isEmpty()) return new Reply.Missing();
        var all = submissions.ofSameWork(viewer, after.get());
        if (all.stream().noneMatch(one -> one.ref().equals(from))) return new Reply.Missing();
        return pages.page(viewer, assignment, all, before.get(), after.get());
    }

    private Optional<Submission> find(Viewer.Member viewer, Assignment assignment, String ref) {
        return submissions
                .find(viewer, ref)
                .filter(found -> found.assignment().equals(assignment.row().slug()));
    }
}
