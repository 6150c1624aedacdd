package savepoint.server.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import savepoint.server.Somebody;
import savepoint.server.TestCourse;
import savepoint.server.TestPlatform;

/// What people set for themselves.
class AccountTest {
    @Test
    void times_are_shown_by_the_clock_that_somebody_chose_with_the_course_s_beside() {
        try (var platform = TestPlatform.start();
                var browser = platform.browser(Somebody.STUDENT)) {
            TestCourse.publish(platform, TestCourse.week11());
            var week = platform.term().path() + "/weeks/11";
            assertEquals(
                    422, browser.post("/account/zone", Map.of("zone", "Mars/Olympus")).status());

            assertEquals(303, browser.post("/account/zone", Map.of("zone", "Asia/Tokyo")).status());
            assertTrue(browser.get("/account").body().contains("selected=\"selected\">Asia/Tokyo"));
            var page = browser.get(week).body();
            assertTrue(page.contains("Friday 6 November, 09:00 JST"), page);
            assertTrue(page.contains("(course: Thursday 5 November, 18:00 CST)"), page);

            browser.post("/account/zone", Map.of("zone", "America/Chicago"));
            assertFalse(browser.get(week).body().contains("(course:"), "the same clock");
            browser.post("/account/zone", Map.of("zone", ""));
            assertFalse(browser.get(week).body().contains("JST"));
        }
    }
}
