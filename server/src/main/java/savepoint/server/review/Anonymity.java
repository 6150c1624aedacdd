package savepoint.server.review;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.server.db.Database;

/// Whose names are taken out of what the other side of a review reads.
final class Anonymity {
    private final Store store;

    Anonymity(Database database) {
        this.store = database.store(Store.class);
    }

    interface Store {
        // Whoever left a team, or was dropped, wrote in its files as well.
        @SqlQuery(
                """
                select p.name, p.email
                  from (select enrolment_id from work_member where work_id = :work
                        union
                        select enrolment_id from team_change where work_id = :work
                        union
                        select by_enrolment from submission where work_id = :work) m
                  join enrolment e on e.id = m.enrolment_id
                  join person p on p.id = e.person_id
                 order by p.id
                """)
        List<Cloak.Known> ofWork(long work);

        @SqlQuery(
                """
                select p.name, p.email from enrolment e join person p on p.id = e.person_id where e.id = :enrolment
                """)
        List<Cloak.Known> of(long enrolment);
    }

    /// Everybody whose work it is or ever was.
    Cloak ofWork(long work) {
        return new Cloak(store.ofWork(work));
    }

    /// One student.
    Cloak of(long enrolment) {
        return new Cloak(store.of(enrolment));
    }
}
