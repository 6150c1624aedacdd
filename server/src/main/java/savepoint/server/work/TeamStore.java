package savepoint.server.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface TeamStore {
    // --- who there is

    /// A student of a term.
    record Student(long id, String ref, String name) {}

    String STUDENT =
            """
            select e.id, e.ref, p.name
              from enrolment e
              join person p on p.id = e.person_id
             where e.term_id = :term and e.role = 'student' and e.dropped_at is null
            """;

    @SqlQuery(STUDENT + " order by p.name, e.id")
    List<Student> students(long term);

    @SqlQuery(STUDENT + " and e.ref = :ref")
    Optional<Student> student(long term, String ref);

    /// Those whose e-mail address or whole name this is.
    @SqlQuery(
            STUDENT
                    + " and (lower(p.email) = lower(:who) or lower(p.name) = lower(:who)) order by e.id")
    List<Student> called(long term, String who);

    // --- works

    /// Somebody who belongs to a work; `work` is its id.
    record Member(
            long work, long enrolment, String ref, String name, boolean own, boolean dropped) {}

    String MEMBER =
            """
            select m.work_id as work, e.id as enrolment, e.ref, p.name, e.id = :reader as own,
                   e.dropped_at is not null as dropped
              from work_member m
              join enrolment e on e.id = m.enrolment_id
              join person p on p.id = e.person_id
            """;

    @SqlQuery(MEMBER + " where m.work_id = :work order by p.name, e.id")
    List<Member> members(long work, long reader);

    @SqlQuery(MEMBER + " where m.activity_id = :activity order by m.work_id, p.name, e.id")
    List<Member> everybody(long activity, long reader);

    /// Whether somebody is tied to their work: by a hand-in or by others in it.
    @SqlQuery(
            """
            select exists (select from work_member m
                            where m.activity_id = :activity and m.enrolment_id = :enrolment
                              and (exists (select from submission s where s.work_id = m.work_id)
                                   or exists (select from work_member o
                                               where o.work_id = m.work_id and o.enrolment_id <> m.enrolment_id)))
            """)
    boolean isBound(long activity, long enrolment);

    @SqlQuery("select count(*) from submission where work_id = :work")
    int handIns(long work);

    /// How many there are of each work.
    record Count(long work, int many) {}

    @SqlQuery(
            """
            select w.id as work, count(*) as many
              from work w
              join submission s on s.work_id = w.id
             where w.activity_id = :activity
             group by w.id
            """)
    List<Count> handInsOfEach(long activity);

    /// Whether the deadline of those who belong to a work has passed.
    @SqlQuery(
            """
            select exists (select from work_member m
                             join effective_deadline d on d.activity_id = m.activity_id and d.enrolment_id = m.enrolment_id
                            where m.work_id = :work and d.due_at < :now)
            """)
    boolean isPastDue(long work, Instant now);

    @SqlQuery(
            "select coalesce((select due_at < :now from effective_deadline where activity_id = :activity and enrolment_id = :enrolment), false)")
    boolean isPastDue(long activity, long enrolment, Instant now);

    /// The work that somebody had before and that nobody belongs to now.
    @SqlQuery(
            """
            select w.id, w.ref
              from team_change c
              join work w on w.id = c.work_id and w.activity_id = :activity
             where c.enrolment_id = :enrolment and c.kind = 'left'
               and not exists (select from work_member m where m.work_id = w.id)
             order by c.id desc
             limit 1
            """)
    Optional<Work> before(long activity, long enrolment);

    @SqlUpdate(
            """
            insert into work_member (work_id, activity_id, enrolment_id) values (:work, :activity, :enrolment)
            on conflict (activity_id, enrolment_id) do update set work_id = excluded.work_id
            """)
    void put(long work, long activity, long enrolment);

    @SqlUpdate(
            """
            insert into team_change (work_id, enrolment_id, kind, by_person, reason, at)
            values (:work, :enrolment, :kind, :person, :reason, :now)
            """)
    void changed(long work, long enrolment, String kind, long person, String reason, Instant now);

    @SqlQuery(
            """
            select p.name as who, e.id = :reader as own, c.kind = 'joined' as joined, b.name as by,
                   b.id = p.id as themself, c.reason, c.at
              from team_change c
              join enrolment e on e.id = c.enrolment_id
              join person p on p.id = e.person_id
              join person b on b.id = c.by_person
             where c.work_id = :work
             order by c.id desc
             limit :most
            """)
    List<Team.Change> changes(long work, long reader, int most);

    /// Whether anything was ever changed about somebody's work or anybody invited them.
    @SqlQuery(
            """
            select exists (select from work_member m
                             join team_change c on c.work_id = m.work_id
                            where m.activity_id = :activity and m.enrolment_id = :enrolment)
                or exists (select from team_invitation i
                             join work w on w.id = i.work_id
                            where w.activity_id = :activity and i.enrolment_id = :enrolment)
            """)
    boolean isTouched(long activity, long enrolment);

    @SqlQuery(
            """
            select s.ref, s.number
              from submission s
              join work w on w.id = s.work_id and w.activity_id = :activity
             where s.by_enrolment = :enrolment and s.work_id <> :work
             order by s.id desc
             limit :most
            """)
    List<Team.Left> elsewhere(long activity, long enrolment, long work, int most);

    // --- invitations

    /// Which invitations `i` to somebody enrolled as `e` are open: those without an answer; once the team has handed in
    /// nothing comes of them any more.
    String IS_OPEN =
            """
             where not exists (select from team_answer a where a.invitation_id = i.id)
               and not exists (select from submission s where s.work_id = i.work_id)
               and e.dropped_at is null
            """;

    String OPEN =
            """
            select i.ref, b.name as by, p.name as to,
                   (select string_agg(mp.name, ', ' order by mp.name, me.id)
                      from work_member m
                      join enrolment me on me.id = m.enrolment_id
                      join person mp on mp.id = me.person_id
                     where m.work_id = i.work_id) as team,
                   i.invited_at as at
              from team_invitation i
              join work w on w.id = i.work_id
              join enrolment e on e.id = i.enrolment_id
              join person p on p.id = e.person_id
              join enrolment be on be.id = i.invited_by
              join person b on b.id = be.person_id
            """
                    + IS_OPEN;

    @SqlQuery(OPEN + " and i.work_id = :work order by i.id")
    List<Team.Invitation> sent(long work);

    /// Those to a person whose deadline has not passed.
    @SqlQuery(
            """
            select t.id, t.course_id, c.slug as course, c.title as course_title, t.slug, t.zone, t.starts,
                   y.slug as assignment, y.title, b.name as by, d.due_at
              from team_invitation i
              join enrolment e on e.id = i.enrolment_id and e.person_id = :person
              join work w on w.id = i.work_id
              join activity y on y.id = w.activity_id and y.removed_at is null
              join term t on t.id = y.term_id
              join course c on c.id = t.course_id
              join effective_deadline d on d.activity_id = y.id and d.enrolment_id = e.id
              join enrolment be on be.id = i.invited_by
              join person b on b.id = be.person_id
            """
                    + IS_OPEN
                    + " and (d.due_at is null or d.due_at > :now) order by i.id")
    List<Team.Invited> invitations(long person, Instant now);

    /// The works that wait for somebody's answer.
    @SqlQuery(
            """
            select distinct i.work_id
              from team_invitation i
              join work w on w.id = i.work_id and w.activity_id = :activity
             where not exists (select from team_answer a where a.invitation_id = i.id)
            """)
    Set<Long> waiting(long activity);

    @SqlQuery(OPEN + " and w.activity_id = :activity and i.enrolment_id = :enrolment order by i.id")
    List<Team.Invitation> received(long activity, long enrolment);

    /// An invitation as far as it is to be answered; `answer` is null while it is open.
    record Asked(long id, @Nested("work_") Work work, long enrolment, String answer) {}

    @SqlQuery(
            """
            select i.id, w.id as work_id, w.ref as work_ref, i.enrolment_id as enrolment, a.kind as answer
              from team_invitation i
              join work w on w.id = i.work_id and w.activity_id = :activity
              left join team_answer a on a.invitation_id = i.id
             where i.ref = :ref
            """)
    Optional<Asked> invitation(long activity, String ref);

    @SqlQuery("select count(*) from team_invitation where work_id = :work")
    int everSent(long work);

    @SqlQuery(
            """
            select exists (select from team_invitation i
                            where i.work_id = :work and i.enrolment_id = :enrolment
                              and not exists (select from team_answer a where a.invitation_id = i.id))
            """)
    boolean isInvited(long work, long enrolment);

    @SqlUpdate(
            """
            insert into team_invitation (ref, work_id, enrolment_id, invited_by, invited_at)
            values (:ref, :work, :enrolment, :by, :now)
            """)
    void invite(String ref, long work, long enrolment, long by, Instant now);

    @SqlUpdate(
            "insert into team_answer (invitation_id, kind, answered_at) values (:invitation, :kind, :now)")
    void answer(long invitation, String kind, Instant now);

    /// Takes back what a work that nobody belongs to has sent.
    @SqlUpdate(
            """
            insert into team_answer (invitation_id, kind, answered_at)
            select i.id, 'withdrawn', :now from team_invitation i
             where i.work_id = :work and not exists (select from work_member m where m.work_id = :work)
            on conflict (invitation_id) do nothing
            """)
    void withdrawOfNobody(long work, Instant now);

    /// What asked somebody to join the work that they belong to now has its answer.
    @SqlUpdate(
            """
            insert into team_answer (invitation_id, kind, answered_at)
            select i.id, 'accepted', :now from team_invitation i
             where i.work_id = :work and i.enrolment_id = :enrolment
            on conflict (invitation_id) do nothing
            """)
    void accepted(long work, long enrolment, Instant now);
}
