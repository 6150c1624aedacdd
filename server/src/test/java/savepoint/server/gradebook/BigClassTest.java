package savepoint.server.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.server.Browser;
import savepoint.server.Somebody;
import savepoint.server.TestPlatform;

/// The gradebook of a class of 2,000: how long its pages and files take is printed; the machine decides, not the test.
@Tag("long")
@Timeout(900)
class BigClassTest {
    private static final Logger log = LoggerFactory.getLogger(BigClassTest.class);
    private static final int WARM = 40;
    private static final int TIMES = 60;
    private static final int LONG_TIMES = 5;

    private static TestPlatform platform;
    private static Browser instructor;
    private static String book;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        BigClass.invent(platform);
        // In the eighth of fifteen weeks.
        platform.clock().set(Instant.parse("2026-10-20T15:00:00Z"));
        instructor = platform.browser(Somebody.INSTRUCTOR);
        book = platform.term().path() + "/gradebook";
    }

    @AfterAll
    static void stop() {
        instructor.close();
        platform.close();
    }

    @Test
    void pages_and_files_of_a_large_class() {
        var first = instructor.get(book);
        assertEquals(200, first.status(), first.body());
        assertTrue(first.body().contains("1 to 50 of " + BigClass.STUDENTS));
        for (var i = 0; i < WARM; i++) instructor.get(book);
        log.info("first page: {}", measured(book, TIMES));
        log.info("page 20: {}", measured(book + "?page=20", TIMES));
        log.info("a name: {}", measured(book + "?q=abc", TIMES));
        log.info("sorted by total: {}", measured(book + "?sort=total", LONG_TIMES));
        log.info("the class: {}", measured(book + "/class", LONG_TIMES));
        for (var page : List.of("/analytics", "/analytics/behind"))
            log.info("{}: {}", page, measured(book + page, LONG_TIMES));
        for (var file : List.of("grades.csv", "grades.xlsx", "canvas.csv", "moodle.csv"))
            log.info("{}: {}", file, measured(book + "/export/" + file, LONG_TIMES));
        var csv = instructor.get(book + "/export/grades.csv").body().split("\r\n", -1);
        assertEquals(BigClass.STUDENTS + 2, csv.length, "heads, students, and the end");
        assertTrue(csv[0].split(",", -1).length > BigClass.ACTIVITIES);
    }

    private static String measured(String path, int times) {
        var took = new ArrayList<Duration>();
        for (var i = 0; i < times; i++) {
            long begun = System.nanoTime();
            assertEquals(200, instructor.get(path).status());
            took.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        took.sort(null);
        return "p50 %d ms, p95 %d ms of %d"
                .formatted(
                        took.get(times / 2).toMillis(),
                        took.get(Math.min(times - 1, (int) Math.ceil(times * 0.95) - 1)).toMillis(),
                        times);
    }
}
