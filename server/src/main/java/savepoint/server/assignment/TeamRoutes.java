package savepoint.server.assignment;

import java.util.List;
import java.util.function.Function;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;
import savepoint.server.work.Grouping;
import savepoint.server.work.Teams;

/// Students find together for an assignment; staff see and change who works with whom.
public final class TeamRoutes {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 500;

    private final Assignments assignments;
    private final Teams teams;
    private final Grouping grouping;

    /// Serves the teams of these assignments.
    public TeamRoutes(Assignments assignments, Teams teams, Grouping grouping) {
        this.assignments = assignments;
        this.teams = teams;
        this.grouping = grouping;
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        var assignment = "/c/{course}/{term}/assignments/{assignment}";
        var team = assignment + "/team";
        return List.of(
                gate.get(team, Access.STUDENT, this::show),
                gate.post(team + "/invitations", Access.STUDENT, this::invite),
                gate.post(team + "/invitations/{invitation}/answer", Access.STUDENT, this::answer),
                gate.post(team + "/departure", Access.STUDENT, this::leave),
                gate.get(assignment + "/teams", Access.STAFF, this::list),
                gate.post(assignment + "/teams", Access.STAFF, this::put));
    }

    /// Where a student's team stands.
    static String path(Assignment assignment) {
        return assignment.path() + "/team";
    }

    /// Where staff see all teams.
    static String staffPath(Assignment assignment) {
        return assignment.path() + "/teams";
    }

    /// An assignment as far as teams are concerned.
    static Teams.For teamOf(Assignment assignment) {
        return new Teams.For(
                assignment.row().activityId(),
                assignment.row().slug(),
                assignment.bundle().rules().team());
    }

    private Reply show(Viewer.Student student, Request request) {
        return in(student, request, assignment -> page(student, assignment, "", null));
    }

    private Reply.Page page(
            Viewer.Student student, Assignment assignment, String typed, String problem) {
        return TeamPages.own(
                student, assignment, teams.of(student, teamOf(assignment)), typed, problem);
    }

    private Reply invite(Viewer.Student student, Request request) {
        var who = request.field("who").strip();
        return in(
                student,
                request,
                assignment -> {
                    if (who.isEmpty() || who.length() > LONGEST_NAME)
                        return new Reply.Invalid(
                                page(
                                        student,
                                        assignment,
                                        who,
                                        "Write the whole name or the e-mail address of whom you want to invite."));
                    return reply(
                            student,
                            assignment,
                            who,
                            teams.invite(student, teamOf(assignment), who));
                });
    }

    private Reply answer(Viewer.Student student, Request request) {
        var invitation = request.path("invitation");
        return in(
                student,
                request,
                assignment -> {
                    var at = teamOf(assignment);
                    if (!teams.concerns(student, at, invitation)) return new Reply.Missing();
                    return switch (request.field("answer")) {
                        case "accepted" ->
                                reply(
                                        student,
                                        assignment,
                                        "",
                                        teams.accept(student, at, invitation));
                        case "declined" ->
                                reply(
                                        student,
                                        assignment,
                                        "",
                                        teams.decline(student, at, invitation));
                        case "withdrawn" ->
                                reply(
                                        student,
                                        assignment,
                                        "",
                                        teams.withdraw(student, at, invitation));
                        default ->
                                new Reply.Unprocessable(
                                        "An invitation is accepted, declined or taken back.");
                    };
                });
    }

    private Reply leave(Viewer.Student student, Request request) {
        return in(
                student,
                request,
                assignment ->
                        reply(student, assignment, "", teams.leave(student, teamOf(assignment))));
    }

    private Reply reply(
            Viewer.Student student, Assignment assignment, String typed, Teams.Answer answer) {
        return switch (answer) {
            case Teams.Answer.Done(var said) -> new Reply.SeeOther(path(assignment), said);
            case Teams.Answer.Refused(var why) ->
                    new Reply.Invalid(page(student, assignment, typed, why));
            case Teams.Answer.Missing() -> new Reply.Missing();
        };
    }

    private Reply list(Viewer.Staff staff, Request request) {
        var wish = new Grouping.Wish(request.query("student"), "", "");
        return in(
                staff,
                request,
                assignment -> TeamPages.all(staff, assignment, grouping, wish, null));
    }

    private Reply put(Viewer.Staff staff, Request request) {
        var wish =
                new Grouping.Wish(
                        request.field("student"),
                        request.field("with"),
                        request.field("reason").strip());
        return in(staff, request, assignment -> put(staff, assignment, wish));
    }

    private Reply put(Viewer.Staff staff, Assignment assignment, Grouping.Wish wish) {
        if (wish.reason().isEmpty() || wish.reason().length() > LONGEST_REASON)
            return refused(
                    staff,
                    assignment,
                    wish,
                    "Give a reason of at most %d characters. The students read it."
                            .formatted(LONGEST_REASON));
        return switch (grouping.put(staff, teamOf(assignment), wish)) {
            case Teams.Answer.Done(var said) -> new Reply.SeeOther(staffPath(assignment), said);
            case Teams.Answer.Refused(var why) -> refused(staff, assignment, wish, why);
            case Teams.Answer.Missing() -> new Reply.Missing();
        };
    }

    private Reply refused(
            Viewer.Staff staff, Assignment assignment, Grouping.Wish wish, String why) {
        return new Reply.Invalid(TeamPages.all(staff, assignment, grouping, wish, why));
    }

    private Reply in(Viewer.Member viewer, Request request, Function<Assignment, Reply> answer) {
        return assignments
                .find(viewer.term(), request.path("assignment"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }
}
