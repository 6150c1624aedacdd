package savepoint.server.review;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.verdict.CheckResult;
import savepoint.grader.verdict.Outcome;
import savepoint.grader.verdict.Verdict;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.grading.Bundles;
import savepoint.server.grading.Gradings;
import savepoint.server.grading.LiveGradings;
import savepoint.server.grading.Results;
import savepoint.server.grading.Standing;
import savepoint.server.people.Viewer;
import savepoint.server.web.Post;

/// Hand-ins run by their reviewers, on the sample rows or on rows of their own. A hand-in that does on such rows what the
/// reference does not is shown to break, by the grader and nobody else.
final class Trials {
    /// Runs that one student may have waiting.
    static final int MOST_UNDER_WAY = 2;

    private static final String SAMPLE = "fixtures/sample.sql";
    private static final Pattern ROWS_REFUSED = Pattern.compile(": fixture 1 line (\\d+): (.*)");

    private final Database database;
    private final Store store;
    private final Gradings gradings;
    private final LiveGradings live;
    private final InstantSource clock;

    Trials(Database database, Results results, InstantSource clock) {
        this.database = database;
        this.store = database.store(Store.class);
        this.gradings = results.gradings();
        this.live = results.live();
        this.clock = clock;
    }

    /// A run; `rows` is null for one on the sample rows.
    record Trial(long id, String ref, String rows, Instant askedAt) {}

    interface Store {
        String TRIAL =
                """
                select n.id, n.ref, t.rows, n.asked_at
                  from review_run t
                  join run n on n.id = t.run_id
                """;

        @SqlQuery(TRIAL + " where t.allocation_id = :allocation order by n.id desc limit 20")
        List<Trial> of(long allocation);

        @SqlQuery(TRIAL + " where t.allocation_id = :allocation and n.ref = :ref")
        Optional<Trial> find(long allocation, String ref);

        @SqlQuery(TRIAL + " where n.ref = :ref")
        Optional<Trial> byRef(String ref);

        @SqlQuery("select ref from run where work_id = :work and idempotency_key = :key")
        Optional<String> byKey(long work, String key);

        @SqlQuery(
                """
                select count(*) from grading
                 where enrolment_id = :reviewer and run_id is not null and finished_at is null
                """)
        int underWay(long reviewer);

        @SqlQuery(
                """
                insert into run (ref, work_id, by_enrolment, asked_at, tree, idempotency_key)
                values (:ref, :work, :reviewer, :now, :tree, :key)
                returning id
                """)
        long insertRun(String ref, long work, long reviewer, Instant now, String tree, String key);

        @SqlQuery(
                """
                select f.detail
                  from grading_fault f join grading g on g.id = f.grading_id
                 where g.run_id = :run
                 order by f.try desc limit 1
                """)
        Optional<String> fault(long run);

        @SqlUpdate(
                """
                insert into review_run (run_id, allocation_id, rows) values (:run, :allocation, :rows)
                """)
        void insert(long run, long allocation, String rows);

        /// The bundle's version with other rows, which nobody is given as content.
        @SqlUpdate(
                """
                insert into content_version (course_id, kind, slug, tree, facts, published_at)
                select v.course_id, 'trial', v.slug, :tree, '{}', :now from content_version v where v.id = :version
                on conflict (course_id, kind, slug, tree) do nothing
                """)
        void addVersion(long version, String tree, Instant now);

        @SqlQuery(
                """
                select t.id
                  from content_version v
                  join content_version t on t.course_id = v.course_id and t.slug = v.slug and t.kind = 'trial'
                 where v.id = :version and t.tree = :tree
                """)
        long version(long version, String tree);
    }

    /// What became of a run that was asked for.
    sealed interface Asked {
        /// It is queued, now or before.
        record Taken(String ref) implements Asked {}

        /// Too many are under way.
        record Waits() implements Asked {}
    }

