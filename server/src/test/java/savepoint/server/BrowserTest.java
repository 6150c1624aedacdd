package savepoint.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What students do, in a real browser against the whole product; each test is a student of their own.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BrowserTest {
    private static final Path SAMPLES =
            ServedCourse.CLONE.resolve("assignments/bank-transfer/samples");
    private static final String FILE = "PostgresBank.java";

    // In milliseconds. A grader that has just started proves its sandbox first.
    private static final double VERDICT = 180_000;

    private static ServedCourse course;
    private static Chromium chromium;
    private static Iterator<Map.Entry<String, String>> students;

    private Map.Entry<String, String> student;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        course = ServedCourse.start();
        students = course.students().entrySet().iterator();
    }

    @AfterAll
    static void stop() throws IOException {
        if (course != null) course.close();
        if (chromium != null) chromium.close();
    }

    @BeforeEach
    void nextStudent() {
        student = students.next();
    }

    @Test
    void a_student_reads_week_11_and_sees_why_a_transfer_is_wrong_and_then_right() {
        try (var window = chromium.open(desktop())) {
            Page page = window.page();
            signIn(page);
            openWeek11(page);
            link(page, "Lesson 1").click();
            button(page, "Mark as read").click();
            assertThat(page.getByText("You marked this lesson as read")).isVisible();
            openBankTransfer(page);

            page.setInputFiles("input[type=file]", sample("no-overdraft-check"));
            assertThat(page.getByRole(AriaRole.STATUS).last()).containsText("is in the editor now");
            button(page, "Hand in").click();
            awaitVerdict(page, "Hand-in 1");
            assertThat(page.locator(".verdict-points")).hasText("30 of 40 points");
            assertThat(check(page, "moves-money")).containsText("Passed");
            assertThat(check(page, "refuses-overdraft")).containsText("Failed");

            link(page, "Back to the editor").click();
            paste(page, text(sample("reference")));
            button(page, "Hand in").click();
            awaitVerdict(page, "Hand-in 2");
            assertThat(page.locator(".verdict-points")).hasText("40 of 40 points");
            assertThat(check(page, "refuses-overdraft")).containsText("Passed");
        }
    }

    @Test
    void without_javascript_everything_is_plain_forms() {
        try (var window = chromium.open(desktop().setJavaScriptEnabled(false))) {
            Page page = window.page();
            signIn(page);
            openWeek11(page);
            openBankTransfer(page);
            page.getByLabel(FILE, new Page.GetByLabelOptions().setExact(true))
                    .fill(text(sample("does-not-compile")));
            button(page, "Hand in").click();
            while (heading(page, "Did not compile").count() == 0) {
                link(page, "Look again").click();
            }
            assertThat(page.getByText(FILE + ", line").first()).isVisible();
        }
    }

    @Test
    void a_phone_shows_every_page_without_scrolling_sideways() {
        try (var window = chromium.open(phone())) {
            Page page = window.page();
            signIn(page);
            assertFits(page);
            openWeek11(page);
            assertFits(page);
            openBankTransfer(page);
            assertFits(page);
        }
    }

    @Test
    void the_keyboard_alone_signs_in_and_out() {
        try (var window = chromium.open(desktop())) {
            Page page = window.page();
            page.navigate("/sign-in");
            page.keyboard().type(student.getKey());
            page.keyboard().press("Tab");
            page.keyboard().type(student.getValue());
            page.keyboard().press("Enter");
            assertThat(heading(page, "What is due")).isVisible();
            while (!focused(page).equals("Sign out")) page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(button(page, "Sign in")).isVisible();
        }
    }

    private void signIn(Page page) {
        page.navigate("/");
        page.getByLabel("E-mail address").fill(student.getKey());
        page.getByLabel("Password").fill(student.getValue());
        button(page, "Sign in").click();
        assertThat(heading(page, "What is due")).isVisible();
    }

    private static void openWeek11(Page page) {
        page.navigate("/");
        page.locator(".course-entry-title").click();
        page.locator(".week")
                .filter(new Locator.FilterOptions().setHasText("11"))
                .getByRole(AriaRole.LINK)
                .click();
        assertThat(heading(page, "Activities and assignments")).isVisible();
    }

    private static void openBankTransfer(Page page) {
        openWeek11(page);
        page.locator(".activities")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Bank transfer"))
                .click();
        assertThat(heading(page, "Your work")).isVisible();
    }

    /// Puts text in place of everything in the editor, by the clipboard.
    private static void paste(Page page, String text) {
        page.evaluate("text => navigator.clipboard.writeText(text)", text);
        page.locator(".cm-content").press("Control+a");
        page.keyboard().press("Control+v");
    }

    private static void awaitVerdict(Page page, String handIn) {
        assertThat(heading(page, handIn)).isVisible();
        assertThat(page.locator(".verdict-points"))
                .isVisible(new IsVisibleOptions().setTimeout(VERDICT));
    }

    private static void assertFits(Page page) {
        assertEquals(
                page.evaluate("document.documentElement.clientWidth"),
                page.evaluate("document.documentElement.scrollWidth"),
                page.url());
    }

    private static Locator check(Page page, String slug) {
        return page.locator("#check-" + slug + " .check-outcome");
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name));
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement.textContent.trim()");
    }

    private static Path sample(String name) {
        return SAMPLES.resolve(name).resolve(FILE);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NewContextOptions desktop() {
        return new NewContextOptions()
                .setBaseURL(course.address())
                .setViewportSize(1280, 900)
                .setPermissions(List.of("clipboard-read", "clipboard-write"));
    }

    private static NewContextOptions phone() {
        return new NewContextOptions()
                .setBaseURL(course.address())
                .setViewportSize(375, 740)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true);
    }
}
