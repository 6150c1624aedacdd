package savepoint.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The editor's completion list, in a real browser that says what the Content-Security-Policy stops.
class EditorBrowserTest {
    private static TestPlatform platform;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        TestAssignments.publish(platform, "shop-reports", null);
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        platform.close();
    }

    @Test
    void one_escape_closes_the_list_and_tab_leaves_the_editor() {
        try (var student = platform.browser(Somebody.STUDENT);
                var window = chromium.open(platform, student)) {
            var page = window.page();
            page.navigate(platform.term().path() + "/assignments/shop-reports/console");
            var list = page.locator(".cm-tooltip-autocomplete");
            Steps.type(page, "sel");
            assertThat(list).isVisible();
            page.keyboard().press("Escape");
            assertThat(list).isHidden();
            page.keyboard().press("Tab");
            assertEquals(
                    false,
                    page.evaluate("document.activeElement.classList.contains('cm-content')"),
                    "the focus has left the editor");
        }
    }
}
