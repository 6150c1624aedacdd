package savepoint.server;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import savepoint.server.db.Refs;

/// Assignments for teams, and invitations written straight into the database.
public final class TestTeams {
    private TestTeams() {}

    /// What makes one of the repository's bundles one for teams of so many.
    public static Map<String, byte[]> ofAtMost(String slug, int most) {
        var yaml =
                new String(TestAssignments.file(slug, "assignment.yaml"), StandardCharsets.UTF_8);
        return Map.of(
                "assignment.yaml",
                ("team: {at-most: %d}\n".formatted(most) + yaml).getBytes(StandardCharsets.UTF_8));
    }

    /// The student, who has handed in, invites the other; the invitation's ref.
    public static String invitation(TestPlatform platform, String slug) {
        var ref = Refs.random();
        platform.update(
                """
                insert into team_invitation (ref, work_id, enrolment_id, invited_by, invited_at)
                select ?, m.work_id, o.id, m.enrolment_id, ?
                  from work_member m
                  join activity a on a.id = m.activity_id and a.slug = ?
                  join enrolment o on o.term_id = a.term_id and o.person_id = ?
                 limit 1
                """,
                ref,
                OffsetDateTime.ofInstant(TestPlatform.START, ZoneOffset.UTC),
                slug,
                platform.person(Somebody.OTHER_STUDENT).id());
        return ref;
    }
}
