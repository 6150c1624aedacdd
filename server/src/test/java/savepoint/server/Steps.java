package savepoint.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What visitors do in a browser, step by step.
final class Steps {
    private Steps() {}

    /// A desktop's window on the course, with a clipboard.
    static NewContextOptions desktop(ServedCourse course) {
        return new NewContextOptions()
                .setBaseURL(course.address())
                .setViewportSize(1280, 900)
                .setPermissions(List.of("clipboard-read", "clipboard-write"));
    }

    static void signIn(Page page, Map.Entry<String, String> student) {
        page.navigate("/");
        fillIn(page, student);
        assertThat(heading(page, "What is due")).isVisible();
    }

    /// Fills in the form for signing in that the page shows, and sends it.
    static void fillIn(Page page, Map.Entry<String, String> student) {
        page.getByLabel("E-mail address").fill(student.getKey());
        page.getByLabel("Password").fill(student.getValue());
        button(page, "Sign in").click();
    }

    static void openWeek11(Page page) {
        page.navigate("/");
        page.locator(".course-entry-title").click();
        var number =
                page.locator(".week-number").filter(new Locator.FilterOptions().setHasText("11"));
        page.locator(".week")
                .filter(new Locator.FilterOptions().setHas(number))
                .getByRole(AriaRole.LINK)
                .click();
        assertThat(heading(page, "Activities and assignments")).isVisible();
    }

    static void openBankTransfer(Page page) {
        openWeek11(page);
        page.locator(".activities")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Bank transfer"))
                .click();
        assertThat(heading(page, "Your work")).isVisible();
    }

    /// Puts text in place of everything in the editor, by the clipboard.
    static void paste(Page page, String text) {
        page.evaluate("text => navigator.clipboard.writeText(text)", text);
        page.locator(".cm-content").press("Control+a");
        page.keyboard().press("Control+v");
    }

    /// Types at the end of the editor.
    static void type(Page page, String text) {
        page.locator(".cm-content").press("Control+End");
        page.keyboard().type(text);
    }

    /// Moves with the Tab key until the focus is on what is called so.
    static void tabTo(Page page, String name) {
        while (!page.evaluate("document.activeElement.textContent.trim()").equals(name))
            page.keyboard().press("Tab");
    }

    static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(name));
    }

    static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
