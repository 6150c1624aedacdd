package savepoint.server.review;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Viewer;
import savepoint.server.web.Post;

/// What authors get and what they say of it. They find only what is released, and never who wrote it.
final class Receiving {
    private final Store store;
    private final InstantSource clock;

    Receiving(Database database, InstantSource clock) {
        this.store = database.store(Store.class);
        this.clock = clock;
    }

    /// A work that was handed in.
    record Work(long id, String ref) {}

    /// A review as its author finds it. `helpful` is 0 before it was rated.
    record Got(long allocationId, String ref, long reviewId, int helpful, String reply) {}

    /// What was said of a review last.
    record Rating(int helpful, String reply) {}

    interface Store {
        @SqlQuery(
                """
                select w.id, w.ref
                  from work_member m
                  join work w on w.id = m.work_id
                 where m.activity_id = :activity and m.enrolment_id = :enrolment
                   and exists (select from submission s where s.work_id = w.id)
                """)
        Optional<Work> work(long activity, long enrolment);

        // Refs are random: their order tells nothing of who wrote, or when.
        @SqlQuery(
                """
                select a.id as allocation_id, r.ref, r.id as review_id, coalesce(g.helpful, 0) as helpful,
                       coalesce(g.reply, '') as reply
                  from allocation a
                  join review_round o on o.id = a.round_id and o.activity_id = :activity
                 cross join lateral (
                    select n.id, n.ref from review n where n.allocation_id = a.id order by n.version desc limit 1
                 ) r
                  left join lateral (
                    select t.helpful, t.reply from review_rating t where t.review_id = r.id order by t.id desc limit 1
                  ) g on true
                 where a.work_id = :work
                   and not exists (select from allocation_end e where e.allocation_id = a.id)
                 order by r.ref
                """)
        List<Got> of(long activity, long work);

        @SqlQuery(
                """
                select y.slug
                  from review r
                  join allocation a on a.id = r.allocation_id
                  join review_round o on o.id = a.round_id
                  join activity y on y.id = o.activity_id and y.term_id = :term
                  join work_member m on m.work_id = a.work_id and m.enrolment_id = :enrolment
                 where r.ref = :ref
                """)
        Optional<String> assignment(long term, long enrolment, String ref);

        @SqlUpdate(
                """
                insert into review_rating (review_id, helpful, reply, enrolment_id, at, idempotency_key)
                select id, :helpful, :reply, :enrolment, :now, :key from review where ref = :ref
                on conflict (review_id, idempotency_key) do nothing
                """)
        void rate(String ref, int helpful, String reply, long enrolment, Instant now, String key);

        @SqlQuery(
                """
                select helpful, reply from review_rating where review_id = :review order by id desc limit 1
                """)
        Optional<Rating> rating(long review);
    }

    /// The student's work, if something was handed in for it.
    Optional<Work> work(Viewer.Student student, Round round) {
        return store.work(round.assignment().row().activityId(), student.enrolment().id());
    }

    /// The reviews of a work.
    List<Got> of(Round round, Work work) {
        return store.of(round.assignment().row().activityId(), work.id());
    }

    /// The assignment of a review that this author may see once it is released.
    Optional<String> assignment(Viewer.Student student, String ref) {
        return Refs.isRef(ref)
                ? store.assignment(student.term().id(), student.enrolment().id(), ref)
                : Optional.empty();
    }

    /// Says how helpful a review was; the newest counts.
    void rate(Viewer.Student author, String ref, int helpful, String reply, String key) {
        store.rate(
                ref,
                helpful,
                reply,
                author.enrolment().id(),
                clock.instant(),
                Post.exactKey(key, Integer.toString(helpful), reply));
    }

    /// What the author said of a review.
    Optional<Rating> rating(long review) {
        return store.rating(review);
    }
}
