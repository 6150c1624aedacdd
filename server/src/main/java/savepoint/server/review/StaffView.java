package savepoint.server.review;

import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Viewer;
import savepoint.server.web.Post;

/// Who is behind a review: only for those who teach.
final class StaffView {
    private final Store store;
    private final Judging judging;

    StaffView(Database database, Judging judging) {
        this.store = database.store(Store.class);
        this.judging = judging;
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

    /// @param typed what was sent of the mark and not taken, or null
    WritePage.Staff of(Viewer.Staff staff, Review review, WritePages.Mark typed) {
        var mark = judging.mark(review);
        return new WritePage.Staff(
                store.name(review.reviewerId()),
                store.authors(review.workId()),
                typed != null ? typed.percent() : mark.map(Judging.Mark::percent).orElse(null),
                mark.map(Judging.Mark::by).orElse(null),
                typed != null ? typed.reason() : mark.map(Judging.Mark::reason).orElse(""),
                review.isPosted()
                        ? new Post(MinePages.path(staff.term(), review) + "/marks", Refs.random())
                        : null);
    }
}
