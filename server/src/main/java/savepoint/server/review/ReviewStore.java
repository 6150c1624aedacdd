package savepoint.server.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ReviewStore {
    String REVIEW =
            """
            select a.id, a.ref, y.slug as assignment, y.title, a.work_id, w.ref as work, a.submission_id, s.tree, o.version_id,
                   a.reviewer_id, a.letter, a.made_in, a.extra, r.id as review_id, r.posted_at, r.late,
                   d.allocation_id is not null as begun
              from allocation a
              join review_round o on o.id = a.round_id
              join activity y on y.id = o.activity_id
              join work w on w.id = a.work_id
              join submission s on s.id = a.submission_id
              left join review_draft d on d.allocation_id = a.id
              left join lateral (
                select n.id, n.posted_at, n.late from review n where n.allocation_id = a.id order by n.version desc limit 1
              ) r on true
             where not exists (select from allocation_end e where e.allocation_id = a.id)
            """;

    @SqlQuery(REVIEW + " and a.ref = :ref and a.reviewer_id = :reviewer")
    Optional<Review> find(String ref, long reviewer);

    @SqlQuery(REVIEW + " and a.ref = :ref and y.term_id = :term")
    Optional<Review> findInTerm(String ref, long term);

    @SqlQuery(
            REVIEW
                    + " and o.activity_id = :activity and a.reviewer_id = :reviewer order by a.letter")
    List<Review> ofReviewer(long activity, long reviewer);

    @SqlQuery(REVIEW + " and o.activity_id = :activity order by a.id")
    List<Review> all(long activity);

    @SqlQuery(REVIEW + " and a.id = :allocation")
    Review byId(long allocation);

    /// What one reviewer does comes one after the other: of a review handed over and its hand-in given back, the first holds.
    @SqlQuery("select id from enrolment where id = :reviewer for no key update")
    long lock(long reviewer);

    @SqlQuery("select exists (select from allocation_end where allocation_id = :allocation)")
    boolean hasEnded(long allocation);

    // --- drafts

    /// What was typed last, as JSON.
    record Draft(int version, String tab, String body, Instant savedAt) {}

    @SqlQuery(
            """
            select version, tab, body::text as body, saved_at from review_draft where allocation_id = :allocation
            """)
    Optional<Draft> draft(long allocation);

    /// 0 where another tab saved meanwhile.
    @SqlUpdate(
            """
            insert into review_draft (allocation_id, version, tab, body, saved_at)
            values (:allocation, 1, :tab, :body::jsonb, :now)
            on conflict (allocation_id) do update
               set version = review_draft.version + 1, tab = excluded.tab, body = excluded.body,
                   saved_at = excluded.saved_at
             where review_draft.version = :basedOn or review_draft.tab = excluded.tab
            """)
    int save(long allocation, int basedOn, String tab, String body, Instant now);

    // --- what was handed over

    @SqlQuery(
            """
            select id, ref, allocation_id, version, overall, late, posted_at
              from review where allocation_id = :allocation order by version desc limit 1
            """)
    Optional<Review.Head> newest(long allocation);

    @SqlQuery(
            """
            select criterion, points, comment from review_score where review_id = :review order by criterion
            """)
    List<Review.Score> scores(long review);

    @SqlQuery(
            """
            select path, line, body from review_remark where review_id = :review order by position
            """)
    List<Review.Remark> remarks(long review);

    @SqlQuery(
            """
            select n.ref as run, e.note
              from review_evidence e join run n on n.id = e.run_id
             where e.review_id = :review order by n.id
            """)
    List<Review.Evidence> evidence(long review);

    @SqlQuery(
            """
            select exists (select from review where allocation_id = :allocation and idempotency_key = :key)
            """)
    boolean isKnown(long allocation, String key);

    @SqlQuery(
            """
            insert into review (ref, allocation_id, version, overall, late, posted_at, idempotency_key)
            select :ref, :allocation, coalesce(max(version), 0) + 1, :overall, :late, :now, :key
              from review where allocation_id = :allocation
            returning id
            """)
    long insert(String ref, long allocation, String overall, boolean late, Instant now, String key);

    @SqlUpdate(
            """
            insert into review_score (review_id, criterion, points, comment)
            values (:review, :criterion, :points, :comment)
            """)
    void insertScore(long review, String criterion, BigDecimal points, String comment);

    @SqlUpdate(
            """
            insert into review_remark (review_id, position, path, line, body)
            values (:review, :position, :path, :line, :body)
            """)
    void insertRemark(long review, int position, String path, int line, String body);

    /// Without effect for a run that is not this review's.
    @SqlUpdate(
            """
            insert into review_evidence (review_id, run_id, note)
            select :review, n.id, :note
              from run n
              join review_run t on t.run_id = n.id
              join review r on r.id = :review and r.allocation_id = t.allocation_id
             where n.ref = :run
            """)
    void insertEvidence(long review, String run, String note);
}
