package savepoint.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Verdict;
import savepoint.server.grading.TestGrader;

/// What an assistant does in a real browser, without a mouse.
class MarkingBrowserTest {
    private static final String EVENTS = "/events";

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

    @Test
    void what_is_being_written_stays_when_the_verdict_comes() {
        try (var window = open();
                var grader = new TestGrader(platform)) {
            Page page = window.page();
            page.locator("#text-whole").fill("Close it in every path.");
            grader.grade(new Verdict.Graded(List.of(TestGrader.passed("compiles", "40"))));
            var state = page.locator("[data-live-state]");
            assertThat(state).containsText("The verdict is there");
            assertThat(page.locator("#text-whole")).hasValue("Close it in every path.");
            state.locator("button").click();
            assertThat(page.locator("#verdict")).containsText("1 of 1");
        }
    }

    @Test
    void the_verdict_comes_after_a_proxy_has_answered_for_the_server() {
        try (var window = open().withTrouble();
                var grader = new TestGrader(platform)) {
            Page page = window.page();
            page.route(
                    "**" + EVENTS,
                    route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));
            page.reload();
            assertThat(page.locator("[data-live-state]"))
                    .containsText("The server does not answer");
            grader.grade(new Verdict.Graded(List.of(TestGrader.passed("compiles", "40"))));
            page.unroute("**" + EVENTS);
            assertThat(page.locator("#verdict")).containsText("1 of 1");
        }
    }

    private static String given() {
        return String.valueOf(
                platform.ask("select points from rubric_mark order by version desc limit 1"));
    }
}
