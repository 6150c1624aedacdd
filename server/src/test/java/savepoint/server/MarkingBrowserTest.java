package savepoint.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an assistant does in a real browser, without a mouse.
class MarkingBrowserTest {
    private static TestPlatform platform;
    private static Chromium chromium;

    private String path;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        TestAssignments.publish(platform, "bank-transfer", null);
        chromium = Chromium.start();
    }

    @BeforeEach
    void hand_in() {
        TestAssignments.forgetHandIns(platform);
        path =
                platform.term().path()
                        + "/submissions/"
                        + TestAssignments.handIn(platform, "bank-transfer");
    }

    @AfterAll
    static void stop() {
        chromium.close();
        platform.close();
    }

    private Chromium.Window open() {
        Chromium.Window window;
        try (var assistant = platform.browser(Somebody.ASSISTANT)) {
            window = chromium.open(platform, assistant);
        }
        window.page().navigate(path);
        return window;
    }

    @Test
    void the_keyboard_alone_comments_on_a_line() {
        try (var window = open()) {
            Page page = window.page();
            assertThat(page.locator("[data-line='2']")).hasAttribute("tabindex", "-1");
            page.locator("[data-line='1']").focus();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            page.keyboard().press("Enter");
            page.keyboard().type("Why this import?");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("#L1-3 .line-said")).containsText("Why this import?");
        }
    }

    @Test
    void marks_save_themselves_and_tell_of_what_somebody_else_gave() {
        try (var window = open().withTrouble();
                var instructor = platform.browser(Somebody.INSTRUCTOR)) {
            Page page = window.page();
            var points = page.locator("#points-design");
            var state = page.locator("#state-design");
            points.fill("9");
            points.press("Tab");
            assertThat(state).containsText("Saved");
            assertEquals("9.00", given());

            instructor.post(
                    path + "/marks/design", Map.of("based-on", "1", "points", "4", "note", ""));
            points.fill("7");
            points.press("Tab");
            assertThat(state).containsText("Instructor gave 4 meanwhile");
            assertEquals("4.00", given());

            page.locator("#mark-design button").click();
            assertThat(state).containsText("Saved");
            assertEquals("7.00", given());
        }
    }

    private static String given() {
        return String.valueOf(
                platform.ask("select points from rubric_mark order by version desc limit 1"));
    }
}
