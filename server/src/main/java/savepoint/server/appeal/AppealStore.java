package savepoint.server.appeal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface AppealStore {
    String APPEAL =
            """
            select a.id, a.ref, a.kind, a.subject, a.title, a.enrolment_id, p.name as student, a.points, a.possible,
                   a.body, a.opened_at, w.at as withdrawn_at, n.points as granted, n.reason, b.name as answered_by,
                   n.at as answered_at
              from appeal a
              join enrolment e on e.id = a.enrolment_id
              join person p on p.id = e.person_id
              left join appeal_withdrawal w on w.appeal_id = a.id
              left join appeal_answer n on n.appeal_id = a.id
              left join person b on b.id = n.by_person
             where a.term_id = :term
            """;

    @SqlQuery(APPEAL + " and a.ref = :ref")
    Optional<Appeal> find(long term, String ref);

    /// One of somebody whose points it is about.
    @SqlQuery(
            APPEAL
                    + """
                       and a.ref = :ref
                       and exists (select from appeal_party y where y.appeal_id = a.id and y.enrolment_id = :enrolment)
                    """)
    Optional<Appeal> find(long term, String ref, long enrolment);

    @SqlQuery(
            APPEAL
                    + " and a.kind = :kind and a.subject = any(:subjects::text[]) order by a.id desc")
    List<Appeal> of(long term, String kind, String[] subjects);

    @SqlQuery(APPEAL + " and n.appeal_id is null and w.appeal_id is null order by a.id")
    List<Appeal> open(long term);

    @SqlQuery(APPEAL + " and n.appeal_id is not null order by n.at desc, a.id desc limit :most")
    List<Appeal> answered(long term, int most);

    /// Those about points of this student, the newest first.
    @SqlQuery(
            APPEAL
                    + """
                       and exists (select from appeal_party y where y.appeal_id = a.id and y.enrolment_id = :enrolment)
                     order by a.id desc
                    """)
    List<Appeal> ofParty(long term, long enrolment);

    @SqlQuery(
            """
            select count(*)
              from appeal a
             where a.term_id = :term
               and not exists (select from appeal_answer n where n.appeal_id = a.id)
               and not exists (select from appeal_withdrawal w where w.appeal_id = a.id)
            """)
    int openOnes(long term);

    @SqlQuery(
            """
            select (v.facts -> 'review' ->> 'appealDays')::integer
              from content_current n
              join content_version v on v.id = n.version_id
             where n.course_id = :course and n.kind = 'course'
            """)
    Optional<Integer> days(long course);

    // --- asking

    /// What the parties of a subject and its staff do about it comes one after the other.
    @SqlQuery("select id from enrolment where id = any(:parties) order by id for no key update")
    List<Long> lock(Long[] parties);

    @SqlQuery("select ref from appeal where enrolment_id = :enrolment and idempotency_key = :key")
    Optional<String> byKey(long enrolment, String key);

    /// A row to be written.
    record New(
            String ref,
            long term,
            long enrolment,
            String kind,
            String subject,
            String title,
            BigDecimal points,
            BigDecimal possible,
            String body,
            Instant now,
            String key) {}

    @SqlQuery(
            """
            insert into appeal (ref, term_id, enrolment_id, kind, subject, title, points, possible, body, opened_at,
                                idempotency_key)
            values (:ref, :term, :enrolment, :kind, :subject, :title, :points, :possible, :body, :now, :key)
            returning id
            """)
    long insert(@BindMethods New appeal);

    @SqlUpdate(
            "insert into appeal_party (appeal_id, enrolment_id) select :appeal, unnest(:parties)")
    void insertParties(long appeal, Long[] parties);

    // --- the thread

    /// Something said after the appeal itself.
    record Message(String author, boolean staff, Instant at, String body) {}

    @SqlQuery(
            """
            select p.name as author, m.by_staff as staff, m.at, m.body
              from appeal_message m
              join person p on p.id = m.by_person
             where m.appeal_id = :appeal
             order by m.id
            """)
    List<Message> messages(long appeal);

    @SqlUpdate(
            """
            insert into appeal_message (appeal_id, by_person, by_staff, at, body, idempotency_key)
            values (:appeal, :person, :staff, :now, :body, :key)
            on conflict (appeal_id, by_person, idempotency_key) do nothing
            """)
    void write(long appeal, long person, boolean staff, Instant now, String body, String key);

    @SqlQuery(
            """
            select exists (select from appeal_message
                            where appeal_id = :appeal and by_person = :person and idempotency_key = :key)
            """)
    boolean isWritten(long appeal, long person, String key);

    // --- the end

    @SqlUpdate(
            """
            insert into appeal_answer (appeal_id, points, reason, by_person, at)
            values (:appeal, :points, :reason, :person, :now)
            """)
    void answer(long appeal, BigDecimal points, String reason, long person, Instant now);

    @SqlUpdate(
            "insert into appeal_withdrawal (appeal_id, enrolment_id, at) values (:appeal, :enrolment, :now)")
    void withdraw(long appeal, long enrolment, Instant now);
}
