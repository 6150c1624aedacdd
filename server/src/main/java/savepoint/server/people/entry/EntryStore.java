package savepoint.server.people.entry;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.people.Person;

interface EntryStore {
    /// A link that still opens.
    record Open(@Nested Person person, long linkId, String purpose, Instant expiresAt) {}

    @SqlUpdate(
            """
            insert into entry_link (person_id, purpose, token_sha256, made_by, made_at, expires_at)
            values (:person, :purpose, :token, :by, :now, :expires)
            """)
    void insert(long person, String purpose, byte[] token, Long by, Instant now, Instant expires);

    @SqlQuery(
            """
            select p.id, p.ref, p.name, p.email, p.zone, l.id as link_id, l.purpose, l.expires_at
              from entry_link l
              join person p on p.id = l.person_id
             where l.token_sha256 = :token and l.ended_at is null and l.expires_at > :now
            """)
    Optional<Open> find(byte[] token, Instant now);

    /// Whoever uses a link is the only one who does.
    @SqlUpdate(
            "update entry_link set ended_at = :now where id = :link and ended_at is null and expires_at > :now")
    int use(long link, Instant now);
}
