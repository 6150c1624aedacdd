package savepoint.server.assignment;

import java.util.List;
import java.util.stream.Collectors;
import savepoint.server.web.Link;
import savepoint.server.work.Team;

/// The line about teams on an assignment's page.
final class TeamNotes {
    private TeamNotes() {}

    /// For a student; null where there is nothing to say.
    static TeamNote of(Assignment assignment, Team team) {
        var most = assignment.bundle().rules().team();
        if (most.isEmpty() && !team.isWorthAWord()) return null;
        boolean open = team.closed().isEmpty();
        if (open && !team.received().isEmpty())
            return note(
                    assignment,
                    names(team.received().stream().map(Team.Invitation::by).toList())
                            + " would like to share one work with you.",
                    "Answer",
                    true);
        if (team.isShared())
            return note(
                    assignment,
                    "You share this work with %s.".formatted(mates(team)),
                    "Team",
                    false);
        if (!open) return note(assignment, "You work alone on this assignment.", "Team", false);
        if (!team.sent().isEmpty())
            return note(
                    assignment,
                    "You have invited %s. No answer yet."
                            .formatted(
                                    names(team.sent().stream().map(Team.Invitation::to).toList())),
                    "Team",
                    false);
        return note(
                assignment,
                "You may work alone or share one work: up to %d students."
                        .formatted(most.orElseThrow()),
                "Form a team",
                false);
    }

    /// For staff; null where everybody works alone.
    static TeamNote ofStaff(Assignment assignment) {
        return assignment
                .bundle()
                .rules()
                .team()
                .map(most ->
                        new TeamNote(
                                "Up to %d students may share one work.".formatted(most),
                                new Link("Teams", TeamRoutes.staffPath(assignment)),
                                false))
                .orElse(null);
    }

    private static TeamNote note(
            Assignment assignment, String words, String more, boolean invited) {
        return new TeamNote(words, new Link(more, TeamRoutes.path(assignment)), invited);
    }

    private static String mates(Team team) {
        return names(
                team.members().stream().filter(mate -> !mate.own()).map(Team.Mate::name).toList());
    }

    /// `Ada`, `Ada and Ben`, `Ada, Ben and Cy`.
    static String names(List<String> names) {
        if (names.size() < 2) return String.join("", names);
        return names.stream().limit(names.size() - 1L).collect(Collectors.joining(", "))
                + " and "
                + names.getLast();
    }
}
