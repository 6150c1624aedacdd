package savepoint.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static savepoint.server.Steps.button;
import static savepoint.server.Steps.desktop;
import static savepoint.server.Steps.link;
import static savepoint.server.Steps.openBankTransfer;
import static savepoint.server.Steps.openWeek11;
import static savepoint.server.Steps.paste;
import static savepoint.server.Steps.signIn;
import static savepoint.server.Steps.tabTo;
import static savepoint.server.Steps.text;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What costs nothing, in a real browser: runs on the sample rows, the SQL console, live cells.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TryingBrowserTest {
    private static final Path SAMPLES =
            ServedCourse.CLONE.resolve("assignments/bank-transfer/samples");

    // A grader that has just started proves its sandbox first.
    private static final IsVisibleOptions PATIENTLY = new IsVisibleOptions().setTimeout(180_000);

    private static ServedCourse course;
    private static Chromium chromium;
    private static Map.Entry<String, String> student;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        course = ServedCourse.shared();
        student = course.student();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) chromium.close();
    }

    @Test
    void a_run_shows_what_it_prints_without_leaving_the_page() {
        var reference = text(SAMPLES.resolve("reference/PostgresBank.java"));
        int opened = reference.indexOf('{', reference.indexOf("public void transfer")) + 1;
        var chatty =
                reference.substring(0, opened)
                        + " System.out.println(\"moving \" + amount);"
                        + reference.substring(opened);
        try (var window = chromium.open(desktop(course))) {
            Page page = window.page();
            signIn(page, student);
            openBankTransfer(page);
            paste(page, chatty);
            button(page, "Run on the sample").click();
            var place = page.locator("[data-run-place]");
            assertThat(place.getByText("What your code showed")).isVisible(PATIENTLY);
            assertThat(place.locator(".run-printed").first()).containsText("moving ");
            assertThat(place).containsText("9 of 9 checks passed");
            assertThat(page.locator(".cm-content")).containsText("writeJournal");

            paste(page, chatty.replace("System.out", "System.uot"));
            button(page, "Run on the sample").click();
            assertThat(place).containsText("Did not compile");
        }
    }

    @Test
    void the_console_answers_by_keyboard_alone() {
        try (var window = chromium.open(desktop(course))) {
            Page page = window.page();
            signIn(page, student);
            openBankTransfer(page);
            link(page, "SQL console").click();
            assertThat(page.locator("#try")).isVisible();
            page.locator(".cm-content").focus();
            paste(page, "select owner, balance from account where balance > 100 order by 2");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator(".console-entry .rows td").first()).isVisible(PATIENTLY);
            assertThat(page.locator(".schema-table").first()).isVisible(PATIENTLY);
            paste(page, "selekt 1");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator(".console-fault").first()).containsText("syntax error");
            paste(page, "select * from account a join transfer t on t.from_account = a.id");
            page.keyboard().press("Escape");
            page.keyboard().press("Tab");
            tabTo(page, "Show the plan");
            page.keyboard().press("Enter");
            assertThat(page.locator(".plan-step").first()).isVisible();
        }
    }

    @Test
    void a_live_cell_runs_in_its_place_and_starts_over() {
        try (var window = chromium.open(desktop(course))) {
            Page page = window.page();
            signIn(page, student);
            openWeek11(page);
            link(page, "Lesson 1").click();
            var cell = page.locator("#cell-1");
            cell.locator("button.primary").click();
            assertThat(cell.locator("td").first()).isVisible(PATIENTLY);
            assertThat(cell).containsText("Efua Mensah");
            cell.locator(".console-reset button").click();
            assertThat(cell.locator("td")).hasCount(0);
        }
    }

    @Test
    void gaps_in_coloured_code_can_be_filled_in() {
        try (var window = chromium.open(desktop(course))) {
            Page page = window.page();
            signIn(page, student);
            openWeek11(page);
            link(page, "Lesson 2").click();
            assertThat(page.locator("code[data-coloured]").first()).isVisible();
            var exercise = page.locator("#exercise-2");
            exercise.getByLabel("Gap 1").selectOption("leftJoin");
            exercise.getByLabel("Gap 2").fill("fillNulls");
            exercise.getByLabel("Gap 3").fill("sum");
            exercise.getByLabel("Gap 4").fill("desc");
            button(page, "Check exercise 2").click();
            assertThat(exercise).containsText("Right.");
        }
    }
}
