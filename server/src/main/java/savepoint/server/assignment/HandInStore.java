package savepoint.server.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.server.grading.Gradings;

interface HandInStore {
    String SUBJECT =
            """
            select s.id, w.ref as work, s.by_enrolment as enrolment, s.tree, :version as version
              from submission s
              join work w on w.id = s.work_id
            """;

    @SqlQuery(
            SUBJECT
                    + Counting.JOIN
                    + """
                     where w.activity_id = :activity
                       and s.number = coalesce(c.number, (select max(n.number) from submission n where n.work_id = w.id))
                       and exists (select from work_member m where m.work_id = w.id)
                     order by s.id
                    """)
    List<Gradings.Subject> counting(long activity, long version);

    @SqlQuery(SUBJECT + " where w.activity_id = :activity order by s.id")
    List<Gradings.Subject> every(long activity, long version);

    /// @param refs divided by commas
    @SqlQuery(
            SUBJECT
                    + """
                     where w.activity_id = :activity and s.ref = any (string_to_array(:refs, ','))
                     order by s.id
                    """)
    List<Gradings.Subject> chosen(long activity, long version, String refs);

    @SqlQuery(
            """
            select count(*)
              from submission s
              join work w on w.id = s.work_id
            """
                    + Counting.JOIN
                    + """
                      join effective_verdict ev on ev.submission_id = s.id
                      join grading g on g.id = ev.grading_id
                     where w.activity_id = :activity and s.number = c.number and g.version_id <> :version
                    """)
    int gradedByOther(long activity, long version);

    /// Whether every criterion of the rubric has a mark; never where there is no rubric.
    String MARKED =
            """
            (:criteria <> '' and cardinality(string_to_array(:criteria, ',')) = (
                select count(n.points)
                  from (select distinct on (m.criterion) m.points
                          from rubric_mark m
                         where m.submission_id = s.id and m.criterion = any (string_to_array(:criteria, ','))
                         order by m.criterion, m.version desc) n))
            """;

    String FOUND =
            """
              from submission s
              join work w on w.id = s.work_id
              join submission_student q on q.submission_id = s.id
              join effective_deadline d on d.activity_id = w.activity_id and d.enrolment_id = q.enrolment_id
              left join lateral (
                select * from effective_verdict ev where ev.submission_id = s.id limit 1
              ) v on true
            """
                    + Counting.JOIN
                    + """
                     where w.activity_id = :activity
                       and case :f.show
                             when 'all' then true
                             else exists (select from work_member m where m.work_id = w.id)
                                  and case :f.show
                                        when 'counting' then s.number = c.number
                                        else not exists (select from submission n
                                                          where n.work_id = w.id and n.number > s.number) end
                             end
                       and position(lower(:f.name) in lower(q.names)) > 0
                       and (:f.section = '' or :f.section = any (q.sections))
                       and (not :f.late or s.received_at > d.due_at + make_interval(secs => :grace))
                       and (:f.state = '' or coalesce(v.kind, 'under-way') = :f.state)
                       and (:f.pattern = '' or check_signature(v.body) = :f.pattern)
                       and (:f.failed = ''
                            or exists (select from jsonb_array_elements(v.body -> 'verdict' -> 'checks') r
                                        where r ->> 'name' = :f.failed and r ->> 'outcome' <> 'passed'))
                       and (:f.marked = '' or (:f.marked = 'yes') =
                    """
                    + MARKED
                    + ")\n";

    /// Those that a filter finds, newest first.
    ///
    /// @param criteria slugs divided by commas
    @SqlQuery(
            """
            with page as materialized (
                select s.id
            """
                    + FOUND
                    + """
                               and (:f.before = '' or s.id < (select b.id from submission b where b.ref = :f.before))
                             order by s.id desc
                             limit :most
                    )
                    select s.ref, s.number, s.received_at, d.due_at, q.names as student,
                           array_to_string(q.sections, ', ') as section,
                    """
                    + Counting.OUTCOME
                    + """
                           ,
                           (select sum(n.points)
                              from (select distinct on (m.criterion) m.points
                                      from rubric_mark m
                                     where m.submission_id = s.id and m.criterion = any (string_to_array(:criteria, ','))
                                     order by m.criterion, m.version desc) n) as rubric,
                    """
                    + MARKED
                    + """
                           as marked
                      from page
                      join submission s on s.id = page.id
                      join work w on w.id = s.work_id
                      join submission_student q on q.submission_id = s.id
                      join effective_deadline d on d.activity_id = w.activity_id and d.enrolment_id = q.enrolment_id
                      left join lateral (
                        select * from effective_verdict ev where ev.submission_id = s.id limit 1
                      ) v on true
                    """
                    + Counting.JOIN
                    + " order by s.id desc")
    List<HandIns.Listed> found(
            long activity,
            String criteria,
            long grace,
            @BindMethods("f") HandInFilter filter,
            int most);

