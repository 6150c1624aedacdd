package savepoint.server.people.sso;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.people.Person;

interface SsoStore {
    /// A sign-in under way; `personId` is null unless an account here is to be connected.
    record Try(String nonce, String verifier, String next, Long personId) {}

    @SqlUpdate(
            """
            insert into sso_try (state_sha256, nonce, verifier, next, person_id, made_at)
            values (:state, :nonce, :verifier, :next, :person, :now)
            """)
    void begin(byte[] state, String nonce, String verifier, String next, Long person, Instant now);

    /// Takes one that is not too old: nobody comes back twice by the same.
    @SqlQuery(
            """
            delete from sso_try where state_sha256 = :state and made_at > :since
            returning nonce, verifier, next, person_id
            """)
    Optional<Try> take(byte[] state, Instant since);

    @SqlUpdate("delete from sso_try where made_at <= :before")
    void forget(Instant before);

    @SqlQuery(
            """
            select p.id, p.ref, p.name, p.email, p.zone
              from identity i
              join person p on p.id = i.person_id
             where i.provider = :issuer and i.subject = :subject
            """)
    Optional<Person> person(String issuer, String subject);

    @SqlQuery(
            "select exists (select from identity where person_id = :person and provider = :issuer)")
    boolean isConnected(long person, String issuer);

    @SqlUpdate(
            """
            insert into identity (person_id, provider, subject, created_at)
            values (:person, :issuer, :subject, :now)
            on conflict (provider, subject) do nothing
            """)
    int connect(long person, String issuer, String subject, Instant now);
}
