package savepoint.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static savepoint.server.Steps.button;
import static savepoint.server.Steps.desktop;
import static savepoint.server.Steps.heading;
import static savepoint.server.Steps.link;
import static savepoint.server.Steps.openBankTransfer;
import static savepoint.server.Steps.openWeek11;
import static savepoint.server.Steps.paste;
import static savepoint.server.Steps.signIn;
import static savepoint.server.Steps.tabTo;
import static savepoint.server.Steps.text;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private Map.Entry<String, String> student;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        course = ServedCourse.shared();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) chromium.close();
    }

    @BeforeEach
    void nextStudent() {
        student = course.student();
    }

    @Test
    void a_student_reads_week_11_and_sees_why_a_transfer_is_wrong_and_then_right() {
        try (var window = chromium.open(desktop(course))) {
            Page page = window.page();
            signIn(page, student);
            openWeek11(page);
            link(page, "Lesson 1").click();
            var exercise = page.locator("#exercise-1");
            exercise.getByLabel("Branches 1 and 2 have two accounts each").check();
            button(page, "Check exercise 1").click();
            assertThat(exercise).containsText("Not right yet.");
            exercise.getByLabel("Branch 0 has one account").check();
            button(page, "Check exercise 1").click();
            assertThat(exercise).containsText("Right.");
            openBankTransfer(page);

            page.setInputFiles("[data-upload]", sample("no-overdraft-check"));
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
        try (var window = chromium.open(desktop(course).setJavaScriptEnabled(false))) {
            Page page = window.page();
            signIn(page, student);
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
    void a_file_that_is_far_too_large_is_answered_by_a_page() throws IOException {
        var large = Files.createTempFile("large", ".java");
        try (var window = chromium.open(desktop(course).setJavaScriptEnabled(false)).withTrouble();
                var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(60 << 20);
            Page page = window.page();
            signIn(page, student);
            openBankTransfer(page);
            page.setInputFiles("input[type=file] >> nth=0", large);
            button(page, "Hand in").click();
            assertThat(heading(page, "That is too large")).isVisible();
        } finally {
            Files.delete(large);
        }
    }

    @Test
    void a_phone_shows_every_page_without_scrolling_sideways() {
        try (var window = chromium.open(phone())) {
            Page page = window.page();
            signIn(page, student);
            assertFits(page);
            openWeek11(page);
            assertFits(page);
            openBankTransfer(page);
            assertFits(page);
        }
    }

    @Test
    void the_keyboard_alone_signs_in_and_out() {
        try (var window = chromium.open(desktop(course))) {
            Page page = window.page();
            page.navigate("/sign-in");
            page.keyboard().type(student.getKey());
            page.keyboard().press("Tab");
            page.keyboard().type(student.getValue());
            page.keyboard().press("Enter");
            assertThat(heading(page, "What is due")).isVisible();
            tabTo(page, "Sign out");
            page.keyboard().press("Enter");
            assertThat(button(page, "Sign in")).isVisible();
        }
    }

    @Test
    void the_keyboard_alone_hands_in_understands_and_hands_in_again() {
        try (var window = chromium.open(desktop(course))) {
            Page page = window.page();
            signIn(page, student);
            openBankTransfer(page);
            handInByKeyboard(page, "no-overdraft-check");
            awaitVerdict(page, "Hand-in 1");
            assertThat(check(page, "refuses-overdraft")).containsText("Failed");

            tabTo(page, "Back to the editor");
            page.keyboard().press("Enter");
            handInByKeyboard(page, "reference");
            awaitVerdict(page, "Hand-in 2");
            assertThat(page.locator(".verdict-points")).hasText("40 of 40 points");
        }
    }

    private static void handInByKeyboard(Page page, String sample) {
        assertThat(page.locator(".cm-content")).isVisible();
        page.evaluate("text => navigator.clipboard.writeText(text)", text(sample(sample)));
        while (!(boolean) page.evaluate("document.activeElement.matches('.cm-content')"))
            page.keyboard().press("Tab");
        page.keyboard().press("Control+a");
        page.keyboard().press("Control+v");
        page.keyboard().press("Escape");
        page.keyboard().press("Tab");
        tabTo(page, "Hand in");
        page.keyboard().press("Enter");
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

    private static Path sample(String name) {
        return SAMPLES.resolve(name).resolve(FILE);
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
