package savepoint.server.review;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.grader.bundle.Rubric;
import savepoint.server.appeal.AppealPeriod;
import savepoint.server.appeal.AppealSubject;
import savepoint.server.appeal.Appealable;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Viewer;
import savepoint.server.web.Link;

/// The points that peers gave a work can be appealed once the reviews are released.
public final class PeerAppeals implements Appealable {
    private final Store store;
    private final Rounds rounds;
    private final InstantSource clock;

    /// Points of these rounds.
    public PeerAppeals(Database database, Rounds rounds, InstantSource clock) {
        this.store = database.store(Store.class);
        this.rounds = rounds;
        this.clock = clock;
    }

    /// A work with its assignment.
    record Work(long id, String ref, String assignment) {}

    interface Store {
        @SqlQuery(
                """
                select w.id, w.ref, y.slug as assignment
                  from work w
                  join activity y on y.id = w.activity_id and y.term_id = :term
                  join review_round o on o.activity_id = y.id
                 where w.ref = :ref
                """)
        Optional<Work> work(long term, String ref);

        @SqlQuery(
                """
                select w.id, w.ref, y.slug as assignment
                  from work w
                  join activity y on y.id = w.activity_id and y.term_id = :term
                  join review_round o on o.activity_id = y.id
                  join work_member m on m.work_id = w.id and m.enrolment_id = :enrolment
                 where w.ref = :ref
                """)
        Optional<Work> work(long term, String ref, long enrolment);

        @SqlQuery("select enrolment_id from work_member where work_id = :work")
        List<Long> members(long work);

        /// What each review came to.
        @SqlQuery(
                """
                select (select coalesce(sum(c.points), 0) from review_score c where c.review_id = r.id)
                  from allocation a
                 cross join lateral (
                    select n.id from review n where n.allocation_id = a.id order by n.version desc limit 1
                 ) r
                 where a.work_id = :work
                   and not exists (select from allocation_end x where x.allocation_id = a.id)
                """)
        List<BigDecimal> totals(long work);

        @SqlQuery("select points from peer_mark where work_id = :work order by id desc limit 1")
        Optional<BigDecimal> mark(long work);

        @SqlUpdate(
                """
                insert into peer_mark (round_id, work_id, points, reason, by_person, at)
                select o.id, w.id, :points, :reason, :by, :now
                  from work w join review_round o on o.activity_id = w.activity_id
                 where w.ref = :ref
                """)
        void set(String ref, BigDecimal points, String reason, long by, Instant now);
    }

    @Override
    public String kind() {
        return "peer-review";
    }

    @Override
    public Optional<AppealSubject> find(Viewer.Member viewer, String ref) {
        if (!Refs.isRef(ref)) return Optional.empty();
        long term = viewer.term().id();
        var work =
                switch (viewer) {
                    case Viewer.Student student -> store.work(term, ref, student.enrolment().id());
                    case Viewer.Staff _ -> store.work(term, ref);
                };
        return work.flatMap(found ->
                rounds.of(viewer.term(), found.assignment())
                        .filter(round ->
                                viewer instanceof Viewer.Staff || round.step().isReleased())
                        .flatMap(round -> subject(round, found.id(), found.ref())));
    }

    /// The points of a work; empty where no review was written of it and nobody set them.
    Optional<AppealSubject> subject(Round round, long work, String ref) {
        var possible =
                round.criteria().stream()
                        .map(Rubric.Criterion::points)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var path = round.assignment().path() + "/reviews";
        return store.mark(work)
                .or(() -> Receiving.median(store.totals(work)))
                .map(points ->
                        new AppealSubject(
                                kind(),
                                ref,
                                new Link("Peer review, " + round.assignment().row().title(), path),
                                points,
                                possible,
                                new HashSet<>(store.members(work)),
                                period(round)));
    }

    private static AppealPeriod period(Round round) {
        var timeline = round.timeline();
        return switch (timeline.step()) {
            case APPEALS -> new AppealPeriod(timeline.since(), timeline.until());
            case FINAL ->
                    new AppealPeriod(
                            timeline.since().minus(Duration.ofDays(round.rules().appealDays())),
                            timeline.since());
            case HAND_IN, CALIBRATION, WRITING, AGAIN -> AppealPeriod.NOT_YET;
        };
    }

    @Override
    public void grant(
            Handle handle,
            Viewer.Staff by,
            AppealSubject subject,
            BigDecimal points,
            String reason) {
        handle.attach(Store.class)
                .set(subject.ref(), points, reason, by.person().id(), clock.instant());
    }
}
