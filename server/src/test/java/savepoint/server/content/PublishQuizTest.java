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
