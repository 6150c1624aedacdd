package savepoint.server.web;

import java.util.List;
import java.util.Map;
import savepoint.server.assignment.AssignmentPage.Door;
import savepoint.server.assignment.TeamNote;
import savepoint.server.assignment.TeamPage;
import savepoint.server.assignment.TeamsPage;

/// Teams, as their students and as staff see them.
final class SampleTeams {
    private static final Post POST = new Post("/saved", "k6");
    private static final String ADA = "Ada Lovelace";
    private static final String BEN = "Ben Okri";

    private SampleTeams() {}

    static void addTo(Map<String, SamplePages.Sample> samples) {
        samples.put("team-alone", own(List.of(), List.of(asked(BEN, BEN)), null, "Cy", true));
        samples.put("team-shared", own(mates(), List.of(), null, "", false));
        samples.put(
                "team-closed",
                own(
                        mates(),
                        List.of(),
                        "Your team has handed in. From now on only the staff can change it.",
                        "",
                        false));
        samples.put("teams", all(rows(), null));
        samples.put("teams-empty", all(List.of(), "Give a reason."));
    }

    /// What an assignment's page says.
    static TeamNote note(Door door) {
        return switch (door) {
            case OPEN ->
                    new TeamNote(
                            "Ben Okri would like to share one work with you.",
                            new Link("Answer", "#"),
                            true);
            case LATE, USED_UP ->
                    new TeamNote(
                            "You share this work with Ben Okri.", new Link("Team", "#"), false);
            case STAFF ->
                    new TeamNote(
                            "Up to 3 students may share one work.", new Link("Teams", "#"), false);
            case NOT_YET, CLOSED -> null;
        };
    }

    private static SamplePages.Sample own(
            List<TeamPage.Mate> members,
            List<TeamPage.Asked> received,
            String closed,
            String typed,
            boolean refused) {
        boolean open = closed == null;
        var page =
                new TeamPage(
                        SampleFacts.BANK,
                        3,
                        members,
                        received,
                        open && !members.isEmpty() ? List.of(asked("Cy Twombly", ADA)) : List.of(),
                        closed,
                        open ? POST : null,
                        typed,
                        refused
                                ? "No student of this course has the name or the e-mail address “Cy”. Write it in full."
                                : null,
                        open && !members.isEmpty() ? POST : null,
                        members.isEmpty()
                                ? List.of()
                                : List.of(
                                        new TeamPage.Happened(
                                                "B. Osei put Eve Adams here: “her partner has left the course”",
                                                SampleFacts.RECEIVED),
                                        new TeamPage.Happened(
                                                "Ben Okri joined.", SampleFacts.RECEIVED)),
                        open ? List.of() : List.of(new Link("Hand-in 1", "#")));
        return SamplePages.inWeeks("assignment/team", page, "Team", SampleFacts.BANK);
    }

    private static List<TeamPage.Mate> mates() {
        return List.of(
                new TeamPage.Mate(ADA, true, false),
                new TeamPage.Mate(BEN, false, false),
                new TeamPage.Mate("Dora Maar", false, true));
    }

    private static TeamPage.Asked asked(String who, String team) {
        return new TeamPage.Asked(who, team, SampleFacts.RECEIVED, POST);
    }

    private static SamplePages.Sample all(List<TeamsPage.Row> rows, String problem) {
        var choices =
                List.of(
                        new TeamsPage.Choice("a", ADA, problem != null),
                        new TeamsPage.Choice("b", BEN, false));
        var page =
                new TeamsPage(
                        SampleFacts.BANK,
                        3,
                        rows,
                        new TeamsPage.Form(POST, choices, choices, "", problem));
        return SamplePages.inWeeks("assignment/teams", page, "Teams", SampleFacts.BANK);
    }

    private static List<TeamsPage.Row> rows() {
        return List.of(
                new TeamsPage.Row(
                        List.of(
                                new TeamsPage.Mate(ADA, false),
                                new TeamsPage.Mate(BEN, false),
                                new TeamsPage.Mate("Dora Maar", true)),
                        List.of(),
                        new Link("2 hand-ins", "#")),
                new TeamsPage.Row(
                        List.of(new TeamsPage.Mate("Grace Hopper", false)),
                        List.of("Jim Gray", "Edgar Codd"),
                        null));
    }
}
