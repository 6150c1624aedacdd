package savepoint.server.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;
import tools.jackson.databind.json.JsonMapper;

/// What staff decide themselves: the peers' part of a work, and what a review is worth.
final class Judging {
    private final Database database;
    private final Store store;
    private final Audit audit;
    private final InstantSource clock;

    Judging(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(Store.class);
        this.audit = audit;
        this.clock = clock;
    }

    /// A work that was handed in, with the hand-in that counts.
    record Work(long id, String ref, String authors, String tree) {}

    /// A review of it, as far as it was written: `points` are null before.
    record Given(String ref, String reviewer, BigDecimal points) {}

    /// What was set last; `criteria` is null where only the sum was.
    record Settled(BigDecimal points, String criteria, String reason, String by, Instant at) {
        Map<String, BigDecimal> byCriterion() {
            if (criteria == null) return Map.of();
            var read = new TreeMap<String, BigDecimal>();
            JsonMapper.shared()
                    .readTree(criteria)
                    .properties()
                    .forEach(one -> read.put(one.getKey(), one.getValue().decimalValue()));
            return read;
        }
    }

    /// What staff think a review is worth, in hundredths.
    record Mark(int percent, String reason, String by) {}

    interface Store {
        @SqlQuery(
                """
                select w.id, w.ref, x.authors, s.tree
                  from work w
                 cross join lateral (
                    select coalesce(string_agg(p.name, ', ' order by p.name), '') as authors
                      from work_member m
                      join enrolment e on e.id = m.enrolment_id
                      join person p on p.id = e.person_id
                     where m.work_id = w.id
                 ) x
                 cross join lateral (
                    select n.tree
                      from submission n
                      left join counted_submission c on c.work_id = w.id and c.submission_id = n.id
                     where n.work_id = w.id
                     order by c.submission_id is not null desc, n.number desc
                     limit 1
                 ) s
                 where w.activity_id = :activity and w.ref = :ref
                """)
        Optional<Work> work(long activity, String ref);

        @SqlQuery(
                """
                select a.ref, p.name as reviewer,
                       (select sum(c.points) from review_score c where c.review_id = r.id) as points
                  from allocation a
                  join enrolment e on e.id = a.reviewer_id
                  join person p on p.id = e.person_id
                  left join lateral (
                    select n.id from review n where n.allocation_id = a.id order by n.version desc limit 1
                  ) r on true
                 where a.work_id = :work
                   and not exists (select from allocation_end x where x.allocation_id = a.id)
                 order by a.id
                """)
        List<Given> given(long work);

        @SqlQuery(
                """
                select m.points, m.criteria::text as criteria, m.reason, p.name as by, m.at
                  from peer_mark m join person p on p.id = m.by_person
                 where m.work_id = :work
                 order by m.id desc limit 1
                """)
        Optional<Settled> standing(long work);

        @SqlUpdate(
                """
                insert into peer_mark (round_id, work_id, points, criteria, reason, by_person, at, idempotency_key)
                values (:round, :work, :points, :criteria::jsonb, :reason, :by, :now, :key)
                on conflict (work_id, idempotency_key) do nothing
                """)
        int set(
                long round,
                long work,
                BigDecimal points,
                String criteria,
                String reason,
                long by,
                Instant now,
                String key);

        @SqlQuery(
                """
                select m.percent, m.reason, p.name as by
                  from review_mark m join person p on p.id = m.by_person
                 where m.allocation_id = :review
                 order by m.id desc limit 1
                """)
        Optional<Mark> mark(long review);

        @SqlUpdate(
                """
                insert into review_mark (allocation_id, percent, reason, by_person, at, idempotency_key)
                values (:review, :percent, :reason, :by, :now, :key)
                on conflict (allocation_id, idempotency_key) do nothing
                """)
        int setMark(long review, int percent, String reason, long by, Instant now, String key);
    }

    /// A work of a round, by its ref.
    Optional<Work> work(Round round, String ref) {
        return Refs.isRef(ref)
                ? store.work(round.assignment().row().activityId(), ref)
                : Optional.empty();
    }

    /// The reviews of a work.
    List<Given> given(Work work) {
        return store.given(work.id());
    }

    /// What staff set for a work last.
    Optional<Settled> standing(Work work) {
        return store.standing(work.id());
    }

    /// Sets the peers' part of a work by their criteria; from then on it goes before what reviews come to.
    void judge(
            Viewer.Staff by,
            Round round,
            Work work,
            Map<String, BigDecimal> criteria,
            String reason,
            String key) {
        var points = criteria.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        database.useTransaction(handle -> {
            int set =
                    handle.attach(Store.class)
                            .set(
                                    round.id(),
                                    work.id(),
                                    points,
                                    JsonMapper.shared().writeValueAsString(criteria),
                                    reason,
                                    by.person().id(),
                                    clock.instant(),
                                    key);
            if (set == 1)
                audit.record(
                        handle,
                        by,
                        "reviews: set the peers' part",
                        "work " + work.ref(),
                        Map.of("points", points, "criteria", criteria, "reason", reason));
        });
    }

    /// What staff said of a review last.
    Optional<Mark> mark(Review review) {
        return store.mark(review.id());
    }

    /// Says what a review is worth; it goes before what agreement, rating and evidence say.
    void mark(Viewer.Staff by, Review review, int percent, String reason, String key) {
        database.useTransaction(handle -> {
            int set =
                    handle.attach(Store.class)
                            .setMark(
                                    review.id(),
                                    percent,
                                    reason,
                                    by.person().id(),
                                    clock.instant(),
                                    key);
            if (set == 1)
                audit.record(
                        handle,
                        by,
                        "reviews: marked a review",
                        "allocation " + review.ref(),
                        Map.of("percent", percent, "reason", reason));
        });
    }
}
