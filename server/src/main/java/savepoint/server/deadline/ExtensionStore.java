package savepoint.server.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ExtensionStore {
    String ACTIVITY =
            """
            select id, ref, kind, slug, title, week, due_at, closes_at
              from activity
             where term_id = :term and removed_at is null
            """;

    @SqlQuery(ACTIVITY + " and ref = :ref")
    Optional<TimedActivity> activity(long term, String ref);

    @SqlQuery(ACTIVITY + " and id = :id")
    TimedActivity activity(long term, long id);

    @SqlQuery(ACTIVITY + " and due_at is not null order by week nulls last, due_at, id")
    List<TimedActivity> withDeadline(long term);

    // --- extensions

    /// A row to be written; one of `enrolment` and `section` is null.
    record New(
            String ref,
            long activity,
            Long enrolment,
            String section,
            Instant dueAt,
            Instant closesAt,
            String reason,
            long by,
            Instant now,
            String key) {}

    /// Empty where the same form has made it already.
    @SqlQuery(
            """
            insert into extension (ref, activity_id, enrolment_id, section, due_at, closes_at, reason, granted_by,
                                   granted_at, idempotency_key)
            values (:ref, :activity, :enrolment, :section, :dueAt, :closesAt, :reason, :by, :now, :key)
            on conflict (activity_id, idempotency_key, enrolment_id, section) do nothing
            returning id
            """)
    Optional<Long> insert(@BindMethods New extension);

    @SqlQuery(
            """
            select x.ref, p.name as student, x.section, x.due_at, x.closes_at, x.reason, b.name as granted_by, x.granted_at,
                   rb.name as revoked_by, r.revoked_at, r.reason as revoked_for
              from extension x
              left join enrolment e on e.id = x.enrolment_id
              left join person p on p.id = e.person_id
              join person b on b.id = x.granted_by
              left join extension_revocation r on r.extension_id = x.id
              left join person rb on rb.id = r.revoked_by
             where x.activity_id = :activity
             order by r.revoked_at is not null, x.id desc
            """)
    List<Extension> ofActivity(long activity);

    /// An extension and the activity that it is for.
    record Place(long id, String activity) {}

    @SqlQuery(
            """
            select x.id, a.ref as activity
              from extension x
              join activity a on a.id = x.activity_id
             where a.term_id = :term and x.ref = :ref
            """)
    Optional<Place> find(long term, String ref);

    @SqlUpdate(
            """
            insert into extension_revocation (extension_id, reason, revoked_by, revoked_at)
            values (:extension, :reason, :by, :now)
            on conflict (extension_id) do nothing
            """)
    int revoke(long extension, String reason, long by, Instant now);

    // --- whom

    /// A student of the term; `section` is null where they are in none.
    record Student(long id, String ref, String name, String section) {}

    @SqlQuery(
            """
            select e.id, e.ref, p.name, e.section
              from enrolment e
              join person p on p.id = e.person_id
             where e.term_id = :term and e.role = 'student' and e.dropped_at is null
             order by p.name, e.id
            """)
    List<Student> students(long term);

    // --- requests

    /// A student's asking and its answer come one after the other.
    @SqlQuery("select id from enrolment where id = :enrolment for no key update")
    long lock(long enrolment);

    String REQUEST =
            """
            select q.id, q.ref, q.activity_id, a.title as activity, q.enrolment_id, e.ref as enrolment, p.name as student, q.until, q.reason,
                   q.asked_at, d.due_at, x.due_at as granted_until, w.words, b.name as answered_by, w.answered_at
              from extension_request q
              join activity a on a.id = q.activity_id
              join effective_deadline d on d.activity_id = q.activity_id and d.enrolment_id = q.enrolment_id
              join enrolment e on e.id = q.enrolment_id
              join person p on p.id = e.person_id
              left join extension_answer w on w.request_id = q.id
              left join extension x on x.id = w.extension_id
              left join person b on b.id = w.answered_by
             where a.term_id = :term
            """;

    @SqlQuery(
            REQUEST
                    + " and q.activity_id = :activity and q.enrolment_id = :enrolment order by q.id desc")
    List<ExtensionRequest> requestsOf(long term, long activity, long enrolment);

    @SqlQuery(REQUEST + " and q.ref = :ref")
    Optional<ExtensionRequest> request(long term, String ref);

    @SqlQuery(REQUEST + " and w.request_id is null order by q.id")
    List<ExtensionRequest> open(long term);

    @SqlQuery(
            REQUEST
                    + " and w.request_id is not null order by w.answered_at desc, q.id desc limit :most")
    List<ExtensionRequest> answered(long term, int most);

    @SqlQuery(
            """
            select count(*)
              from extension_request q
              join activity a on a.id = q.activity_id
             where a.term_id = :term and not exists (select from extension_answer w where w.request_id = q.id)
            """)
    int openOnes(long term);

    @SqlUpdate(
            """
            insert into extension_request (ref, activity_id, enrolment_id, until, reason, asked_at, idempotency_key)
            values (:ref, :activity, :enrolment, :until, :reason, :now, :key)
            """)
    void ask(
            String ref,
            long activity,
            long enrolment,
            Instant until,
            String reason,
            Instant now,
            String key);

    @SqlQuery(
            "select exists (select from extension_request where enrolment_id = :enrolment and idempotency_key = :key)")
    boolean isAsked(long enrolment, String key);

    @SqlUpdate(
            """
            insert into extension_answer (request_id, extension_id, words, answered_by, answered_at)
            values (:request, :extension, :words, :by, :now)
            """)
    void answer(long request, Long extension, String words, long by, Instant now);
}
