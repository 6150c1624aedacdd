package savepoint.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static savepoint.server.Steps.button;
import static savepoint.server.Steps.desktop;
import static savepoint.server.Steps.openWeek11;
import static savepoint.server.Steps.signIn;
import static savepoint.server.Steps.text;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The query of the quiz that ships, in a real browser: written, tried, handed in, marked.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class CodeBrowserTest {
    // A grader that has just started proves its sandbox first.
    private static final double PATIENCE = 180_000;

    /// What each of the prompts says, and the question's slug.
    private static final Map<String, String> PROMPTS =
            Map.of(
                    "to no branch", "accounts-without-a-branch",
                    "also one without accounts", "money-in-each-branch",
                    "more than the average", "more-than-the-average",
                    "in no transfer", "accounts-that-never-moved",
                    "In which cities", "cities-with-money",
                    "For each day", "days-of-the-journal",
                    "several share it", "largest-of-each-branch",
                    "For each account", "sent-and-received");

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
    void a_query_is_tried_and_handed_in_and_its_mark_appears() {
        try (var window = chromium.open(desktop(course))) {
            Page page = window.page();
            signIn(page, student);
            openWeek11(page);
            page.locator(".activities")
                    .getByRole(
                            AriaRole.LINK, new Locator.GetByRoleOptions().setName("Week 11 Quiz"))
                    .click();
            button(page, "Start the quiz").click();
            assertThat(page.locator("[data-plain]")).hasCount(0);
            var question =
                    page.locator("[data-question]")
                            .filter(
                                    new Locator.FilterOptions()
                                            .setHas(page.locator("[data-editor='sql']")));
            var editor = question.locator(".cm-content");
            page.evaluate(
                    "text => navigator.clipboard.writeText(text)",
                    solution(question.locator(".prose").first().textContent()));
            editor.press("Control+a");
            page.keyboard().press("Control+v");
            question.locator("[data-run]").click();
            var place = question.locator("[data-run-place]");
            assertThat(place.locator("td").first())
                    .isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
            assertThat(question.locator("[data-state]")).containsText("Saved");
            assertThat(editor).containsText("FROM");

            page.locator(".sitting-bar button.primary").click();
            button(page, "Hand in now").click();
            var reviewed =
                    page.locator(".reviewed")
                            .filter(
                                    new Locator.FilterOptions()
                                            .setHas(page.getByText("answer.sql")));
            assertThat(reviewed.locator(".code-verdict"))
                    .containsText(
                            "1 of 1 check passed", new ContainsTextOptions().setTimeout(PATIENCE));
            assertThat(reviewed.locator(".question-points")).containsText("8 of 8");
        }
    }

    private static String solution(String prompt) {
        var slug =
                PROMPTS.entrySet().stream()
                        .filter(one -> prompt.contains(one.getKey()))
                        .findFirst()
                        .orElseThrow()
                        .getValue();
        var file = text(ServedCourse.CLONE.resolve("quizzes/bank/sql/" + slug + ".md"));
        int solution = file.indexOf("```sql", file.indexOf("## Solution")) + "```sql".length();
        return file.substring(solution, file.indexOf("```", solution)).strip();
    }
}
