package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.regex.Pattern;
import savepoint.server.Browser;
import savepoint.server.TestPlatform;
import savepoint.server.db.Refs;

/// Students who find together for one assignment, by its pages.
final class Circle {
    private static final Pattern INVITATION =
            Pattern.compile("/team/invitations/([a-z2-7]{16})/answer");

    final String assignment;
    private final TestPlatform platform;

    Circle(TestPlatform platform, String slug) {
        this.platform = platform;
        this.assignment = platform.term().path() + "/assignments/" + slug;
    }

    String page(Browser who) {
        return who.get(assignment + "/team").body();
    }

    Browser.Answer invite(Browser who, String whom) {
        return who.post(
                assignment + "/team/invitations",
                Map.of("who", whom, "idempotency-key", Refs.random()));
    }

    void invites(Browser who, String whom) {
        var answer = invite(who, whom);
        assertEquals(303, answer.status(), answer.body());
    }

    /// The ref of the first invitation on somebody's page.
    String invitationOf(Browser who) {
        var found = INVITATION.matcher(page(who));
        if (!found.find()) throw new AssertionError("no invitation");
        return found.group(1);
    }

    Browser.Answer answer(Browser who, String invitation, String what) {
        return who.post(
                assignment + "/team/invitations/" + invitation + "/answer", Map.of("answer", what));
    }

    /// Answers the newest invitation, be it shown or not.
    Browser.Answer answer(Browser who, String what) {
        return answer(
                who,
                (String) platform.ask("select ref from team_invitation order by id desc limit 1"),
                what);
    }

    void answers(Browser who, String what) {
        assertEquals(303, answer(who, what).status());
    }

    /// One invites the other, who joins.
    void together(Browser one, Browser other) {
        invites(one, nameOf(other));
        answers(other, "accepted");
    }

    private static String nameOf(Browser who) {
        var name = Pattern.compile("href=\"/account\">([^<]+)<").matcher(who.get("/").body());
        if (!name.find()) throw new AssertionError("nobody is signed in");
        return name.group(1);
    }

    Browser.Answer leaves(Browser who) {
        return who.post(assignment + "/team/departure", Map.of());
    }

    /// Staff put a student together with another, by their names.
    Browser.Answer put(Browser staff, String student, String with, String reason) {
        return staff.post(
                assignment + "/teams",
                Map.of("student", ref(student), "with", ref(with), "reason", reason));
    }

    private String ref(String name) {
        if (name.isEmpty()) return "";
        return (String)
                platform.ask(
                        "select e.ref from enrolment e join person p on p.id = e.person_id where p.name = ?",
                        name);
    }
}
