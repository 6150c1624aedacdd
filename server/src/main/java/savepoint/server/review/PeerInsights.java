package savepoint.server.review;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.grader.bundle.Rubric;
import savepoint.server.db.Database;
import savepoint.server.people.Term;

/// What the reviews of an assignment tell those who teach.
public final class PeerInsights {
    private final Store store;
    private final Rounds rounds;
    private final PeerFacts facts;

    /// Of these rounds and facts.
    public PeerInsights(Database database, Rounds rounds, PeerFacts facts) {
        this.store = database.store(Store.class);
        this.rounds = rounds;
        this.facts = facts;
    }

    /// Somebody who made a work that was handed in, or reviewed one; `work` is null for who only reviewed.
    record Member(long enrolment, String name, Long work) {}

    interface Store {
        @SqlQuery(
                """
                select e.id as enrolment, p.name, m.work_id as work
                  from activity y
                  join enrolment e on e.term_id = y.term_id and e.role = 'student'
                  join person p on p.id = e.person_id
                  left join work_member m
                    on m.activity_id = y.id and m.enrolment_id = e.id and e.dropped_at is null
                   and exists (select from submission s where s.work_id = m.work_id)
                 where y.id = :activity
                """)
        List<Member> members(long activity);

        /// All that a reviewer wrote about a work, as handed over last.
        @SqlQuery(
                """
                select a.reviewer_id as reviewer, a.work_id as work,
                       concat_ws(' ', r.overall, (select string_agg(c.comment, ' ' order by c.criterion)
                                                    from review_score c where c.review_id = r.id)) as words
                  from allocation a
                  cross join lateral (
                    select n.id, n.overall from review n where n.allocation_id = a.id order by n.version desc limit 1
                  ) r
                 where a.round_id = :round
                   and not exists (select from allocation_end x where x.allocation_id = a.id)
                 order by a.id
                """)
        List<savepoint.server.review.estimate.Round.Text> texts(long round);
    }

    /// Empty where no review was written.
    public Optional<Insights> of(Term term, String assignment) {
        return rounds.of(term, assignment).flatMap(round -> of(term, round));
    }

    Optional<Insights> of(Term term, Round round) {
        var most = most(round);
        if (most.signum() == 0) return Optional.empty();
        return facts.of(term, round.assignment().row().slug())
                .filter(known -> known.asked().stream().anyMatch(PeerFacts.Asked::isWritten))
                .map(known -> of(round, known, most));
    }

    private Insights of(Round round, PeerFacts.Facts known, BigDecimal most) {
        var people = new HashMap<Long, String>();
        Map<Long, Set<Long>> makers = new TreeMap<>();
        for (var member : store.members(round.assignment().row().activityId())) {
            people.put(member.enrolment(), member.name());
            if (member.work() != null)
                makers.computeIfAbsent(member.work(), _ -> new HashSet<>()).add(member.enrolment());
        }
        return Insights.of(people, makers, known.scores(most), store.texts(round.id()));
    }

    /// All points that peers give.
    static BigDecimal most(Round round) {
        return round.criteria().stream()
                .map(Rubric.Criterion::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
