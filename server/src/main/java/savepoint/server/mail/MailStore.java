package savepoint.server.mail;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

interface MailStore {
    /// A mail that waits; `tries` have failed.
    record Waiting(
            long id,
            String ref,
            String address,
            String subject,
            String body,
            Instant until,
            int tries) {}

    @SqlUpdate(
            """
            insert into mail (ref, key, address, subject, body, made_at, until)
            values (:ref, :mail.key, :mail.to, :mail.subject, :mail.text, :now, :mail.until)
            on conflict (key) do nothing
            """)
    void insert(String ref, @BindMethods("mail") Mail mail, Instant now);

    @SqlQuery(
            """
            select m.id, m.ref, m.address, m.subject, m.body, m.until, coalesce(t.number, 0) as tries
              from mail m
              left join lateral (
                select n.number, n.again_at from mail_try n where n.mail_id = m.id order by n.number desc limit 1
              ) t on true
             where m.body is not null and (t.number is null or t.again_at <= :now)
             order by coalesce(t.number, 0), m.id
             limit :most
            """)
    List<Waiting> waiting(Instant now, int most);

    @SqlUpdate(
            """
            insert into mail_try (mail_id, number, kind, problem, at, again_at)
            values (:mail, :number, 'failed', :problem, :now, :again)
            """)
    void retry(long mail, int number, String problem, Instant now, Instant again);

    @SqlUpdate(
            """
            insert into mail_try (mail_id, number, kind, problem, at)
            values (:mail, :number, :kind, :problem, :now)
            """)
    void last(long mail, int number, String kind, String problem, Instant now);

    @SqlUpdate("update mail set body = null where id = :mail")
    void forget(long mail);

    /// Records the last try. What was said is forgotten: it may hold a link that lets people in.
    @Transaction
    default void end(long mail, int number, String kind, String problem, Instant now) {
        last(mail, number, kind, problem, now);
        forget(mail);
    }
}
