package savepoint.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// An instructor's day in a real browser: find, open, override, undo, export.
class GradebookBrowserTest {
    private static TestPlatform platform;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        TestAssignments.publish(platform, "bank-transfer", TestPlatform.START.plusSeconds(86_400));
        platform.student("Ada Lovelace");
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        platform.close();
    }

    private static Chromium.Window open() {
        Chromium.Window window;
        try (var instructor = platform.browser(Somebody.INSTRUCTOR)) {
            window = chromium.open(platform, instructor);
        }
        window.page().navigate(platform.term().path() + "/gradebook");
        return window;
    }

    @Test
    void find_open_override_undo_export() throws IOException {
        try (var window = open()) {
            Page page = window.page();
            page.getByLabel("Student", new Page.GetByLabelOptions().setExact(true)).fill("lovel");
            page.keyboard().press("Enter");
            var rows = page.locator(".ledger tbody tr");
            assertThat(rows).hasCount(1);

            // With the keyboard alone, from the name to the cell.
            var name = rows.locator("th a");
            assertThat(name).hasAttribute("tabindex", "0");
            assertThat(rows.locator("td a")).hasAttribute("tabindex", "-1");
            name.focus();
            page.keyboard().press("ArrowRight");
            assertThat(rows.locator("td a")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("Bank transfer");

            page.getByLabel("Points, of 150").fill("120");
            page.getByLabel("Why").fill("an oral exam");
            page.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(page.locator(".cell-amount")).containsText("120 of 150");
            assertThat(page.locator(".flash")).containsText("Ada Lovelace: 120 points");

            page.getByRole(AriaRole.BUTTON, named("Undo")).click();
            assertThat(page.locator(".flash")).containsText("Undone");
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Gradebook").setExact(true))
                    .first()
                    .click();
            assertThat(page.locator(".ledger .overridden")).hasCount(0);

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Export")).click();
            var file =
                    page.waitForDownload(() ->
                            page.getByRole(
                                            AriaRole.LINK,
                                            new Page.GetByRoleOptions().setName("grades.csv"))
                                    .click());
            assertTrue(Files.readString(file.path()).contains("Ada Lovelace"));
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
