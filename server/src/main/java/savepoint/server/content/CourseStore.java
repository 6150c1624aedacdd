package savepoint.server.content;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.people.Term;

interface CourseStore {
    /// Until the transaction ends, nobody else publishes the course.
    @SqlQuery(
            "select 1 from (select pg_advisory_xact_lock(hashtextextended('publish ' || :course, 0))) as locked")
    int lock(String course);

    // --- course and term

    @SqlQuery(
            """
            insert into course (slug, title, created_at) values (:slug, :title, :now)
            on conflict (slug) do update set title = excluded.title
            returning id
            """)
    long course(String slug, String title, Instant now);

    @SqlQuery("select id from course where slug = :slug")
    Optional<Long> courseBySlug(String slug);

    String TERM =
            """
            select t.id, t.course_id, c.slug as course, c.title as course_title, t.slug, t.zone, t.starts
              from term t
              join course c on c.id = t.course_id
            """;

    @SqlQuery(TERM + " where t.course_id = :course order by t.id desc limit 1")
    Optional<Term> newestTerm(long course);

    @SqlQuery(TERM + " where t.course_id = :course and t.slug = :slug")
    Term term(long course, String slug);

    @SqlUpdate(
            """
            insert into term (course_id, slug, zone, starts, created_at) values (:course, :slug, :zone, :starts, :now)
            on conflict (course_id, slug) do update set zone = excluded.zone, starts = excluded.starts
            """)
    void putTerm(long course, String slug, String zone, LocalDate starts, Instant now);

    @SqlQuery("select exists (select from activity where term_id = :term)")
    boolean hasActivities(long term);

    // --- versions

    /// What is published of one thing: the version that counts now.
    record Pointer(String kind, String slug, long versionId, String tree) {}

    @SqlQuery(
            """
            select n.kind, n.slug, n.version_id, v.tree
              from content_current n
              join content_version v on v.id = n.version_id
             where n.course_id = :course
            """)
    List<Pointer> pointers(long course);

    @SqlQuery(
            """
            select v.facts
              from content_current n
              join content_version v on v.id = n.version_id
             where n.course_id = :course and n.kind = :kind and n.slug = :slug
            """)
    Optional<String> facts(long course, String kind, String slug);

    @SqlQuery(
            "select id from content_version where course_id = :course and kind = :kind and slug = :slug and tree = :tree")
    Optional<Long> version(long course, String kind, String slug, String tree);

    @SqlQuery(
            """
            insert into content_version (course_id, kind, slug, tree, facts, published_at)
            values (:course, :kind, :slug, :tree, :facts::jsonb, :now)
            returning id
            """)
    long insertVersion(
            long course, String kind, String slug, String tree, String facts, Instant now);

    @SqlUpdate(
            """
            insert into content_current (course_id, kind, slug, version_id) values (:course, :kind, :slug, :version)
            on conflict (course_id, kind, slug) do update set version_id = excluded.version_id
            """)
    void point(long course, String kind, String slug, long version);

    @SqlUpdate(
            "delete from content_current where course_id = :course and kind = :kind and slug = :slug")
    void unpoint(long course, String kind, String slug);

    // --- activities

    /// An activity's row as publishing writes it.
    record Row(
            String ref,
            long term,
            String kind,
            String slug,
            Integer week,
            int position,
            String title,
            String link,
            String estimate,
            Instant dueAt,
            String dueRule,
            Instant closesAt,
            BigDecimal points,
            BigDecimal peers,
            BigDecimal reviewing) {}

    @SqlUpdate(
            """
            insert into activity (ref, term_id, kind, slug, week, position, title, link, time_estimate, due_at, due_rule,
                                  closes_at, points, points_peers, points_reviewing)
            values (:ref, :term, :kind, :slug, :week, :position, :title, :link, :estimate, :dueAt, :dueRule,
                    :closesAt, :points, :peers, :reviewing)
            on conflict (term_id, kind, slug) do update
               set week = excluded.week, position = excluded.position, title = excluded.title, link = excluded.link,
                   time_estimate = excluded.time_estimate, due_at = excluded.due_at, due_rule = excluded.due_rule,
                   closes_at = excluded.closes_at, points = excluded.points, points_peers = excluded.points_peers,
                   points_reviewing = excluded.points_reviewing, removed_at = null
            """)
    void putActivity(@BindMethods Row row);

    /// What names an activity within its term.
    record Listed(long id, String kind, String slug, Integer week) {}

    @SqlQuery(
            "select id, kind, slug, week from activity where term_id = :term and removed_at is null")
    List<Listed> listed(long term);

    @SqlUpdate("update activity set removed_at = :now where id = :id")
    void remove(long id, Instant now);

    /// In every term: what students did under the old name stays theirs under the new one.
    @SqlUpdate(
            """
            update activity a set slug = :to
              from term t
             where t.id = a.term_id and t.course_id = :course and a.kind = :kind and a.slug = :from
               and not exists (select from activity o where o.term_id = a.term_id and o.kind = a.kind and o.slug = :to)
            """)
    int rename(long course, String kind, String from, String to);

    /// How many people have done something for an activity, or were asked a question, in any term.
    @SqlQuery(
            """
            select count(distinct p.enrolment_id)
              from activity a
              join term t on t.id = a.term_id and t.course_id = :course
              join (select activity_id, enrolment_id, null as question from work_member
                     union all
                    select activity_id, enrolment_id, null from attempt
                     union all
                    select activity_id, enrolment_id, null from lesson_progress
                     union all
                    select activity_id, enrolment_id, question from exercise_answer
                     union all
                    select s.activity_id, s.enrolment_id, q.slug
                      from attempt_question q
                      join attempt s on s.id = q.attempt_id) p on p.activity_id = a.id
             where (a.kind = :kind and a.slug = :slug) or (:kind = 'question' and p.question = :slug)
            """)
    int peopleWithWork(long course, String kind, String slug);

    // --- problems

    @SqlUpdate("delete from content_problem where course_id = :course")
    void clearProblems(long course);

    @SqlUpdate(
            """
            insert into content_problem (course_id, position, path, line, severity, message)
            values (:course, :position, :path, :line, :severity, :message)
            """)
    void insertProblem(
            long course, int position, String path, Integer line, String severity, String message);

    @SqlUpdate(
            """
            insert into course_reading (course_id, read_at) values (:course, :now)
            on conflict (course_id) do update set read_at = excluded.read_at
            """)
    void wasRead(long course, Instant now);
}
