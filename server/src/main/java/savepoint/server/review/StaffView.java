package savepoint.server.review;

import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.server.db.Database;

/// Who is behind a review: only for those who teach.
final class StaffView {
    private final Store store;

    StaffView(Database database) {
        this.store = database.store(Store.class);
    }

    interface Store {
        @SqlQuery(
                """
                select p.name from enrolment e join person p on p.id = e.person_id where e.id = :enrolment
                """)
        String name(long enrolment);

        @SqlQuery(
                """
                select coalesce(string_agg(p.name, ', ' order by p.name), '')
                  from work_member m
                  join enrolment e on e.id = m.enrolment_id
                  join person p on p.id = e.person_id
                 where m.work_id = :work
                """)
        String authors(long work);
    }

    WritePage.Staff of(Review review) {
        return new WritePage.Staff(store.name(review.reviewerId()), store.authors(review.workId()));
    }
}
