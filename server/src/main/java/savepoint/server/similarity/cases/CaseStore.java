package savepoint.server.similarity.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface CaseStore {
    @SqlUpdate(
            """
            insert into similarity_case (ref, pair_id, by_person, reason, opened_at, idempotency_key)
            values (:ref, :pair, :person, :reason, :now, :key)
            on conflict (pair_id, idempotency_key) do nothing
            """)
    int open(String ref, long pair, long person, String reason, Instant now, String key);

    @SqlQuery("select ref from similarity_case where pair_id = :pair and idempotency_key = :key")
    String byKey(long pair, String key);

    @SqlUpdate(
            """
            insert into similarity_case_entry (case_id, kind, body, by_person, at, idempotency_key)
            values (:id, :kind, :body, :person, :now, :key)
            """)
    void add(long id, String kind, String body, long person, Instant now, String key);

    @SqlQuery(
            "select exists (select from similarity_case_entry where case_id = :id and idempotency_key = :key)")
    boolean isAdded(long id, String key);

    /// What is said in an assignment's cases is said one after the other.
    @SqlQuery(
            """
            select a.id
              from similarity_case c
              join similarity_pair p on p.id = c.pair_id
              join similarity_run r on r.id = p.run_id
              join activity a on a.id = r.activity_id
             where c.id = :id
               for no key update of a
            """)
    long lock(long id);

    String CASE =
            """
            select c.id, c.ref, p.ref as pair, a.slug as assignment, a.title, x.ref as one, xs.names as one_names,
                   y.ref as other, ys.names as other_names, w.name as by, c.reason, c.opened_at,
                   coalesce((select case e.kind when 'reopened' then 'open' else e.kind end
                               from similarity_case_entry e
                              where e.case_id = c.id and e.kind <> 'note'
                              order by e.id desc
                              limit 1), 'open') as state
              from similarity_case c
              join similarity_pair p on p.id = c.pair_id
              join similarity_run r on r.id = p.run_id
              join activity a on a.id = r.activity_id
              join submission x on x.id = p.one
              join submission y on y.id = p.other
              join submission_student xs on xs.submission_id = x.id
              join submission_student ys on ys.submission_id = y.id
              join person w on w.id = c.by_person
            """;

    @SqlQuery(CASE + " where a.term_id = :term and c.ref = :ref")
    Optional<Case> find(long term, String ref);

    @SqlQuery(CASE + " where a.term_id = :term and a.slug = :assignment order by c.id desc")
    List<Case> of(long term, String assignment);

    @SqlQuery(CASE + " where p.id = :pair order by c.id desc")
    List<Case> ofPair(long pair);

    @SqlQuery(
            """
            select e.kind, e.body, p.name as by, e.at
              from similarity_case_entry e
              join person p on p.id = e.by_person
             where e.case_id = :id
             order by e.id
            """)
    List<Case.Entry> entries(long id);
}
