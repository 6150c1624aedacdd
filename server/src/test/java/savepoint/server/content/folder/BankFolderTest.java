package savepoint.server.content.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.question.Question;

class BankFolderTest {
    static final String CHOICE =
            """
            ---
            kind: choose-one
            points: 2
            ---
            Which?

            ![tables](images/er.png)

            - [x] right
            - [ ] wrong
            """;

    static final String SQL =
            """
            ---
            kind: sql
            database: tiny
            points: 5
            order: sorted
            sorted-by: [id]
            ---
            All ids, in order.

            ## Starter

            ```sql
            SELECT
            ```

            ## Solution

            ```sql
            SELECT id FROM t ORDER BY id
            ```

            ## Must not pass

            ```sql
            SELECT 1
            ```
            """;

    @TempDir Path temporary;
    private FolderMaker folder;

    @BeforeEach
    void makeFolder() {
        folder = new FolderMaker(temporary.resolve("databases"));
        temporary.resolve("databases").toFile().mkdir();
        folder.week11();
    }

    private void tiny() {
        folder.write("quizzes/databases/tiny/schema.sql", "create table t (id int primary key);\n");
        folder.write("quizzes/databases/tiny/fixtures/sample.sql", "insert into t values (1);\n");
        folder.write(
                "quizzes/databases/tiny/fixtures/hidden-more.sql",
                "insert into t values (1), (2);\n");
    }

    private void quiz() {
        folder.write("quizzes/bank/jdbc/first.md", CHOICE);
        folder.write("quizzes/bank/jdbc/images/er.png", "png");
        folder.write("quizzes/bank/sql/ids.md", SQL);
        folder.write("quizzes/bank/README.md", "# Bank\n");
        folder.write("quizzes/README.md", "# Quizzes\n");
        tiny();
        folder.write(
                "quizzes/week-11.yaml",
                """
                title: The week's questions
                week: 11
                time: 35m
                points: 70
                parts:
                  - {question: first, points: 30}
                  - {question: ids, points: 40}
                """);
    }

    @Test
    void a_quiz_is_bound_to_the_row_of_its_week() {
        quiz();
        var reading = folder.read();
        assertEquals(List.of(), FolderMaker.told(reading));
        var row =
                reading.weeks().getFirst().facts().activities().stream()
                        .filter(one -> one.kind() == ActivityKind.QUIZ)
                        .findFirst()
                        .orElseThrow();
        assertEquals("week-11", row.slug());
        assertEquals("Week 11 Quiz", row.title());
        assertEquals(Optional.of("35 minutes"), row.estimate());
    }

    @Test
    void a_question_takes_its_pictures_along() {
        quiz();
        var first = folder.read().questions().getFirst();
        assertEquals("first", first.slug());
        assertEquals(
                List.of("quizzes/bank/jdbc/first.md", "quizzes/bank/jdbc/images/er.png"),
                List.copyOf(first.files().files().keySet()));
    }

    @Test
    void a_question_that_is_run_is_a_bundle() {
        quiz();
        var ids = folder.read().questions().getLast();
        var problems = new Problems();
        var bundle = BundleReader.read("ids", "", ids.files(), problems).orElseThrow();
        assertEquals(List.of(), problems.all());
        assertEquals(
                "SELECT id FROM t ORDER BY id\n",
                bundle.solution().text("answer.sql").orElseThrow());
        assertEquals(2, bundle.fixtures().size());
        assertEquals(
                List.of("SELECT 1\n"),
                ids.question().orElseThrow().wrong().stream().map(Question.Wrong::text).toList());
    }

    @Test
    void a_lesson_cannot_show_what_lies_in_the_bank() {
        quiz();
        folder.write(
                "lessons/week-11/lesson1.md",
                "# One\n\n![er](../../quizzes/bank/jdbc/images/er.png)\n");
        assertEquals(
                List.of(
                        "lessons/week-11/lesson1.md line 3: warning: picture"
                                + " `../../quizzes/bank/jdbc/images/er.png` is secret"),
                FolderMaker.told(folder.read()));
    }

    @Test
    void everything_wrong_with_a_bank_is_told_at_once() {
        quiz();
        folder.write("quizzes/bank/jdbc/second.md", CHOICE.replace("- [x]", "-"));
        folder.write("quizzes/bank/sql/first.md", CHOICE);
        folder.write("quizzes/bank/lost.md", CHOICE);
        folder.write("quizzes/bank/sql/Bad Name.md", CHOICE);
        folder.write("quizzes/bank/sql/ids.md", SQL.replace("database: tiny", "database: huge"));
        folder.write("quizzes/bank/sql/more.md", SQL.replace("order: sorted", "order: any"));
        folder.write("quizzes/week-11.txt", "title: x");
        folder.write(
                "quizzes/week-11.yaml",
                """
                title: The week's questions
                week: 12
                time: 30m
                points: 60
                parts:
                  - {question: first, points: 60}
                """);
        folder.write(
                "quizzes/other.yaml",
                "title: Other\nweek: 11\npoints: 1\nparts:\n  - question: ids\n");
        assertEquals(
                List.of(
                        "quizzes/bank/jdbc/second.md line 9: is marked neither right nor wrong: `[x]` or `[ ]`",
                        "quizzes/bank/jdbc/second.md line 9: no answer is marked right: `- [x] …`",
                        "quizzes/bank/lost.md: lies in no topic: move it into a folder of quizzes/bank/",
                        "quizzes/bank/sql/Bad Name.md: is no slug: use lower-case letters, digits and dashes, such as"
                                + " bad-name",
                        "quizzes/bank/sql/first.md: has the same slug as quizzes/bank/jdbc/first.md; rename one of them",
                        "quizzes/bank/sql/ids.md line 3: there is no quizzes/databases/huge with schema.sql and"
                                + " fixtures/",
                        "quizzes/bank/sql/more.md line 5: `order` is `any`, which is not known; known: bag, set, exact,"
                                + " sorted",
                        "quizzes/bank/sql/more.md line 6: `sorted-by` goes with `order: sorted`",
                        "quizzes/other.yaml line 5: question `ids` has errors, see its file",
                        "quizzes/week-11.txt: warning: is not read: a quiz is a file such as week-11.yaml"),
                FolderMaker.told(folder.read()));
    }

    @Test
    void rows_and_quizzes_that_disagree_are_told() {
        quiz();
        folder.write(
                "quizzes/week-11.yaml",
                """
                title: Week 11 Quiz
                week: 12
                time: 30m
                points: 60
                parts:
                  - {question: first, points: 60}
                """);
        var reading = folder.read();
        assertEquals(
                List.of(
                        "lessons/week-11/overview.md line 22: warning: the row says 35 minutes, quizzes/week-11.yaml"
                                + " allows 30 minutes; the quiz's hold",
                        "lessons/week-11/overview.md line 22: warning: the row gives 70 points, quizzes/week-11.yaml makes"
                                + " 60; the row's hold",
                        "quizzes/week-11.yaml: warning: says week 12, but stands in week 11; there it is"),
                FolderMaker.told(reading));
        assertTrue(!reading.hasErrors());
    }
}
