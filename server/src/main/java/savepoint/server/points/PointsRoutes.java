package savepoint.server.points;

import java.util.List;
import java.util.Optional;
import savepoint.server.assignment.Assignment;
import savepoint.server.assignment.Assignments;
import savepoint.server.deadline.Deadlines;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.review.PeerInsights;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Where points for an assignment come from: a student's own, and for staff the policy tried on a class.
public final class PointsRoutes {
    // What an invented class does where nobody says otherwise.
    private static final int REVIEWS = 3;

    private final Assignments assignments;
    private final Standings standings;
    private final PeerInsights insights;
    private final Deadlines deadlines;

    /// Explains these points.
    public PointsRoutes(
            Assignments assignments,
            Standings standings,
            PeerInsights insights,
            Deadlines deadlines) {
        this.assignments = assignments;
        this.standings = standings;
        this.insights = insights;
        this.deadlines = deadlines;
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(
                        "/c/{course}/{term}/assignments/{assignment}/points",
                        Access.MEMBER,
                        this::show));
    }

    private Reply show(Viewer.Member viewer, Request request) {
        return assignments
                .find(viewer.term(), request.path("assignment"))
                .map(found ->
                        switch (viewer) {
                            case Viewer.Student student ->
                                    PointsPages.own(found, Reckon.of(standings.of(student, found)));
                            case Viewer.Staff staff -> trial(staff, found, request);
                        })
                .orElseGet(Reply.Missing::new);
    }

    private Reply trial(Viewer.Staff staff, Assignment assignment, Request request) {
        var published = assignment.bundle().points();
        var form = TrialForm.read(request, published.policy(), REVIEWS);
        if (!form.problems().isEmpty())
            return new Reply.Invalid(
                    PointsPages.trial(assignment, form, List.of(), Optional.empty()));
        var points = form.under(published);
        var facts =
                form.isInvented()
                        ? Invented.of(
                                assignment.bundle(),
                                points,
                                deadlines.policy(staff.term().courseId()),
                                form.number("students"),
                                form.number("reviews"),
                                form.number("seed"))
                        : standings.everybody(staff.term(), assignment, points);
        return PointsPages.trial(
                assignment, form, facts, insights.of(staff.term(), assignment.row().slug()));
    }
}
