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
import savepoint.server.appeal.AppealPeriod;
import savepoint.server.appeal.AppealSubject;
import savepoint.server.appeal.Appealable;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Link;

/// The points that peers gave a work can be appealed once the reviews are released.
public final class PeerAppeals implements Appealable {
    private final Store store;
    private final Rounds rounds;
    private final PeerPoints points;
    private final InstantSource clock;

    /// Points of these rounds.
    ///
    /// @param points what they come to, so that an appeal is about what the student really has
    public PeerAppeals(Database database, Rounds rounds, PeerPoints points, InstantSource clock) {
        this.store = database.store(Store.class);
        this.rounds = rounds;
        this.points = points;
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
                        .flatMap(round -> subject(viewer.term(), round, found.id(), found.ref())));
    }

    /// The points of a work; empty where its peers give none, or may still give others.
    Optional<AppealSubject> subject(Term term, Round round, long work, String ref) {
        var members = store.members(work);
        var path = round.assignment().path() + "/reviews";
        return members.stream()
                .flatMap(member -> points.of(term, round.assignment(), member).stream())
                .findFirst()
                .map(given ->
                        new AppealSubject(
                                kind(),
                                ref,
                                new Link("Peer review, " + round.assignment().row().title(), path),
                                given.points(),
                                given.of(),
                                new HashSet<>(members),
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
