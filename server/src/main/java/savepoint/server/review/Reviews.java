package savepoint.server.review;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import savepoint.grader.bundle.FileTree;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.grading.Bundles;
import savepoint.server.people.Viewer;
import savepoint.server.web.Post;
import tools.jackson.databind.json.JsonMapper;

/// What students write on each other's hand-ins. A draft is kept as it is typed; what is handed over is kept for ever.
final class Reviews {
    private final Database database;
    private final ReviewStore store;
    private final Bundles bundles;
    private final InstantSource clock;

    Reviews(Database database, Bundles bundles, InstantSource clock) {
        this.database = database;
        this.store = database.store(ReviewStore.class);
        this.bundles = bundles;
        this.clock = clock;
    }

    /// A review that the viewer may see: a student their own, staff anybody's.
    Optional<Review> find(Viewer.Member viewer, String ref) {
        if (!Refs.isRef(ref)) return Optional.empty();
        return switch (viewer) {
            case Viewer.Student student -> store.find(ref, student.enrolment().id());
            case Viewer.Staff staff -> store.findInTerm(ref, staff.term().id());
        };
    }

    /// What a student is asked to review, in the order of its letters.
    List<Review> of(Viewer.Student student, Round round) {
        return store.ofReviewer(round.assignment().row().activityId(), student.enrolment().id());
    }

    /// Everybody's.
    List<Review> all(Round round) {
        return store.all(round.assignment().row().activityId());
    }

    /// The files to be reviewed.
    FileTree files(Review review) {
        return bundles.files(review.tree());
    }

    /// How many lines each of them has.
    Map<String, Integer> lines(Review review) {
        var files = files(review);
        var lines = new HashMap<String, Integer>();
        for (var name : files.files().keySet())
            lines.put(
                    name,
                    files.text(name).map(text -> Math.toIntExact(text.lines().count())).orElse(0));
        return lines;
    }

    /// What was typed last; empty before anything was.
    Optional<ReviewStore.Draft> draft(Review review) {
        return store.draft(review.id());
    }

    static ReviewText text(ReviewStore.Draft draft) {
        return JsonMapper.shared().readValue(draft.body(), ReviewText.class);
    }

    /// What was handed over last.
    Optional<Review.Posted> posted(Review review) {
        return store.newest(review.id()).map(this::posted);
    }

    private Review.Posted posted(Review.Head head) {
        return new Review.Posted(
                head.id(),
                head.ref(),
                head.version(),
                head.overall(),
                head.late(),
                head.postedAt(),
                store.scores(head.id()).stream()
                        .collect(Collectors.toMap(Review.Score::criterion, Function.identity())),
                store.remarks(head.id()),
                store.evidence(head.id()));
    }

    /// What became of what was typed.
    sealed interface Saving {
        /// It is kept.
        record Saved(ReviewStore.Draft draft) implements Saving {}

        /// Another page saved meanwhile; this stands there.
        record Overtaken(ReviewStore.Draft standing) implements Saving {}
    }

    /// Keeps what is typed, whatever it is.
    Saving save(Review review, ReviewText text, int basedOn, String tab) {
        var body = JsonMapper.shared().writeValueAsString(text);
        int saved = store.save(review.id(), basedOn, tab, body, clock.instant());
        var standing = store.draft(review.id()).orElseThrow();
        return saved == 1 || text(standing).equals(text)
                ? new Saving.Saved(standing)
                : new Saving.Overtaken(standing);
    }

    /// What became of a review that was handed over.
    enum Posting {
        DONE,
        /// After its time; it is kept, and counts for its author.
        DONE_LATE,
        /// It was handed over before, and its time is over.
        NO_MORE_CHANGES,
        /// The reviews are released.
        CLOSED,
        /// The hand-in was given back, or taken back, meanwhile.
        NOT_YOURS
    }

    /// Whether a review would be late now.
    static boolean isLate(Review review, Timeline timeline) {
        return timeline.due() || Step.of(review.madeIn()).compareTo(timeline.step()) < 0;
    }

    /// Hands a review over that was found in order; the same form sent twice does it once.
    Posting post(Review review, Round round, ReviewText text, String key) {
        var timeline = round.timeline();
        return database.inTransaction(handle -> {
            var inside = handle.attach(ReviewStore.class);
            inside.lock(review.reviewerId());
            var exact = Post.exactKey(key, JsonMapper.shared().writeValueAsString(text));
            boolean late = isLate(review, timeline);
            if (inside.isKnown(review.id(), exact)) return Posting.DONE;
            if (!timeline.isOpenForReviews()) return Posting.CLOSED;
            if (inside.hasEnded(review.id())) return Posting.NOT_YOURS;
            if (late && inside.newest(review.id()).isPresent()) return Posting.NO_MORE_CHANGES;
            insert(inside, review, text, late, exact);
            return late ? Posting.DONE_LATE : Posting.DONE;
        });
    }

    private void insert(
            ReviewStore inside, Review review, ReviewText text, boolean late, String key) {
        long id =
                inside.insert(
                        Refs.random(), review.id(), text.overall(), late, clock.instant(), key);
        for (var score : text.scores())
            inside.insertScore(id, score.criterion(), score.points(), score.comment());
        int position = 0;
        for (var line : text.lines())
            inside.insertRemark(
                    id, ++position, line.file(), Integer.parseInt(line.line()), line.text());
        for (var proof : text.proofs()) inside.insertEvidence(id, proof.run(), proof.note());
    }
}
