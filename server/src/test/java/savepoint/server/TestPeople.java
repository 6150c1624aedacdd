package savepoint.server;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import savepoint.server.db.Refs;
import savepoint.server.people.sso.SsoSettings;

/// Rosters written straight into the database.
public final class TestPeople {
    /// A school's own sign-in that does not answer.
    public static final SsoSettings ABSENT_SCHOOL =
            new SsoSettings(
                    URI.create("http://127.0.0.1:1/school"),
                    "savepoint",
                    Optional.empty(),
                    "Example University",
                    false);

    private TestPeople() {}

    /// One more student of the term, with whom anything may be done; the ref of their enrolment.
    public static String member(TestPlatform platform) {
        var person = platform.student("Mila Novak");
        return (String) platform.ask("select ref from enrolment where person_id = ?", person.id());
    }

    /// The ref of a roster that waits to be looked at.
    public static String roster(TestPlatform platform) {
        var ref = Refs.random();
        platform.update(
                """
                insert into roster_import (ref, term_id, person_id, file_name, bytes, made_at)
                values (?, ?, ?, 'roster.csv', ?, ?)
                """,
                ref,
                platform.term().id(),
                platform.person(Somebody.INSTRUCTOR).id(),
                "Name,Email\nAda Lovelace,ada@example.org\n".getBytes(StandardCharsets.UTF_8),
                OffsetDateTime.ofInstant(platform.clock().instant(), ZoneOffset.UTC));
        return ref;
    }
}
