package savepoint.server.assignment;

import java.util.List;
import savepoint.server.db.Refs;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.work.Grouping;
import savepoint.server.work.Team;

/// The pages about teams, put together.
final class TeamPages {
    private TeamPages() {}

    /// A student's page.
    ///
    /// @param typed what stood in the form that was not taken
    /// @param problem why, or null
    static Reply.Page own(
            Viewer.Student student,
            Assignment assignment,
            Team team,
            String typed,
            String problem) {
        var term = student.term();
        boolean open = team.closed().isEmpty();
        var path = TeamRoutes.path(assignment);
        var page =
                new TeamPage(
                        assignment.link(),
                        assignment.bundle().rules().team().orElse(null),
                        team.members().stream()
                                .map(one -> new TeamPage.Mate(one.name(), one.own(), one.dropped()))
                                .toList(),
                        team.received().stream()
                                .map(one -> asked(term, path, one, one.by()))
                                .toList(),
                        team.sent().stream().map(one -> asked(term, path, one, one.to())).toList(),
                        team.closed().orElse(null),
                        open ? new Post(path + "/invitations", Refs.random()) : null,
                        typed,
                        problem,
                        open && team.isShared()
                                ? new Post(path + "/departure", Refs.random())
                                : null,
                        team.changes().stream()
                                .filter(change ->
                                        team.isShared() || !change.own() || !change.themself())
                                .map(change -> happened(term, change))
                                .toList(),
                        team.elsewhere().stream()
                                .map(one ->
                                        new Link(
                                                "Hand-in " + one.number(),
                                                SubmissionPages.path(term, one.ref())))
                                .toList());
        return new Reply.Page(
                "assignment/team", new Heading("Team", List.of(assignment.link())), page);
    }

    private static TeamPage.Asked asked(Term term, String path, Team.Invitation one, String who) {
        return new TeamPage.Asked(
                who,
                one.team(),
                Moment.of(one.at(), term.zone()),
                new Post(path + "/invitations/" + one.ref() + "/answer", one.ref()));
    }

    private static TeamPage.Happened happened(Term term, Team.Change change) {
        return new TeamPage.Happened(words(change), Moment.of(change.at(), term.zone()));
    }

    private static String words(Team.Change change) {
        if (change.themself()) return change.who() + (change.joined() ? " joined." : " left.");
        return (change.joined() ? "%s put %s here: “%s”" : "%s took %s out: “%s”")
                .formatted(change.by(), change.who(), change.reason());
    }

    /// The staff's page.
    ///
    /// @param wish what was chosen in the form that was not taken
    /// @param problem why, or null
    static Reply.Page all(
            Viewer.Staff staff,
            Assignment assignment,
            Grouping grouping,
            Grouping.Wish wish,
            String problem) {
        var students = grouping.students(staff);
        var form =
                new TeamsPage.Form(
                        new Post(TeamRoutes.staffPath(assignment), Refs.random()),
                        choices(students, wish.student()),
                        choices(students, wish.with()),
                        wish.reason(),
                        problem);
        var page =
                new TeamsPage(
                        assignment.link(),
                        assignment.bundle().rules().team().orElse(null),
                        grouping.teams(assignment.row().activityId()).stream()
                                .map(team -> row(assignment, team))
                                .toList(),
                        form);
        return new Reply.Page(
                "assignment/teams", new Heading("Teams", List.of(assignment.link())), page);
    }

    private static List<TeamsPage.Choice> choices(List<Team.Mate> students, String chosen) {
        return students.stream()
                .map(one -> new TeamsPage.Choice(one.ref(), one.name(), one.ref().equals(chosen)))
                .toList();
    }

    private static TeamsPage.Row row(Assignment assignment, Team.Listed team) {
        var first = team.members().getFirst().name();
        int many = team.handIns();
        return new TeamsPage.Row(
                team.members().stream()
                        .map(one -> new TeamsPage.Mate(one.name(), one.dropped()))
                        .toList(),
                team.open().stream().map(Team.Invitation::to).toList(),
                many == 0
                        ? null
                        : new Link(
                                many == 1 ? "1 hand-in" : many + " hand-ins",
                                HandInFilter.allOf(first).href(assignment)));
    }
}
