package savepoint.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.question.QuestionReader;
import savepoint.server.content.question.Quiz;
import savepoint.server.db.Refs;

/// Questions in SQL and Java with all that the grader needs, published straight into the database.
public final class TestCode {
    private static final Path QUIZZES = Path.of("../quizzes");

    /// A query with two checks, the second of which looks at the order.
    private static final String ACCOUNTS =
            """
            ---
            kind: sql
            database: bank
            submit: [answer.sql]
            checks:
              found: {kind: rows, file: answer.sql, points: 3, order: set, about: The accounts are found., hint: Nothing is equal to NULL.}
              ordered: {kind: rows, file: answer.sql, points: 1, order: exact, about: They stand by owner.}
            ---
            Which accounts have no branch? List `id` and `owner`, by owner.

            ## Starter

            ```sql
            select id, owner from account
            ```

            ## Solution

            ```sql
            select id, owner from account where branch_id is null order by owner, id
            ```
            """;

    private TestCode() {}

    /// Publishes `accounts` (SQL) and the `find-a-balance` (Java) that ships.
    public static void publish(TestPlatform platform) {
        publish(platform, "sql", "accounts", "quizzes/bank/sql/accounts.md", ACCOUNTS, none());
        var beside = read("bank/java/find-a-balance");
        publish(
                platform,
                "java",
                "find-a-balance",
                "quizzes/bank/java/find-a-balance/question.md",
                beside.text("question.md").orElseThrow(),
                beside);
    }

    /// Publishes `accounts` once more, with a check that says more.
    public static void mend(TestPlatform platform) {
        var mended =
                ACCOUNTS.replace("They stand by owner.", "They stand by owner and then by id.");
        publish(platform, "sql", "accounts", "quizzes/bank/sql/accounts.md", mended, none());
    }

    /// A quiz of ten minutes with a choice, a query and a method.
    public static Quiz quiz(Quiz.Showing shown) {
        return TestQuizzes.quiz(
                Duration.ofMinutes(10),
                1,
                Quiz.Navigation.FREE,
                Quiz.Access.OPEN,
                shown,
                List.of("isolation", "accounts", "find-a-balance"));
    }

    /// Runs the query of a student's attempt as it stands at first, and returns the run's ref.
    public static String run(TestPlatform platform, String attempt) {
        try (var student = platform.browser(Somebody.STUDENT)) {
            var answer =
                    student.post(
                            platform.term().path()
                                    + "/quizzes/week-11/attempts/"
                                    + attempt
                                    + "/questions/2/runs",
                            Map.of(
                                    "idempotency-key", Refs.random(),
                                    "q2", "0",
                                    "q2.file.answer.sql", "select id, owner from account"));
            if (answer.status() != 303) throw new IllegalStateException(answer.body());
            return answer.location().substring(answer.location().lastIndexOf('/') + 1);
        }
    }

    private static void publish(
            TestPlatform platform,
            String topic,
            String slug,
            String path,
            String text,
            FileTree beside) {
        var problems = new Problems();
        var source =
                new QuestionReader.Source(
                        topic, slug, path, text, beside, name -> Optional.of(database(name)));
        var question =
                QuestionReader.read(source, problems)
                        .orElseThrow(() -> new IllegalStateException(problems.all().toString()));
        TestQuizzes.content(platform, "question", slug, question.bundle(), question.question());
    }

    private static FileTree database(String name) {
        return read("databases/" + name);
    }

    private static FileTree none() {
        return FileTree.of(Map.of());
    }

    private static FileTree read(String folder) {
        try {
            return FileTree.read(QUIZZES.resolve(folder));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
