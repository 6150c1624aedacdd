package savepoint.server.quiz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import savepoint.server.Somebody;
import savepoint.server.TestCode;
import savepoint.server.assignment.Events;
import savepoint.server.content.question.Quiz;
import savepoint.server.db.Refs;
import savepoint.server.grading.RealGrader;

/// Code in a quiz with everything real: queue, sandbox, compiler and database.
@Tag("long")
@Timeout(300)
class RealCodeTest {
    private static final String BALANCES =
            """
            package bank;
            import java.math.BigDecimal;
            import java.util.Optional;
            import javax.sql.DataSource;
            public final class JdbcBalances implements Balances {
                private final DataSource bank;
                public JdbcBalances(DataSource bank) { this.bank = bank; }
                @Override
                public Optional<BigDecimal> balance(long id) throws java.sql.SQLException {
                    System.out.println("asked for " + id);
                    try (var connection = bank.getConnection();
                            var statement = connection.prepareStatement("SELECT balance FROM account WHERE id = ?")) {
                        statement.setLong(1, id);
                        try (var rows = statement.executeQuery()) {
                            return rows.next() ? Optional.of(rows.getBigDecimal(1)) : Optional.empty();
                        }
                    }
                }
            }
            """;

    private static Room room;
    private static RealGrader grader;

    @BeforeAll
    static void open() throws Exception {
        room = new Room();
        TestCode.publish(room.platform);
        room.publish(TestCode.quiz(Quiz.Showing.USUAL));
        grader = new RealGrader(room.platform, 1);
    }

    @AfterAll
    static void close() {
        grader.close();
        room.close();
    }

    private static String run(String attempt, int question, String file, String text)
            throws IOException {
        var answer =
                room.student.post(
                        attempt + "/questions/" + question + "/runs",
                        Map.of(
                                "idempotency-key",
                                Refs.random(),
                                "tab",
                                "tab-number-1",
                                "q" + question,
                                "0",
                                "q" + question + ".file." + file,
                                text));
        assertEquals(303, answer.status(), answer.body());
        await(answer.location() + "/events");
        return room.student.get(answer.location()).body();
    }

    private static void await(String path) throws IOException {
        try (var events = Events.of(room.platform, Somebody.STUDENT, path)) {
            while (events.next() != null) {
                // until the last
            }
        }
    }

    @Test
    void what_is_tried_is_shown_and_what_is_handed_in_is_marked() throws IOException {
        var attempt = room.start();
        var refused = run(attempt, 2, "answer.sql", "select nmae from account");
        assertTrue(refused.contains("nmae"), refused);
        var query = "select id, owner from account where branch_id is null order by id desc";
        var rows = run(attempt, 2, "answer.sql", query);
        assertTrue(rows.contains("Efua Mensah"), rows);
        assertFalse(rows.contains("Ada Moreno"), rows);
        var java = run(attempt, 3, "JdbcBalances.java", BALANCES);
        assertTrue(java.contains("balance(1)=300.00"), java);
        assertTrue(java.contains("asked for 1"), java);

        var handedIn =
                room.student.post(attempt + "/hand-in", Map.of("idempotency-key", Refs.random()));
        assertEquals(303, handedIn.status(), handedIn.body());
        await(attempt + "/grading/events");
        var page = room.student.get(attempt).body();
        assertTrue(page.contains("1 of 2 checks passed"), page);
        assertTrue(page.contains("<b>3.75</b> of"), page);
        assertTrue(page.contains("2 of 2 checks passed"), page);
        assertTrue(page.contains("<b>8.75</b> of 15 points"), page);
    }
}