    /// How many a filter finds on all its pages.
    @SqlQuery("select count(*)\n" + FOUND)
    int count(long activity, String criteria, long grace, @BindMethods("f") HandInFilter filter);

    /// The refs of all that a filter finds.
    @SqlQuery("select s.ref\n" + FOUND + " order by s.id")
    List<String> refs(
            long activity, String criteria, long grace, @BindMethods("f") HandInFilter filter);

    @SqlQuery(
            """
            select (select count(*) from enrolment
                     where term_id = :term and role = 'student' and dropped_at is null) as students,
                   (select count(*) from work_member m
                      join enrolment e on e.id = m.enrolment_id and e.role = 'student' and e.dropped_at is null
                     where m.activity_id = :activity
                       and exists (select from submission s where s.work_id = m.work_id)) as handed_in,
                   (select count(*) from grading g
                      join submission s on s.id = g.submission_id
                      join work w on w.id = s.work_id
                     where w.activity_id = :activity and g.finished_at is null and g.regrade_id is null) as under_way,
                   count(*) as to_mark,
                   count(*) filter (where
            """
                    + MARKED
                    + """
                           ) as marked
                      from submission s
                      join work w on w.id = s.work_id
                    """
                    + Counting.JOIN
                    + """
                     where w.activity_id = :activity
                       and s.number = coalesce(c.number, (select max(n.number) from submission n where n.work_id = w.id))
                       and exists (select from work_member m where m.work_id = w.id)
                    """)
    HandIns.Tally tally(long term, long activity, String criteria);

    @SqlQuery(
            """
            select distinct section from enrolment
             where term_id = :term and role = 'student' and section is not null order by section
            """)
    List<String> sections(long term);

    // --- marking one after the other

    @SqlQuery("select id from activity where id = :activity for no key update")
    long lock(long activity);

    /// A hand-in to be marked.
    record Unmarked(long id, String ref) {}

    /// The next unmarked hand-in after one, going round, that nobody else was given since then.
    @SqlQuery(
            """
            select s.id, s.ref
              from submission s
              join work w on w.id = s.work_id
            """
                    + Counting.JOIN
                    + """
                     where w.activity_id = :activity
                       and s.number = coalesce(c.number, (select max(n.number) from submission n where n.work_id = w.id))
                       and exists (select from work_member m where m.work_id = w.id)
                       and s.ref <> :after
                       and not exists (select from marking_turn t
                                        where t.submission_id = s.id and t.by_person <> :person and t.at > :since)
                       and not
                    """
                    + MARKED
                    + """
                     order by w.id <= coalesce((select b.work_id from submission b where b.ref = :after), 0), w.id
                     limit 1
                    """)
    Optional<Unmarked> nextUnmarked(
            long activity, String criteria, String after, long person, Instant since);

    // --- patterns

    @SqlQuery(
            """
            select check_signature(v.body) as signature, count(*) as many, (array_agg(s.ref order by s.id))[1] as example,
                   min(v.points) as points
              from work w
              join submission s on s.work_id = w.id
            """
                    + Counting.JOIN
                    + """
                      join lateral (
                        select * from effective_verdict ev where ev.submission_id = s.id limit 1
                      ) v on true
                     where w.activity_id = :activity and s.number = c.number
                       and exists (select from work_member m where m.work_id = w.id)
                     group by 1
                     order by 2 desc, 1
                    """)
    List<HandIns.Pattern> patterns(long activity);
}
