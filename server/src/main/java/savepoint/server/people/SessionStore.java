package savepoint.server.people;

import java.time.Instant;
import java.util.List;
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

    /// A session as its owner sees it; `ref` names it without telling its token.
    record Open(String ref, String userAgent, Instant createdAt, Instant seenAt, boolean current) {}

    // The first 80 bits of a hash of the hash.
    String REF = "encode(substring(sha256(token_sha256) for 10), 'hex')";

    @SqlQuery(
            "select "
                    + REF
                    + """
                     as ref, user_agent, created_at, seen_at, token_sha256 = :current as current
                       from session
                      where person_id = :person and expires_at > :now
                      order by token_sha256 = :current desc, seen_at desc, created_at desc
                    """)
    List<Open> of(long person, byte[] current, Instant now);

    @SqlUpdate("delete from session where person_id = :person and " + REF + " = :ref")
    int delete(long person, String ref);

    @SqlUpdate("delete from session where person_id = :person and token_sha256 <> :kept")
    int deleteOthers(long person, byte[] kept);
}
