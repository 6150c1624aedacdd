package savepoint.server.assignment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestAssignments;
import savepoint.server.TestPlatform;

/// What an assignment gives its students, and what it keeps from them.
class GivenFilesTest {
    private static TestPlatform platform;
    private static Browser student;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        TestAssignments.publish(
                platform, "bank-transfer", TestPlatform.START.plus(Duration.ofDays(3)));
        student = platform.browser(Somebody.STUDENT);
    }

    @AfterAll
    static void stop() {
        student.close();
        platform.close();
    }

    private static void assertShows(String page, String... texts) {
        for (var text : texts) assertTrue(page.contains(text), () -> text + " is not on\n" + page);
    }

    @Test
    void the_links_of_a_statement_lead_where_they_do_on_disk_and_never_to_secrets() {
        var statement =
                """
                # Links
                [given](api/bank/Bank.java), [schema](./schema.sql), [secret](solution/PostgresBank.java),
                [lesson](../../lessons/week-11/lesson1.md), [other](../shop-reports/statement.md),
                [site](https://www.postgresql.org/docs/), [script](javascript:alert(1))
                """;
        TestAssignments.publish(
                platform,
                "bank-transfer",
                null,
                Map.of("statement.md", statement.getBytes(StandardCharsets.UTF_8)));
        var term = platform.term().path();
        var page = student.get(term + "/assignments/bank-transfer").body();
        TestAssignments.publish(platform, "bank-transfer", null);

        assertShows(
                page,
                "<a href=\""
                        + term
                        + "/assignments/bank-transfer/files/api/bank/Bank.java\">given</a>",
                "<a href=\"" + term + "/assignments/bank-transfer/files/schema.sql\">schema</a>",
                "<a href=\"" + term + "/weeks/11/lesson1\">lesson</a>",
                "<a href=\"" + term + "/assignments/shop-reports\">other</a>",
                "<a href=\"https://www.postgresql.org/docs/\"");
        assertFalse(page.contains("/files/solution"));
        assertFalse(page.contains("javascript:"));
    }

    @Test
    void what_is_given_can_be_downloaded_and_what_is_secret_is_not_there() {
        var assignment = platform.term().path() + "/assignments/bank-transfer";
        assertShows(student.get(assignment).body(), assignment + "/files/api/bank/Bank.java");
        for (var given : List.of("schema.sql", "fixtures/sample.sql", "api/bank/Bank.java")) {
            var answer = student.get(assignment + "/files/" + given);
            assertEquals(
                    new String(
                            TestAssignments.file("bank-transfer", given), StandardCharsets.UTF_8),
                    answer.body());
        }
        for (var secret :
                List.of(
                        "solution/PostgresBank.java",
                        "fixtures/hidden-many.sql",
                        "checks/MovesMoney.java",
                        "assignment.yaml",
                        "rubric.yaml",
                        "samples/reference/PostgresBank.java",
                        "api/../solution/PostgresBank.java",
                        "api/..%2fsolution/PostgresBank.java",
                        "api//../solution/PostgresBank.java")) {
            var status = student.get(assignment + "/files/" + secret).status();
            assertTrue(status == 404 || status == 400 || status == 422, secret + " got " + status);
        }
    }
}
