package savepoint.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.HandInRules;
import savepoint.grader.bundle.Problems;
import savepoint.grader.queue.Trees;
import savepoint.server.db.Refs;

/// Assignments published straight into the database, as publishing a course folder would.
public final class TestAssignments {
    /// The repository's own bundles.
    public static final Path BUNDLES = Path.of("..", "assignments");

    private TestAssignments() {}

    /// Publishes one of the repository's bundles in week 11 of the platform's term, due at this instant or null.
    public static void publish(TestPlatform platform, String slug, Instant due) {
        publish(platform, slug, bundle(slug), due);
    }

    /// The same with some of its files changed.
    public static void publish(
            TestPlatform platform, String slug, Instant due, Map<String, byte[]> changed) {
        var files = new TreeMap<>(bundle(slug).files());
        files.putAll(changed);
        publish(platform, slug, new FileTree(files), due);
    }

    /// Hands the starter in as the student, and returns the hand-in's ref.
    public static String handIn(TestPlatform platform, String slug) {
        return handIn(platform, slug, Somebody.STUDENT, bundle(slug).under("starter"));
    }

    /// Hands files in as a student, and returns the hand-in's ref.
    public static String handIn(
            TestPlatform platform, String slug, Somebody somebody, FileTree files) {
        try (var student = platform.browser(somebody)) {
            var answer = student.post(path(platform, slug) + "/submissions", typed(files));
            if (answer.status() != 303) throw new IllegalStateException(answer.body());
            return answer.location().substring(answer.location().lastIndexOf('/') + 1);
        }
    }

    /// Saves the starter as the student's draft, and returns the draft's ref.
    public static String saveDraft(TestPlatform platform, String slug) {
        try (var student = platform.browser(Somebody.STUDENT)) {
            student.post(path(platform, slug) + "/drafts", typed(bundle(slug).under("starter")));
            return (String) platform.ask("select ref from draft order by id desc limit 1");
        }
    }

    /// Runs the starter as a student, and returns the run's ref.
    public static String run(TestPlatform platform, String slug) {
        try (var student = platform.browser(Somebody.STUDENT)) {
            var fields = new HashMap<>(typed(bundle(slug).under("starter")));
            var answer = student.post(path(platform, slug) + "/runs", fields);
            if (answer.status() != 303) throw new IllegalStateException(answer.body());
            return answer.location().substring(answer.location().lastIndexOf('/') + 1);
        }
    }

    private static String path(TestPlatform platform, String slug) {
        return platform.term().path() + "/assignments/" + slug;
    }

    private static Map<String, String> typed(FileTree files) {
        var fields = new HashMap<String, String>();
        files.files()
                .forEach((name, bytes) ->
                        fields.put("file:" + name, new String(bytes, StandardCharsets.UTF_8)));
        fields.put("idempotency-key", Refs.random());
        return fields;
    }

    /// Asks as the instructor for a hand-in to be graded again, and returns the regrade's ref.
    public static String regrade(TestPlatform platform, String submission) {
        try (var instructor = platform.browser(Somebody.INSTRUCTOR)) {
            var path = platform.term().path() + "/submissions/" + submission + "/regrades";
            var fields = Map.of("reason", "the check was wrong", "idempotency-key", Refs.random());
            var regrade = instructor.post(path, fields).location();
            return regrade.substring(regrade.lastIndexOf('/') + 1);
        }
    }

    /// Comments as the instructor on the first line of a hand-in, and returns the comment's ref.
    public static String comment(TestPlatform platform, String submission) {
        try (var instructor = platform.browser(Somebody.INSTRUCTOR)) {
            var fields =
                    Map.of(
                            "file", "PostgresBank.java",
                            "line", "1",
                            "text", "A good name.",
                            "idempotency-key", Refs.random());
            instructor.post(
                    platform.term().path() + "/submissions/" + submission + "/comments", fields);
            return (String) platform.ask("select ref from staff_comment order by id desc limit 1");
        }
    }

    /// Forgets everything handed in, and goes back to the platform's first instant.
    public static void forgetHandIns(TestPlatform platform) {
        platform.clock().set(TestPlatform.START);
        platform.update("truncate work cascade");
    }

    /// A file of one of the repository's bundles.
    public static byte[] file(String slug, String path) {
        return bundle(slug).files().get(path);
    }

    /// A bundle that ships.
    public static FileTree bundle(String slug) {
        try {
            return FileTree.read(BUNDLES.resolve(slug));
        } catch (IOException failed) {
            throw new IllegalStateException("bundle " + slug, failed);
        }
    }

    private static void publish(TestPlatform platform, String slug, FileTree files, Instant due) {
        var tree = write(platform, files);
        var now = at(platform.clock().instant());
        platform.update(
                """
                insert into content_version (course_id, kind, slug, tree, facts, published_at)
                values (?, 'assignment', ?, ?, ?::jsonb, ?)
                on conflict do nothing
                """,
                platform.term().courseId(),
                slug,
                tree,
                facts(slug, files),
                now);
        platform.update(
                """
                insert into content_current (course_id, kind, slug, version_id)
                select course_id, kind, slug, id from content_version where slug = ? and tree = ?
                on conflict (course_id, kind, slug) do update set version_id = excluded.version_id
                """,
                slug,
                tree);
        platform.update(
                """
                insert into activity (ref, term_id, kind, slug, week, position, title, due_at, points, points_peers,
                                      points_reviewing)
                values (?, ?, 'assignment', ?, 11, 1, ?, ?, 60, 40, 50)
                on conflict (term_id, kind, slug) do update set due_at = excluded.due_at, closes_at = null
                """,
                Refs.random(),
                platform.term().id(),
                slug,
                slug.substring(0, 1).toUpperCase(Locale.ROOT) + slug.substring(1).replace('-', ' '),
                due == null ? null : at(due));
    }

    /// As far as the database reads them.
    private static String facts(String slug, FileTree files) {
        var bundle = BundleReader.read(slug, "", files, new Problems()).orElseThrow();
        boolean best = bundle.rules().counts() == HandInRules.Counts.BEST;
        return best ? "{\"counts\": \"best\"}" : "{}";
    }

    private static String write(TestPlatform platform, FileTree files) {
        try (var connection = platform.postgres().owner().connect()) {
            return Trees.write(connection, files);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
