package savepoint.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static savepoint.server.Steps.button;
import static savepoint.server.Steps.desktop;
import static savepoint.server.Steps.fillIn;
import static savepoint.server.Steps.heading;
import static savepoint.server.Steps.link;
import static savepoint.server.Steps.openBankTransfer;
import static savepoint.server.Steps.signIn;
import static savepoint.server.Steps.type;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What happens to typed text when something goes wrong, in a real browser against the whole product; each test is a
/// student of their own.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DraftBrowserTest {
    // In milliseconds: a save that failed is tried again after some seconds.

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
    void typed_text_is_there_after_the_server_was_killed() throws IOException {
        try (var window = chromium.open(desktop(course))) {
            Page page = window.page();
            signIn(page, student);
            openBankTransfer(page);
            type(page, "// before the end");
            awaits(page, "Draft saved");

            window.withTrouble();
            course.kill();
            type(page, "// after it");
            awaits(page, "Your text is kept in this browser");
            String address = page.url();
            page.navigate("about:blank");
            course.startAgain();
            page.navigate(address);
            assertThat(editor(page)).containsText("// before the end// after it");
            awaits(page, "Draft saved");
        }
        try (var elsewhere = chromium.open(desktop(course))) {
            signIn(elsewhere.page(), student);
            openBankTransfer(elsewhere.page());
            assertThat(editor(elsewhere.page())).containsText("// before the end// after it");
        }
    }

    @Test
    void a_lost_connection_is_said_and_what_was_typed_is_saved_when_it_is_back() {
        try (var window = chromium.open(desktop(course)).withTrouble()) {
            Page page = window.page();
            signIn(page, student);
            openBankTransfer(page);
            page.waitForFunction("document.querySelector('form[data-guard]').elements.tab.value");
            window.offline(true);
            type(page, "// in a tunnel");
            awaits(page, "Not saved yet");
            window.offline(false);
            awaits(page, "Draft saved");
            page.reload();
            assertThat(editor(page)).containsText("// in a tunnel");
        }
    }

    @Test
    void what_is_typed_before_the_page_has_all_its_scripts_is_saved_too() {
        try (var window = chromium.open(desktop(course))) {
            Page page = window.page();
            signIn(page, student);
            var held = new ArrayList<Route>();
            page.route("**/draft.js", held::add);
            openBankTransfer(page);
            type(page, "// in a hurry");
            page.waitForCondition(() -> !held.isEmpty());
            held.forEach(Route::resume);
            awaits(page, "Draft saved");
        }
    }

    @Test
    void what_is_typed_after_signing_out_elsewhere_is_there_after_signing_in() {
        try (var window = chromium.open(desktop(course)).withTrouble()) {
            Page page = window.page();
            signIn(page, student);
            openBankTransfer(page);
            Page other = window.another();
            other.navigate("/");
            button(other, "Sign out").click();
            assertThat(button(other, "Sign in")).isVisible();

            type(page, "// signed out");
            awaits(page, "Not saved: signed out");
            link(page, "Sign in again").click();
            fillIn(page, student);
            assertThat(heading(page, "Your work")).isVisible();
            assertThat(editor(page)).containsText("// signed out");
            awaits(page, "Draft saved");
        }
    }

    @Test
    void two_windows_do_not_overwrite_each_other() {
        try (var window = chromium.open(desktop(course)).withTrouble()) {
            Page first = window.page();
            signIn(first, student);
            openBankTransfer(first);
            Page second = window.another();
            openBankTransfer(second);
            type(first, "// from the first");
            awaits(first, "Draft saved");
            type(second, "// from the second");
            awaits(second, "another draft was saved meanwhile");
            assertThat(heading(second, "Two drafts, and both are safe")).isVisible();

            button(second, "See the differences").click();
            assertThat(second.locator(".difference-text .added"))
                    .containsText("// from the second");
            button(second, "Take the other").click();
            assertThat(editor(second)).containsText("// from the first");
            assertThat(editor(second)).not().containsText("// from the second");
            link(second, "Drafts").click();
            assertThat(second.locator(".past-one")).hasCount(3);
        }
    }

    private static void awaits(Page page, String said) {
        assertThat(page.locator("[data-draft-state]")).containsText(said);
    }

    private static Locator editor(Page page) {
        return page.locator(".cm-content");
    }
}
