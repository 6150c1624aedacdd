package savepoint.server.people.roster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.people.Person;

interface RosterStore {
    String MEMBER =
            """
            select p.id as person_id, p.ref as person_ref, p.name, p.email,
                   e.id, e.ref, e.role, e.section, e.number, e.login, e.time_factor, e.dropped_at,
                   array(select g.name from enrolment_group g where g.enrolment_id = e.id order by g.name) as groups,
                   exists (select from identity i where i.person_id = p.id) as has_way_in,
                   exists (select from enrolment o where o.person_id = p.id and o.term_id <> e.term_id) as elsewhere,
                   exists (select from administrator a where a.person_id = p.id)
                     or exists (select from enrolment o
                                 where o.person_id = p.id and o.term_id <> e.term_id and o.role <> 'student') as trusted
              from enrolment e
              join person p on p.id = e.person_id
             where e.term_id = :term
            """;

    String CHOSEN =
            """
               and (:f.words = '' or strpos(lower(p.name || ' ' || p.email || ' ' || coalesce(e.number, '') || ' '
                                                  || coalesce(e.login, '')), lower(:f.words)) > 0)
               and (:f.role = '' or e.role = :f.role)
               and (:f.section = '' or e.section = :f.section)
               and (:f.group = '' or exists (select from enrolment_group g
                                              where g.enrolment_id = e.id and g.name = :f.group))
               and case :f.show
                     when 'dropped' then e.dropped_at is not null
                     when 'all' then true
                     when 'not-in-yet' then e.dropped_at is null
                                        and not exists (select from identity i where i.person_id = p.id)
                     when 'more-time' then e.dropped_at is null and e.time_factor > 1
                     else e.dropped_at is null
                   end
            """;

    @SqlQuery(MEMBER + " order by p.name, p.id")
    List<RosterMember> of(long term);

    @SqlQuery(
            MEMBER
                    + CHOSEN
                    + " order by case e.role when 'instructor' then 0 when 'assistant' then 1 else 2 end, p.name, p.id"
                    + " limit :most offset :skip")
    List<RosterMember> list(long term, @BindMethods("f") PeopleFilter filter, int most, int skip);

    @SqlQuery(
            "select count(*) from enrolment e join person p on p.id = e.person_id where e.term_id = :term "
                    + CHOSEN)
    int count(long term, @BindMethods("f") PeopleFilter filter);

    @SqlQuery(MEMBER + " and e.ref = :ref")
    Optional<RosterMember> find(long term, String ref);

    @SqlQuery(MEMBER + " and e.ref = any(:refs::text[]) order by p.name, p.id")
    List<RosterMember> find(long term, String[] refs);

    @SqlQuery(MEMBER + " and e.person_id = :person")
    Optional<RosterMember> ofPerson(long term, long person);

    @SqlQuery(MEMBER + " and e.number = :number")
    Optional<RosterMember> byNumber(long term, String number);

    /// How many there are of a role, and how many have dropped or cannot sign in yet.
    record Tally(long students, long staff, long dropped, long notInYet) {}

    @SqlQuery(
            """
            select count(*) filter (where e.dropped_at is null and e.role = 'student') as students,
                   count(*) filter (where e.dropped_at is null and e.role <> 'student') as staff,
                   count(*) filter (where e.dropped_at is not null) as dropped,
                   count(*) filter (where e.dropped_at is null
                                      and not exists (select from identity i where i.person_id = e.person_id)) as not_in_yet
              from enrolment e
             where e.term_id = :term
            """)
    Tally tally(long term);

    @SqlQuery(
            """
            select distinct section from enrolment
             where term_id = :term and section is not null and dropped_at is null
             order by section
            """)
    List<String> sections(long term);

    @SqlQuery(
            """
            select distinct g.name
              from enrolment_group g
              join enrolment e on e.id = g.enrolment_id
             where e.term_id = :term and e.dropped_at is null
             order by g.name
            """)
    List<String> groups(long term);

    // --- changes

    /// Changes of one term's roster come one after the other.
    @SqlQuery("select id from term where id = :term for no key update")
    long lock(long term);

    @SqlQuery(
            "select id, ref, name, email, zone from person where lower(email) = any(:emails::text[])")
    List<Person> people(String[] emails);

    @SqlQuery(
            """
            insert into enrolment (ref, term_id, person_id, role, section, number, login, time_factor, created_at)
            values (:ref, :term, :person, :role, :f.section, :f.number, :f.login, :f.timeFactor, :now)
            returning id
            """)
    long insert(
            String ref,
            long term,
            long person,
            String role,
            @BindMethods("f") Facts facts,
            Instant now);

    @SqlUpdate(
            """
            update enrolment
               set role = :role, section = :f.section, number = :f.number, login = :f.login,
                   time_factor = :f.timeFactor,
                   dropped_at = case when :f.dropped then coalesce(dropped_at, :now) end
             where id = :enrolment
            """)
    void update(long enrolment, String role, @BindMethods("f") Facts facts, Instant now);

    @SqlUpdate("delete from enrolment_group where enrolment_id = :enrolment")
    void forgetGroups(long enrolment);

    @SqlBatch("insert into enrolment_group (enrolment_id, name) values (:enrolment, :name)")
    void insertGroups(long enrolment, List<String> name);

    @SqlUpdate("update person set name = :name, email = :email where id = :person")
    void rename(long person, String name, String email);

    // --- what was done

    /// One thing that was done to somebody; `by` is null for the system itself.
    record Deed(Instant at, String by, String action, String detail) {}

    @SqlQuery(
            """
            select a.at, p.name as by, a.action, a.detail::text as detail
              from audit a
              left join person p on p.id = a.actor_id
             where a.term_id = :term and a.subject = :subject
             order by a.id desc
             limit :most
            """)
    List<Deed> deeds(long term, String subject, int most);
}
