package savepoint.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.people.Person;

interface TokenStore {
    String COLUMNS =
            "select t.id, t.ref, t.name, t.scope, t.created_at, t.expires_at, t.last_used_at, t.revoked_at";

    @SqlQuery(COLUMNS + " from api_token t where t.person_id = :person order by t.id desc")
    List<ApiToken> of(long person);

    @SqlQuery(
            """
            insert into api_token (ref, person_id, name, token_sha256, scope, created_at, expires_at)
            values (:ref, :person, :name, :hash, :scope, :now, :expires)
            returning id, ref, name, scope, created_at, expires_at, last_used_at, revoked_at
            """)
    ApiToken insert(
            String ref,
            long person,
            String name,
            byte[] hash,
            String scope,
            Instant now,
            Instant expires);

    /// A token and whose it is.
    record Held(@Nested("t_") ApiToken token, @Nested("p_") Person person, boolean administrator) {}

    @SqlQuery(
            """
            select t.id as t_id, t.ref as t_ref, t.name as t_name, t.scope as t_scope, t.created_at as t_created_at,
                   t.expires_at as t_expires_at, t.last_used_at as t_last_used_at, t.revoked_at as t_revoked_at,
                   p.id as p_id, p.ref as p_ref, p.name as p_name, p.email as p_email, p.zone as p_zone,
                   exists (select from administrator a where a.person_id = p.id) as administrator
              from api_token t
              join person p on p.id = t.person_id
             where t.token_sha256 = :hash
            """)
    Optional<Held> find(byte[] hash);

    @SqlUpdate("update api_token set last_used_at = :now where id = :id")
    void used(long id, Instant now);

    @SqlUpdate(
            """
            update api_token set revoked_at = :now
             where ref = :ref and person_id = :person and revoked_at is null
            """)
    int revoke(String ref, long person, Instant now);

    @SqlQuery(
            """
            update api_token set revoked_at = :now
             where person_id = :person and revoked_at is null and expires_at > :now
            returning ref
            """)
    List<String> revokeAll(long person, Instant now);
}
