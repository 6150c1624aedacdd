package savepoint.server.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import savepoint.grader.bundle.Problem;
import savepoint.postgres.PlatformDatabase;
import savepoint.postgres.TestDatabase;
import savepoint.server.content.folder.FolderMaker;
import savepoint.server.content.question.Question;
import savepoint.server.content.question.Quiz;
import savepoint.server.db.Database;
import savepoint.server.people.Audit;
import tools.jackson.databind.json.JsonMapper;

class PublishQuizTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String QUESTION =
            """
            ---
            kind: true-false
            ---
            A transaction is all or nothing.

            - [x] True
            """;
    private static final String QUIZ =
            """
            title: Week 11 Quiz
            week: 11
            time: 35 minutes
            points: 70
            parts:
              - {questions: [first, second], points: 35}
            """;

    @TempDir Path temporary;
    private FolderMaker folder;
    private PlatformDatabase postgres;
    private Database database;
    private Courses courses;

    @BeforeEach
    void open() throws IOException, SQLException {
        folder = new FolderMaker(temporary.resolve("databases"));
        folder.write("course.yaml", "title: Databases\nzone: America/Chicago\n");
        folder.week11();
        folder.write("quizzes/bank/theory/first.md", QUESTION);
        folder.write("quizzes/bank/theory/second.md", QUESTION);
        folder.write("quizzes/week-11.yaml", QUIZ);
        postgres = TestDatabase.fresh();
        database = Database.open(postgres.server());
        courses = new Courses(database, new Audit(() -> NOW), () -> NOW);
    }

    @AfterEach
    void close() {
        database.close();
        postgres.close();
    }

    @Test
    void a_question_that_was_asked_does_not_vanish_unsaid() throws IOException {
        publish();
        asked("first");
        folder.write(
                "quizzes/week-11.yaml",
                QUIZ.replace("[first, second]", "[second]").replace("points: 70", "points: 35"));
        folder.delete("quizzes/bank/theory/first.md");
        assertEquals(1, complaints("quizzes/bank/first", "1 student has work in this question"));
        folder.write(
                "quizzes/bank/theory/first.md",
                QUESTION.replace("kind: true-false", "kind: true-false\nretired: true"));
        assertEquals(0, complaints("is gone", ""));
    }

    private long complaints(String one, String other) {
        return publish().stream()
                .filter(problem -> problem.contains(one) && problem.contains(other))
                .count();
    }

    /// A student sits the quiz and is asked this question.
    private void asked(String question) {
        database.useTransaction(handle ->
                handle.execute(
                        """
                        with somebody as (
                          insert into person (ref, name, email, created_at)
                          values ('aaaaaaaaaaaaaaaa', 'Ada', 'ada@example.org', now()) returning id),
                        enrolled as (
                          insert into enrolment (ref, term_id, person_id, role, created_at)
                          select 'aaaaaaaaaaaaaaaa', t.id, s.id, 'student', now() from term t, somebody s
                          returning id, term_id),
                        sat as (
                          insert into attempt (ref, activity_id, enrolment_id, number, version_id, seed, started_at,
                                               idempotency_key)
                          select 'aaaaaaaaaaaaaaaa', a.id, e.id, 1, n.version_id, 1, now(), 'once'
                            from enrolled e
                            join activity a on a.term_id = e.term_id and a.slug = 'week-11' and a.kind = 'quiz'
                            join content_current n on n.kind = 'quiz' and n.slug = a.slug
                          returning id)
                        insert into attempt_question (attempt_id, position, slug, points, drawn)
                        select id, 1, ?, 35, '{}' from sat
                        """,
                        question));
    }

    private List<String> publish() {
        try {
            return courses.publish(folder.folder()).problems().stream()
                    .map(Problem::toString)
                    .toList();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<String> rows(String sql) {
        return database.inTransaction(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }

    private List<String> published() {
        return rows(
                """
                select n.kind || ' ' || n.slug || ' ' || left(v.tree, 6)
                  from content_current n join content_version v on v.id = n.version_id
                 where n.kind in ('quiz', 'question') order by 1
                """);
    }

    @Test
    void a_quiz_and_its_bank_are_published_and_bound() {
        assertEquals(List.of(), publish());
        assertEquals(
                List.of("week-11 11 70.00 35 minutes"),
                rows(
                        "select concat_ws(' ', slug, week, points, time_estimate) from activity where kind = 'quiz'"));
        var json = JsonMapper.shared();
        var quiz =
                json.readValue(
                        rows("select facts::text from content_version where kind = 'quiz'")
                                .getFirst(),
                        Quiz.class);
        assertEquals("Week 11 Quiz", quiz.title());
        var question =
                json.readValue(
                        rows("select facts::text from content_version where kind = 'question' and slug = 'first'")
                                .getFirst(),
                        Question.class);
        assertEquals("A transaction is all or nothing.", question.prompt());
    }

    @Test
    void a_broken_quiz_keeps_its_last_good_version_and_what_it_draws() {
        publish();
        var before = published();
        folder.delete("quizzes/bank/theory/second.md");
        assertEquals(
                List.of(
                        "quizzes/week-11.yaml line 6: there is no question `second` in quizzes/bank"),
                publish());
        assertEquals(before, published());
        assertEquals(
                List.of("week-11 true"),
                rows(
                        "select slug || ' ' || (removed_at is null) from activity where kind = 'quiz'"));
    }

    @Test
    void a_broken_question_keeps_its_last_good_version() {
        publish();
        var before = published();
        folder.write("quizzes/bank/theory/second.md", QUESTION.replace("[x]", "[ ]"));
        assertEquals(
                List.of(
                        "quizzes/bank/theory/second.md line 4: no answer is marked right: `- [x] True` or"
                                + " `- [x] False`",
                        "quizzes/week-11.yaml line 6: question `second` has errors, see its file"),
                publish());
        assertEquals(before, published());
    }

    @Test
    void a_renamed_question_is_the_same_and_a_removed_one_goes() {
        publish();
        folder.delete("quizzes/bank/theory/second.md");
        folder.write(
                "quizzes/bank/other/newer.md",
                QUESTION.replace("kind:", "formerly: [second]\nkind:"));
        assertEquals(List.of(), publish());
        assertEquals(
                List.of("first", "newer"),
                rows("select slug from content_current where kind = 'question' order by 1"));
        folder.write(
                "quizzes/week-11.yaml",
                QUIZ.replace("[first, second], points: 35", "[first], points: 70"));
        folder.delete("quizzes/bank/other/newer.md");
        assertEquals(List.of(), publish());
        assertEquals(
                List.of("first"), rows("select slug from content_current where kind = 'question'"));
    }
}
