package savepoint.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The editor and the files that are read into it, in a real browser that says what the Content-Security-Policy stops.
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

    @Test
    void a_file_that_cannot_be_taken_changes_nothing_and_says_why() {
        try (var student = platform.browser(Somebody.STUDENT);
                var window = chromium.open(platform, student)) {
            var page = window.page();
            page.navigate(platform.term().path() + "/assignments/shop-reports");
            var editor = page.locator(".cm-content").first();
            assertThat(editor).isVisible();
            var before = editor.textContent();
            var state = page.locator("[data-draft-state]");
            var field = page.locator("input[data-upload]").first();

            field.setInputFiles(
                    file("old.sql", "select 'é'".getBytes(StandardCharsets.ISO_8859_1)));
            assertThat(state).containsText("old.sql is not text in UTF-8");
            field.setInputFiles(file("report.pdf", new byte[] {'%'}));
            assertThat(state).containsText("report.pdf is no .sql file");
            field.setInputFiles(file("empty.sql", new byte[0]));
            assertThat(state).containsText("empty.sql is empty");
            field.setInputFiles(file("huge.sql", new byte[1 << 20]));
            assertThat(state).containsText("huge.sql is too large");
            assertEquals(before, editor.textContent());

            field.setInputFiles(file("mine.sql", "select 'é'".getBytes(StandardCharsets.UTF_8)));
            assertThat(editor).containsText("select 'é'");
            assertThat(state).containsText("mine.sql is in the editor now, as 01-");
        }
    }

    private static FilePayload file(String name, byte[] bytes) {
        return new FilePayload(name, "application/sql", bytes);
    }
}
