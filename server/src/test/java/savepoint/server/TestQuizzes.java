package savepoint.server;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.queue.Trees;
import savepoint.server.content.exchange.Archive;
import savepoint.server.content.question.Part;
import savepoint.server.content.question.Question;
import savepoint.server.content.question.Quiz;
import savepoint.server.content.question.Share;
import savepoint.server.db.Refs;
import tools.jackson.databind.json.JsonMapper;

/// Quizzes published straight into the database, as publishing a course folder would.
public final class TestQuizzes {
    /// The picture of [#questionImport].
    public static final String IMPORTED_PICTURE = "quizzes/bank/imported/images/plan.png";

    private TestQuizzes() {}

    /// A quiz of 35 minutes and two attempts with one question of every kind that is judged by a key, and an essay.
    public static Quiz usual() {
        return quiz(
                Duration.ofMinutes(35),
                2,
                Quiz.Navigation.FREE,
                Quiz.Access.OPEN,
                Quiz.Showing.USUAL,
                List.of(
                        "isolation",
                        "acid",
                        "durable",
                        "buffers",
                        "keyword",
                        "meanings",
                        "steps",
                        "gaps",
                        "why"));
    }

    /// The same with three tries at each question, the later ones worth 60% and 30%.
    public static Quiz falling() {
        return falling(usual());
    }

    /// A quiz with such tries.
    public static Quiz falling(Quiz quiz) {
        return new Quiz(
                quiz.slug(),
                quiz.title(),
                quiz.week(),
                quiz.limit(),
                quiz.attempts(),
                quiz.counting(),
                quiz.points(),
                quiz.parts(),
                quiz.navigation(),
                List.of(Share.ALL, Share.percent("60%"), Share.percent("30%")),
                quiz.access(),
                quiz.shown(),
                quiz.intro(),
                quiz.formerly(),
                quiz.retired());
    }

    /// A quiz `week-11` by other rules.
    public static Quiz quiz(
            Duration limit,
            int attempts,
            Quiz.Navigation navigation,
            Quiz.Access access,
            Quiz.Showing shown,
            List<String> questions) {
        return new Quiz(
                "week-11",
                "Week 11 Quiz",
                Optional.of(11),
                Optional.ofNullable(limit),
                Optional.of(attempts),
                Quiz.Counting.BEST,
                BigDecimal.valueOf(questions.size() * 5L),
                List.of(
                        new Part(
                                Optional.of("Transactions"),
                                new Part.Named(questions, questions.size()),
                                Optional.of(BigDecimal.valueOf(5)),
                                false)),
                navigation,
                List.of(Share.ALL),
                access,
                shown,
                Optional.of("Have pen and paper at hand."),
                List.of(),
                false);
    }

    /// Publishes the bank and a quiz in week 11 of the platform's term, due at this instant or null.
    public static void publish(TestPlatform platform, Quiz quiz, Instant due) {
        for (var question : TestQuestions.bank())
            content(platform, "question", question.slug(), question.path(), question);
        content(platform, "quiz", quiz.slug(), "quizzes/" + quiz.slug() + ".yaml", quiz);
        platform.update(
                """
                insert into activity (ref, term_id, kind, slug, week, position, title, due_at, points)
                values (?, ?, 'quiz', ?, 11, 5, ?, ?, ?)
                on conflict (term_id, kind, slug) do update
                   set due_at = excluded.due_at, closes_at = null, points = excluded.points, removed_at = null
                """,
                Refs.random(),
                platform.term().id(),
                quiz.slug(),
                quiz.title(),
                due == null ? null : at(due),
                quiz.points());
    }

    private static void content(
            TestPlatform platform, String kind, String slug, String path, Object facts) {
        var json = JsonMapper.shared().writeValueAsString(facts);
        var files = new TreeMap<>(Map.of(path, json.getBytes(StandardCharsets.UTF_8)));
        content(platform, kind, slug, new FileTree(files), facts);
    }

    /// Publishes these files with what was read of them.
    static void content(
            TestPlatform platform, String kind, String slug, FileTree files, Object facts) {
        var json = JsonMapper.shared().writeValueAsString(facts);
        var tree = write(platform, files);
        platform.update(
                """
                insert into content_version (course_id, kind, slug, tree, facts, published_at)
                values (?, ?, ?, ?, ?::jsonb, ?)
                on conflict do nothing
                """,
                platform.term().courseId(),
                kind,
                slug,
                tree,
                json,
                at(platform.clock().instant()));
        platform.update(
                """
                insert into content_current (course_id, kind, slug, version_id)
                select course_id, kind, slug, id from content_version where kind = ? and slug = ? and tree = ?
                on conflict (course_id, kind, slug) do update set version_id = excluded.version_id
                """,
                kind,
                slug,
                tree);
    }

    /// Starts the quiz as a student, and returns the attempt's ref.
    public static String start(TestPlatform platform, String slug, Somebody somebody) {
        try (var student = platform.browser(somebody)) {
            var answer =
                    student.post(
                            platform.term().path() + "/quizzes/" + slug + "/attempts",
                            Map.of("idempotency-key", Refs.random()));
            if (answer.status() != 303) throw new IllegalStateException(answer.body());
            return answer.location().substring(answer.location().lastIndexOf('/') + 1);
        }
    }

    /// A mending of a key that moved nobody; its ref.
    static String mending(TestPlatform platform, String quiz, String question) {
        var ref = Refs.random();
        platform.update(
                """
                insert into key_fix (ref, activity_id, question, way, never_lower, reason, moved_up, moved_down, by_person,
                                     at, idempotency_key)
                select ?, a.id, ?, 'full', true, 'it was wrong', 0, 0, ?, ?, ?
                  from activity a where a.term_id = ? and a.kind = 'quiz' and a.slug = ?
                """,
                ref,
                question,
                platform.person(Somebody.INSTRUCTOR).id(),
                at(platform.clock().instant()),
                ref,
                platform.term().id(),
                quiz);
        return ref;
    }

    /// Publishes one question of the bank anew.
    public static void publish(TestPlatform platform, Question question) {
        content(platform, "question", question.slug(), question.path(), question);
    }

    /// A question with a picture, taken over from another system by the instructor; the import's ref.
    public static String questionImport(TestPlatform platform) {
        var ref = Refs.random();
        var question =
                """
                ---
                kind: true-false
                title: 'Plans'
                ---

                ![a plan](images/plan.png)

                ## Answers

                - [x] True
                - [ ] False
                """;
        platform.update(
                """
                insert into question_import (ref, term_id, person_id, file_name, topic, report, files, made_at)
                values (?, ?, ?, 'plans.xml', 'imported', ?::jsonb, ?, ?)
                """,
                ref,
                platform.term().id(),
                platform.person(Somebody.INSTRUCTOR).id(),
                "{\"format\": \"Moodle XML\", \"lines\": [{\"name\": \"Plans\", \"outcome\": \"TAKEN\", \"slug\": \"plans\", \"notes\": []}]}",
                Archive.write(
                        Map.of(
                                "quizzes/bank/imported/plans.md",
                                question.getBytes(StandardCharsets.UTF_8),
                                IMPORTED_PICTURE,
                                new byte[] {1})),
                at(platform.clock().instant()));
        return ref;
    }

    /// The ref of somebody's enrolment in the platform's term.
    public static String enrolment(TestPlatform platform, Somebody somebody) {
        return (String)
                platform.ask(
                        "select ref from enrolment where term_id = ? and person_id = ?",
                        platform.term().id(),
                        platform.person(somebody).id());
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
