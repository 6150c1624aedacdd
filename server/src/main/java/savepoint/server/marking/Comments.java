package savepoint.server.marking;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;
import savepoint.server.web.Post;

/// What staff write on hand-ins. Students see it at once; nobody overwrites what somebody else wrote meanwhile.
public final class Comments {
    /// As much as is still read beside a line.
    public static final int LONGEST = 4000;

    private final Database database;
    private final CommentStore store;
    private final Audit audit;
    private final InstantSource clock;

    /// Comments written by this clock.
    public Comments(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(CommentStore.class);
        this.audit = audit;
        this.clock = clock;
    }

    /// Where a comment stands.
    public sealed interface Place {
        /// On a line of a file of a hand-in.
        record Line(long submission, String path, int line) implements Place {}

        /// On a hand-in as a whole.
        record Whole(long submission) implements Place {}

        /// On every hand-in of an assignment whose checks ended like this.
        record Pattern(long activity, String signature) implements Place {}
    }

    /// What became of a change.
    public sealed interface Change {
        /// It reads so now, or is removed.
        record Saved() implements Change {}

        /// Somebody changed or removed it meanwhile; empty if it is gone.
        record Conflict(Optional<Comment> now) implements Change {}

        /// Only its author and instructors change a comment.
        record NotTheirs() implements Change {}
    }

    /// The comments on a hand-in, by file and line, with those on all that ended like it.
    public List<Comment> of(long submission) {
        return store.of(submission);
    }

    /// The comments on all hand-ins that ended like this.
    public List<Comment> ofPattern(long activity, String signature) {
        return store.ofPattern(activity, signature);
    }

    /// The patterns of an assignment that somebody commented on.
    public List<String> commentedPatterns(long activity) {
        return store.commentedPatterns(activity);
    }

    /// Whether this viewer may change or remove a comment.
    public static boolean mayChange(Viewer.Staff viewer, Comment comment) {
        return viewer instanceof Viewer.InCharge || viewer.person().id() == comment.authorId();
    }

    /// Writes a comment; the same form sent twice writes one.
    public void add(Viewer.Staff author, Place place, String body, String key) {
        database.useTransaction(handle -> {
            var inside = handle.attach(CommentStore.class);
            var ref = Refs.random();
            insert(
                            inside,
                            place,
                            ref,
                            author.person().id() + " " + Post.exactKey(key, place.toString(), body))
                    .ifPresent(id -> {
                        inside.write(id, 0, body, author.person().id(), clock.instant());
                        record(handle, author, "commented", ref, body);
                    });
        });
    }

    private static Optional<Long> insert(CommentStore inside, Place place, String ref, String key) {
        return switch (place) {
            case Place.Line(var submission, var path, var line) ->
                    inside.insert(ref, submission, path, line, key);
            case Place.Whole(var submission) -> inside.insert(ref, submission, null, null, key);
            case Place.Pattern(var activity, var signature) ->
                    inside.insertOnPattern(ref, activity, signature, key);
        };
    }

    /// A comment of the viewer's term, and where its page is.
    ///
    /// @param submission the ref of the hand-in, null for a comment on a pattern
    public record Found(long id, String assignment, String submission, long author) {}

    /// A comment by its ref, removed or not.
    public Optional<Found> find(Viewer.Staff viewer, String ref) {
        if (!Refs.isRef(ref)) return Optional.empty();
        return store.find(viewer.term().id(), ref)
                .map(row -> new Found(row.id(), row.assignment(), row.submission(), row.author()));
    }

    /// Puts other words in place of version `basedOn`; empty ones remove the comment.
    public Change change(Viewer.Staff editor, Found comment, String ref, int basedOn, String body) {
        if (!(editor instanceof Viewer.InCharge) && editor.person().id() != comment.author())
            return new Change.NotTheirs();
        return database.inTransaction(handle -> {
            var inside = handle.attach(CommentStore.class);
            int written =
                    inside.write(
                            comment.id(), basedOn, body, editor.person().id(), clock.instant());
            if (written == 0) {
                var now = inside.get(comment.id());
                return now.map(Comment::body).orElse("").equals(body)
                        ? new Change.Saved()
                        : new Change.Conflict(now);
            }
            record(
                    handle,
                    editor,
                    body.isEmpty() ? "removed a comment" : "changed a comment",
                    ref,
                    body);
            return new Change.Saved();
        });
    }

    private void record(Handle handle, Viewer.Staff actor, String action, String ref, String body) {
        audit.record(handle, actor, action, "comment " + ref, Map.of("body", body));
    }
}
