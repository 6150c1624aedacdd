package savepoint.server.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface WorkStore {
    /// What somebody does twice at once comes one after the other, also before there is a work to lock.
    @SqlQuery("select id from enrolment where id = :enrolment for no key update")
    long lockEnrolment(long enrolment);

    String OF =
            """
            select w.id, w.ref
              from work w
              join work_member m on m.work_id = w.id
             where m.activity_id = :activity and m.enrolment_id = :enrolment
            """;

    @SqlQuery(OF)
    Optional<Work> of(long activity, long enrolment);

    @SqlQuery(OF + " for no key update of w")
    Optional<Work> lock(long activity, long enrolment);

    @SqlQuery("select id from work where id in (:one, :other) order by id for no key update")
    List<Long> lockBoth(long one, long other);

    @SqlQuery(
            "insert into work (ref, activity_id, created_at) values (:ref, :activity, :now) returning id, ref")
    Work insert(String ref, long activity, Instant now);

    @SqlUpdate(
            "insert into work_member (work_id, activity_id, enrolment_id) values (:work, :activity, :enrolment)")
    void insertMember(long work, long activity, long enrolment);
}