    /// Runs the hand-in of a review.
    ///
    /// @param rows INSERT statements that [OwnRows] found in order; empty for the sample rows
    Asked ask(
            Viewer.Student student, Review review, Round round, Optional<String> rows, String key) {
        var exact = "review " + review.ref() + " " + Post.exactKey(key, rows.orElse(""));
        return database.inTransaction(handle -> {
            var inside = handle.attach(Store.class);
            handle.attach(ReviewStore.class).lock(review.reviewerId());
            var known = inside.byKey(review.workId(), exact);
            if (known.isPresent()) return new Asked.Taken(known.get());
            long reviewer = student.enrolment().id();
            if (inside.underWay(reviewer) >= MOST_UNDER_WAY) return new Asked.Waits();
            var now = clock.instant();
            var ref = Refs.random();
            long id = inside.insertRun(ref, review.workId(), reviewer, now, review.tree(), exact);
            inside.insert(id, review.id(), rows.orElse(null));
            long version = review.versionId();
            if (rows.isPresent()) {
                var tree = Bundles.write(handle, bundle(round, rows.get()));
                inside.addVersion(version, tree, now);
                version = inside.version(version, tree);
            }
            var _ =
                    gradings.run(
                            handle,
                            new Gradings.Subject(
                                    id, review.work(), reviewer, review.tree(), version));
            return new Asked.Taken(ref);
        });
    }

    /// The bundle, with these rows in place of the sample's.
    private static FileTree bundle(Round round, String rows) {
        var files = new TreeMap<>(round.bundle().tree().files());
        files.put(SAMPLE, rows.getBytes(StandardCharsets.UTF_8));
        return new FileTree(files);
    }

    /// Where runs are watched.
    LiveGradings live() {
        return live;
    }

    /// The runs of a review, newest first.
    List<Trial> of(Review review) {
        return store.of(review.id());
    }

    /// A run of a review.
    Optional<Trial> find(Review review, String ref) {
        return Refs.isRef(ref) ? store.find(review.id(), ref) : Optional.empty();
    }

    /// How far a run has come.
    Standing standing(Trial trial) {
        return gradings.ofRun(trial.id());
    }

    /// The checks that a run failed; empty while it is under way.
    List<CheckResult> failed(Trial trial) {
        return switch (standing(trial)) {
            case Standing.UnderWay _ -> List.of();
            case Standing.Ended(var report, _) ->
                    report.verdict().results().stream()
                            .filter(result -> result.outcome() == Outcome.FAILED)
                            .toList();
        };
    }

    /// What a run came to, in words.
    String outcome(Trial trial) {
        return switch (standing(trial)) {
            case Standing.UnderWay _ -> "running";
            case Standing.Ended(var report, _) ->
                    switch (report.verdict()) {
                        case Verdict.Graded graded -> passed(graded.results());
                        case Verdict.LimitHit hit -> "stopped at a limit: " + hit.limit().words();
                        case Verdict.CompileFailed _ -> "does not compile";
                        case Verdict.Refused _ -> "was not taken";
                        case Verdict.GraderFault _ -> fault(trial);
                    };
        };
    }

    /// Rows that the tables do not take stop a run before it begins; all else is our fault.
    private String fault(Trial trial) {
        return store.fault(trial.id())
                .map(ROWS_REFUSED::matcher)
                .filter(Matcher::find)
                .map(found ->
                        "these rows do not fit, line %s: %s"
                                .formatted(found.group(1), found.group(2)))
                .orElse("could not be run; the fault is ours");
    }

    private static String passed(List<CheckResult> results) {
        long passed = results.stream().filter(one -> one.outcome() == Outcome.PASSED).count();
        return "%d of %d checks passed".formatted(passed, results.size());
    }

    /// Evidence as authors see it.
    List<ReceivedView.Proof> proofs(List<Review.Evidence> evidence, Cloak cloak) {
        return evidence.stream()
                .flatMap(one -> store.byRef(one.run()).stream().map(run -> proof(one, run, cloak)))
                .toList();
    }

    private ReceivedView.Proof proof(Review.Evidence evidence, Trial trial, Cloak cloak) {
        var failed = failed(trial);
        return new ReceivedView.Proof(
                trial.rows() == null ? null : cloak.prose(trial.rows()),
                cloak.prose(evidence.note()),
                !failed.isEmpty(),
                failed.isEmpty()
                        ? null
                        : failed.stream().map(CheckResult::name).collect(Collectors.joining(", ")));
    }
}
