package savepoint.server.similarity.compare;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.people.Term;
import savepoint.server.similarity.found.Found;

interface SimilarityStore {
    /// Comparisons of one assignment are asked for one after the other.
    @SqlQuery("select id from activity where id = :activity for no key update")
    long lock(long activity);

    @SqlUpdate(
            """
            insert into similarity_run (ref, activity_id, by_person, asked_at, idempotency_key)
            values (:ref, :activity, :person, :now, :key)
            on conflict (activity_id, idempotency_key) do nothing
            """)
    int ask(String ref, long activity, long person, Instant now, String key);

    String RUN =
            """
            select r.id, r.ref, r.asked_at, p.name as by, coalesce(e.kind, 'asked') as state, e.hand_ins, e.unread, e.words,
                   e.at, (select count(*) from similarity_event b where b.run_id = r.id and b.kind = 'began')::int as tries
              from similarity_run r
              join person p on p.id = r.by_person
              left join lateral (
                select n.kind, n.hand_ins, n.unread, n.words, n.at
                  from similarity_event n where n.run_id = r.id order by n.id desc limit 1
              ) e on true
            """;

    @SqlQuery(RUN + " where r.activity_id = :activity order by r.id desc limit 1")
    Optional<Comparison> newest(long activity);

    /// A run that waits, or was begun and never ended, with where it belongs.
    record Waiting(long run, int tries, long activity, String assignment, @Nested Term term) {}

    @SqlQuery(
            """
            select r.id as run,
                   (select count(*) from similarity_event b where b.run_id = r.id and b.kind = 'began')::int as tries,
                   a.id as activity, a.slug as assignment,
                   t.id, t.course_id, c.slug as course, c.title as course_title, t.slug, t.zone, t.starts
              from similarity_run r
              join activity a on a.id = r.activity_id
              join term t on t.id = a.term_id
              join course c on c.id = t.course_id
             where not exists (select from similarity_event e where e.run_id = r.id and e.kind in ('found', 'failed'))
             order by r.id
             limit 1
            """)
    Optional<Waiting> next();

    @SqlUpdate(
            """
            insert into similarity_event (run_id, kind, hand_ins, unread, words, at)
            values (:run, :kind, :handIns, :unread, :words, :now)
            """)
    void event(long run, String kind, Integer handIns, Integer unread, String words, Instant now);

    record Tree(long submission, String tree) {}

    /// Of each work the hand-in that counts, or the newest where none does.
    @SqlQuery(
            """
            select s.id as submission, s.tree
              from work w
              left join lateral (
                select c.submission_id from counted_submission c where c.work_id = w.id limit 1
              ) c on true
             cross join lateral (
                select n.id, n.tree
                  from submission n
                 where n.work_id = w.id and (c.submission_id is null or n.id = c.submission_id)
                 order by n.number desc
                 limit 1
              ) s
             where w.activity_id = :activity
             order by s.id
            """)
    List<Tree> handIns(long activity);

    @SqlUpdate(
            """
            insert into similarity_rate (run_id, file, hand_ins, trees, per_thousand)
            values (:run, :rate.file, :rate.handIns, :rate.trees, :rate.perThousand)
            """)
    void rate(long run, @BindMethods("rate") Found.Rate rate);

    @SqlUpdate(
            """
            insert into similarity_pair (ref, run_id, place, one, other, share)
            values (:ref, :run, :place, :one, :other, :share)
            """)
    @GetGeneratedKeys("id")
    long pair(String ref, long run, int place, long one, long other, BigDecimal share);

    @SqlUpdate(
            """
            insert into similarity_part (pair_id, place, one_file, one_from, one_to, other_file, other_from, other_to,
                                         tokens, sharing, verbatim)
            values (:pair, :place, :one.file, :one.from, :one.to, :other.file, :other.from, :other.to,
                    :tokens, :sharing, :verbatim)
            """)
    void part(
            long pair,
            int place,
            @BindMethods("one") Found.Lines one,
            @BindMethods("other") Found.Lines other,
            int tokens,
            Integer sharing,
            boolean verbatim);

    @SqlQuery(
            """
            select file, hand_ins, trees, per_thousand from similarity_rate where run_id = :run order by file
            """)
    List<Found.Rate> rates(long run);

    String PAIR =
            """
            select p.id, p.ref, p.run_id, a.slug as assignment, a.title, p.share, x.ref as one, x.tree as one_tree,
                   xs.names as one_names, x.received_at as one_at, y.ref as other, y.tree as other_tree,
                   ys.names as other_names, y.received_at as other_at,
                   (select count(*) from similarity_part m where m.pair_id = p.id)::int as parts,
                   (select min(m.sharing) from similarity_part m where m.pair_id = p.id) as rarest,
                   (select count(*) from similarity_case c where c.pair_id = p.id)::int as cases
              from similarity_pair p
              join similarity_run r on r.id = p.run_id
              join activity a on a.id = r.activity_id
              join submission x on x.id = p.one
              join submission y on y.id = p.other
              join submission_student xs on xs.submission_id = x.id
              join submission_student ys on ys.submission_id = y.id
            """;

    @SqlQuery(PAIR + " where p.run_id = :run order by p.place")
    List<Pair> pairs(long run);

    @SqlQuery(PAIR + " where a.term_id = :term and p.ref = :ref")
    Optional<Pair> pair(long term, String ref);

    @SqlQuery(
            """
            select one_file, one_from, one_to, other_file, other_from, other_to, tokens, sharing, verbatim
              from similarity_part where pair_id = :pair order by place
            """)
    List<Part> parts(long pair);
}
