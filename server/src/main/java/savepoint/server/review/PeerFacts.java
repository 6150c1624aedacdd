package savepoint.server.review;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.server.db.Database;
import savepoint.server.people.Term;
import savepoint.server.review.estimate.Calibration;
import savepoint.server.review.estimate.Scores;

/// What the reviews of an assignment come to in facts, for whoever makes points of them.
public final class PeerFacts {
    private final Store store;
    private final AllocationStore judged;
    private final Rounds rounds;

    /// The facts of these rounds.
    public PeerFacts(Database database, Rounds rounds) {
        this.store = database.store(Store.class);
        this.judged = database.store(AllocationStore.class);
        this.rounds = rounds;
    }

    /// A review that was asked for.
    ///
    /// @param reviewer the enrolment of who was asked, `work` the work's id
    /// @param extra whether it is more than their share: to leave it costs nothing
    /// @param scores points by criterion as handed over last; empty while it is not
    /// @param late whether it was handed over after its time
    /// @param helpful what the author says of it, 1 to 5; null until they do
    /// @param proven whether it shows a run of the work in which the grader found a check to fail
    /// @param mark what staff think it is worth, in hundredths; null where they did not say
    public record Asked(
            String ref,
            long reviewer,
            long work,
            boolean extra,
            Map<String, BigDecimal> scores,
            boolean late,
            Integer helpful,
            boolean proven,
            Integer mark) {
        /// What it gave in all.
        public BigDecimal total() {
            return scores.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /// Whether it was handed over.
        public boolean isWritten() {
            return !scores.isEmpty();
        }
    }

    /// All of an assignment.
    ///
    /// @param released whether authors see them
    /// @param asked every review that was asked for and not taken or given back
    /// @param returned how many hand-ins that a reviewer gave back are part of their share all the same: nothing came in their
    /// place, and nobody keeps the two apart
    /// @param marks the peers' part of works as staff set it, by the works' ids
    /// @param samples what reviewers gave to samples, and what the instructor did
    public record Facts(
            Step step,
            boolean released,
            int count,
            List<Asked> asked,
            Map<Long, Integer> returned,
            Map<Long, BigDecimal> marks,
            List<Calibration> samples) {
        /// What was written, as shares of no more than `most` points.
        public Scores scores(BigDecimal most) {
            return new Scores(
                            asked.stream()
                                    .filter(Asked::isWritten)
                                    .map(one ->
                                            new savepoint.server.review.estimate.Score(
                                                    one.reviewer(),
                                                    one.work(),
                                                    one.total().min(most).doubleValue()))
                                    .toList(),
                            Map.of(),
                            most.doubleValue())
                    .calibrated(samples);
        }
    }

    record Row(
            String ref,
            long reviewer,
            long work,
            boolean extra,
            Long reviewId,
            boolean late,
            Integer helpful,
            boolean proven,
            Integer mark) {}

    record Score(long reviewId, String criterion, BigDecimal points) {}

    record Returned(long reviewer, int number) {}

    record Mark(long work, BigDecimal points) {}

    interface Store {
        @SqlQuery(
                """
                select exists (select from review_round r
                                 join activity a on a.id = r.activity_id
                                where a.term_id = :term and a.kind = 'assignment' and a.slug = :slug)
                """)
        boolean hasBegun(long term, String slug);

        @SqlQuery(
                """
                select a.ref, a.reviewer_id as reviewer, a.work_id as work, a.extra, r.id as review_id,
                       coalesce(r.late, false) as late,
                       (select g.helpful from review_rating g where g.review_id = r.id order by g.id desc limit 1) as helpful,
                       exists (select from review_evidence e
                                 join grading g on g.run_id = e.run_id
                                 join verdict v on v.grading_id = g.id
                                cross join jsonb_array_elements(v.body -> 'verdict' -> 'checks') c
                                where e.review_id = r.id and v.kind in ('graded', 'limit-hit')
                                  and c ->> 'outcome' = 'failed') as proven,
                       (select m.percent from review_mark m where m.allocation_id = a.id order by m.id desc limit 1) as mark
                  from allocation a
                  left join lateral (
                    select n.id, n.late from review n where n.allocation_id = a.id order by n.version desc limit 1
                  ) r on true
                 where a.round_id = :round
                   and (:all or a.work_id = any (:works) or a.reviewer_id = any (:reviewers))
                   and not exists (select from allocation_end x where x.allocation_id = a.id)
                 order by a.id
                """)
        List<Row> asked(long round, boolean all, Long[] works, Long[] reviewers);

        @SqlQuery(
                """
                select s.review_id, s.criterion, s.points
                  from review_score s
                  join review r on r.id = s.review_id
                  join allocation a on a.id = r.allocation_id
                 where a.round_id = :round
                   and (:all or a.work_id = any (:works) or a.reviewer_id = any (:reviewers))
                """)
        List<Score> scores(long round, boolean all, Long[] works, Long[] reviewers);

        @SqlQuery(
                """
                select a.reviewer_id as reviewer, count(*)::integer as number
                  from allocation a
                  join allocation_end x on x.allocation_id = a.id and x.kind = 'given-back'
                 where a.round_id = :round and not a.extra and (:all or a.reviewer_id = any (:reviewers))
                   and not exists (select from work_member m
                                     join conflict c on c.one_enrolment = least(m.enrolment_id, a.reviewer_id)
                                                    and c.other_enrolment = greatest(m.enrolment_id, a.reviewer_id)
                                    where m.work_id = a.work_id
                                      and not exists (select from conflict_end e where e.conflict_id = c.id))
                 group by a.reviewer_id
                """)
        List<Returned> returned(long round, boolean all, Long[] reviewers);

        @SqlQuery(
                """
                select distinct on (work_id) work_id as work, points
                  from peer_mark where round_id = :round order by work_id, id desc
                """)
        List<Mark> marks(long round);
    }

    /// The facts of an assignment; empty where its hand-ins are not reviewed, or reviews have not begun.
    public Optional<Facts> of(Term term, String assignment) {
        return of(term, assignment, true, List.of(), List.of());
    }

    /// Only the reviews of these works and those by these enrolments.
    public Optional<Facts> of(
            Term term, String assignment, Collection<Long> works, Collection<Long> reviewers) {
        return of(term, assignment, false, works, reviewers);
    }

    private Optional<Facts> of(
            Term term,
            String assignment,
            boolean all,
            Collection<Long> works,
            Collection<Long> reviewers) {
        // Cheaper than a round's timeline, which looks at everybody's deadlines.
        if (!store.hasBegun(term.id(), assignment)) return Optional.empty();
        return rounds.of(term, assignment)
                .flatMap(round ->
                        round.row()
                                .map(row ->
                                        facts(
                                                round,
                                                row.id(),
                                                all,
                                                works.toArray(Long[]::new),
                                                reviewers.toArray(Long[]::new))));
    }

    private Facts facts(Round round, long id, boolean all, Long[] works, Long[] reviewers) {
        var scores =
                store.scores(id, all, works, reviewers).stream()
                        .collect(Collectors.groupingBy(Score::reviewId));
        var asked =
                store.asked(id, all, works, reviewers).stream()
                        .map(row ->
                                asked(
                                        row,
                                        row.reviewId() == null
                                                ? List.of()
                                                : scores.getOrDefault(row.reviewId(), List.of())))
                        .toList();
        int count = round.rules().count();
        return new Facts(
                round.step(),
                round.step().isReleased(),
                count,
                asked,
                owed(store.returned(id, all, reviewers), asked, count),
                store.marks(id).stream().collect(Collectors.toMap(Mark::work, Mark::points)),
                samples(round, judged.judged(id)));
    }

    /// What nothing came in the place of: those who gave back and were given another have their whole share.
    private static Map<Long, Integer> owed(List<Returned> returned, List<Asked> asked, int count) {
        Map<Long, Long> share =
                asked.stream()
                        .filter(one -> !one.extra())
                        .collect(Collectors.groupingBy(Asked::reviewer, Collectors.counting()));
        return returned.stream()
                .collect(
                        Collectors.toMap(
                                Returned::reviewer,
                                one ->
                                        Math.clamp(
                                                count - share.getOrDefault(one.reviewer(), 0L),
                                                0,
                                                one.number())));
    }

    private static List<Calibration> samples(Round round, List<AllocationStore.Judged> judged) {
        var samples = Samples.of(round);
        return judged.stream()
                .flatMap(one ->
                        samples.stream()
                                .filter(sample ->
                                        sample.calibration().sample().equals(one.sample()))
                                .map(sample ->
                                        new Calibration(
                                                one.reviewerId(),
                                                sample.number(),
                                                one.points().doubleValue(),
                                                sample.known().doubleValue())))
                .toList();
    }

    private static Asked asked(Row row, List<Score> scores) {
        return new Asked(
                row.ref(),
                row.reviewer(),
                row.work(),
                row.extra(),
                scores.stream().collect(Collectors.toMap(Score::criterion, Score::points)),
                row.late(),
                row.helpful(),
                row.proven(),
                row.mark());
    }
}
