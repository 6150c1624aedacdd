package savepoint.server.people;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface SessionStore {
    record Row(@Nested Person person, boolean administrator, Instant createdAt, Instant seenAt) {}

    @SqlUpdate(
            """
            insert into session (token_sha256, person_id, user_agent, created_at, seen_at, expires_at)
            values (:token, :person, :userAgent, :now, :now, :expires)
            """)
    void insert(byte[] token, long person, String userAgent, Instant now, Instant expires);

    @SqlQuery(
            """
            select p.id, p.ref, p.name, p.email, p.zone, s.created_at, s.seen_at,
                   exists (select from administrator a where a.person_id = p.id) as administrator
              from session s
              join person p on p.id = s.person_id
             where s.token_sha256 = :token and s.expires_at > :now
            """)
    Optional<Row> find(byte[] token, Instant now);

    @SqlUpdate(
            "update session set seen_at = :now, expires_at = :expires where token_sha256 = :token")
    void seen(byte[] token, Instant now, Instant expires);

    @SqlUpdate("delete from session where token_sha256 = :token")
    void delete(byte[] token);
}
