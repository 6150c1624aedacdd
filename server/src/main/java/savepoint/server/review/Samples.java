package savepoint.server.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.PeerReview;
import savepoint.grader.bundle.Sample;
import savepoint.server.assignment.Assignments;
import savepoint.server.db.Database;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import tools.jackson.databind.json.JsonMapper;

/// Sample hand-ins that reviewers judge before they judge each other: then they see how their instructors judge them.
final class Samples {
    private final Store store;
    private final InstantSource clock;

    Samples(Database database, InstantSource clock) {
        this.store = database.store(Store.class);
        this.clock = clock;
    }

    interface Store {
        @SqlQuery(
                """
                select points::text from calibration
                 where round_id = :round and enrolment_id = :enrolment and sample = :sample
                """)
        Optional<String> points(long round, long enrolment, String sample);

        @SqlUpdate(
                """
                insert into calibration (round_id, enrolment_id, sample, points, at)
                values (:round, :enrolment, :sample, :points::jsonb, :now)
                on conflict (round_id, enrolment_id, sample) do nothing
                """)
        void insert(long round, long enrolment, String sample, String points, Instant now);
    }

    /// A sample of a round; `number` counts from 1, since its name would tell what is wrong with it.
    record One(int number, PeerReview.Calibration calibration) {
        /// What the instructor gives it in all.
        BigDecimal known() {
            return calibration.points().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    /// What somebody gave a sample.
    record Given(Map<String, BigDecimal> points, Map<String, String> comments) {}

    static List<One> of(Round round) {
        var all = round.bundle().review().calibration();
        return IntStream.range(0, all.size()).mapToObj(i -> new One(i + 1, all.get(i))).toList();
    }

    static Optional<One> find(Round round, String number) {
        return of(round).stream()
                .filter(one -> Integer.toString(one.number()).equals(number))
                .findFirst();
    }

    /// Its files, as somebody would have handed them in.
    static FileTree files(Round round, One one) {
        return round.bundle()
                .tree()
                .under("samples/" + one.calibration().sample())
                .without(Sample.EXPECTATION);
    }

    /// What the student gave it, once they did.
    Optional<Given> given(Viewer.Student student, Round round, One one) {
        return round.row()
                .flatMap(row ->
                        store.points(
                                row.id(), student.enrolment().id(), one.calibration().sample()))
                .map(json -> JsonMapper.shared().readValue(json, Given.class));
    }

    /// Keeps what the student gives it; what was given first stays.
    void give(Viewer.Student student, Round round, One one, Given given) {
        store.insert(
                round.id(),
                student.enrolment().id(),
                one.calibration().sample(),
                JsonMapper.shared().writeValueAsString(given),
                clock.instant());
    }

    /// Whether they can be judged now.
    static boolean isOpen(Round round) {
        return round.row().isPresent()
                && (round.step() == Step.CALIBRATION || round.step().isWriting());
    }

    /// Whether the student has to judge some before their first review.
    boolean isPending(Viewer.Student student, Round round) {
        return isOpen(round)
                && of(round).stream().anyMatch(one -> given(student, round, one).isEmpty());
    }

    List<MinePage.Duty> duties(Viewer.Student student, Round round) {
        if (round.row().isEmpty() || round.step() == Step.HAND_IN) return List.of();
        return of(round).stream().map(one -> duty(student, round, one)).toList();
    }

    private MinePage.Duty duty(Viewer.Student student, Round round, One one) {
        boolean done = given(student, round, one).isPresent();
        var state =
                done
                        ? MinePage.State.WRITTEN
                        : isOpen(round) ? MinePage.State.TO_WRITE : MinePage.State.LEFT;
        return new MinePage.Duty(
                "Sample " + one.number(), path(student.term(), round, one), state, null, false);
    }

    /// The address of a sample.
    static String path(Term term, Round round, One one) {
        return Assignments.path(term, round.assignment().row().slug())
                + "/review-samples/"
                + one.number();
    }
}
