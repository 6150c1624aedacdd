package savepoint.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static savepoint.server.Steps.button;
import static savepoint.server.Steps.heading;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import savepoint.server.db.Refs;

/// A student's page while a quiz is sat, in a real browser, when something goes wrong. The server's clock stands days
/// away from the browser's, and moves only as a test says.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class QuizBrowserTest {
    private static final Instant MORNING = Instant.parse("2026-11-12T15:00:00Z");

    private static TestPlatform platform;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        platform = TestPlatform.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) chromium.close();
        platform.close();
    }

    @BeforeEach
    void publish() {
        platform.clock().set(MORNING);
        TestQuizzes.publish(platform, TestQuizzes.usual(), MORNING.plus(Duration.ofDays(2)));
        platform.update("truncate attempt, platform_beat cascade");
    }

    private static Chromium.Window window() {
        return chromium.open(
                new NewContextOptions()
                        .setBaseURL("http://127.0.0.1:" + platform.platform().port())
                        .setViewportSize(1280, 900));
    }

    private static void begin(Page page) {
        Steps.signIn(page, Map.entry(Somebody.STUDENT.email(), TestPlatform.PASSWORD));
        page.navigate(platform.term().path() + "/quizzes/week-11");
        button(page, "Start the quiz").click();
        assertThat(page.locator("[data-sitting]")).isVisible();
        assertThat(page.locator("[data-left-words]")).hasText("35 minutes left");
        awaitScripts(page);
    }

    /// They take the button away that stands in for them.
    private static void awaitScripts(Page page) {
        assertThat(page.locator("[data-plain]")).hasCount(0);
    }

    private static Locator choice(Page page, String words) {
        return page.getByLabel(words, new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator keyword(Page page) {
        return page.locator("#q5-text");
    }

    private static void awaits(Page page, String question, String said) {
        assertThat(page.locator("#" + question + " [data-state]")).containsText(said);
    }

    @Test
    void a_cut_of_two_minutes_loses_no_answer() {
        try (var window = window().withTrouble()) {
            Page page = window.page();
            begin(page);
            choice(page, "READ COMMITTED").check();
            awaits(page, "q1", "Saved");
            assertThat(page.locator("[data-count]")).containsText("1 of 9 answered");

            window.offline(true);
            keyword(page).fill("rollback");
            awaits(page, "q5", "Not saved yet");
            assertThat(page.locator("[data-trouble]")).containsText("No connection");
            platform.clock().advance(Duration.ofMinutes(2));
            window.offline(false);
            awaits(page, "q5", "Saved");
            assertThat(page.locator("[data-left-words]")).hasText("33 minutes left");
            page.reload();
            assertThat(keyword(page)).hasValue("rollback");
            assertThat(choice(page, "READ COMMITTED")).isChecked();
        }
    }

    @Test
    void what_was_answered_without_a_connection_survives_a_reload() {
        try (var window = window().withTrouble()) {
            Page page = window.page();
            begin(page);
            page.route("**/answers", route -> route.abort());
            keyword(page).fill("rollback");
            awaits(page, "q5", "Not saved yet");
            page.unroute("**/answers");
            page.reload();
            assertThat(keyword(page)).hasValue("rollback");
            awaits(page, "q5", "Saved");
        }
    }

    @Test
    void what_was_left_behind_in_one_attempt_does_not_come_back_in_the_next() {
        try (var window = window().withTrouble()) {
            Page page = window.page();
            begin(page);
            page.route("**/answers", route -> route.abort());
            keyword(page).fill("rollback");
            awaits(page, "q5", "Not saved yet");
            platform.clock().advance(Duration.ofHours(1));
            platform.platform().endOverdueAttempts();
            page.navigate(platform.term().path() + "/quizzes/week-11");
            page.unroute("**/answers");
            button(page, "Start the quiz").click();
            awaitScripts(page);
            assertThat(keyword(page)).hasValue("");
        }
    }

    @Test
    void an_answer_is_checked_while_the_quiz_runs_and_a_right_one_stays() {
        TestQuizzes.publish(platform, TestQuizzes.falling(), MORNING.plus(Duration.ofDays(2)));
        try (var window = window()) {
            Page page = window.page();
            begin(page);
            var question = page.locator("#q5");
            keyword(page).fill("commit");
            button(page, "Check question 5").click();
            assertThat(question).containsText("Try 1 of 3 was not right.");
            awaitScripts(page);
            keyword(page).fill("rollback");
            button(page, "Check question 5").click();
            assertThat(question).containsText("Try 2 of 3 was right: 60% of the points.");
            assertThat(keyword(page)).isDisabled();
            assertThat(keyword(page)).hasValue("rollback");
        }
    }

    @Test
    void a_server_that_is_started_again_gets_what_it_missed() {
        try (var window = window().withTrouble()) {
            Page page = window.page();
            begin(page);
            platform.stopServing();
            try {
                keyword(page).fill("rollback");
                awaits(page, "q5", "Not saved yet");
            } finally {
                platform.serveAgain();
            }
            awaits(page, "q5", "Saved");
            assertEquals(
                    "{\"text\": \"rollback\", \"answer\": \"typed\"}",
                    platform.ask("select given::text from answer order by version desc limit 1"));
        }
    }

    @Test
    void time_runs_out_while_the_laptop_is_shut() {
        try (var window = window().withTrouble()) {
            Page page = window.page();
            begin(page);
            keyword(page).fill("rollback");
            awaits(page, "q5", "Saved");
            window.offline(true);
            platform.clock().advance(Duration.ofMinutes(36));
            platform.platform().endOverdueAttempts();
            window.offline(false);
            assertThat(page.getByText("The time was up; handed in by itself")).isVisible();
        }
    }

    @Test
    void two_tabs_are_one_attempt() {
        try (var window = window().withTrouble()) {
            Page first = window.page();
            begin(first);
            Page second = window.another();
            second.navigate(first.url());
            awaitScripts(second);
            // Otherwise each would show at once what the other has saved.
            first.route("**/state", route -> route.abort());
            second.route("**/state", route -> route.abort());
            keyword(first).fill("rollback");
            awaits(first, "q5", "Saved");
            keyword(second).fill("abort");
            awaits(second, "q5", "Not saved");
            assertThat(second.locator("#q5 [data-overtaken]")).isVisible();
            second.locator("#q5 [data-take]").click();
            assertThat(keyword(second)).hasValue("rollback");

            keyword(second).fill("abort work");
            awaits(second, "q5", "Saved");
            keyword(first).fill("undo");
            assertThat(first.locator("#q5 [data-overtaken]")).isVisible();
            first.locator("#q5 [data-keep]").click();
            awaits(first, "q5", "Saved");
            assertEquals(1L, platform.ask("select count(*) from attempt"));
            assertEquals(
                    "undo",
                    platform.ask(
                            "select given ->> 'text' from answer order by version desc limit 1"));
        }
    }

    @Test
    void what_one_tab_saves_the_other_shows() {
        try (var window = window()) {
            Page first = window.page();
            begin(first);
            Page second = window.another();
            second.navigate(first.url());
            awaitScripts(second);
            keyword(first).fill("rollback");
            awaits(first, "q5", "Saved");
            second.evaluate("dispatchEvent(new Event('online'))");
            assertThat(keyword(second)).hasValue("rollback");
        }
    }

    @Test
    void extra_time_reaches_the_open_page() {
        try (var window = window()) {
            Page page = window.page();
            begin(page);
            try (var instructor = platform.browser(Somebody.INSTRUCTOR)) {
                instructor.post(
                        platform.term().path() + "/quizzes/week-11/room/extra-time",
                        Map.of(
                                "minutes", "5",
                                "reason", "fire alarm",
                                "idempotency-key", Refs.random()));
            }
            assertThat(page.locator("[data-left-words]")).hasText("40 minutes left");
        }
    }

    @Test
    void handing_in_says_what_is_not_answered() {
        try (var window = window()) {
            Page page = window.page();
            begin(page);
            choice(page, "READ COMMITTED").check();
            page.locator(".sitting-bar button").click();
            assertThat(heading(page, "Hand in?")).isVisible();
            assertThat(page.getByText("1 of 9 questions are answered")).isVisible();
            page.getByText("Question 7").click();
            page.getByText("The order is right as it stands").click();
            awaits(page, "q7", "Saved");
            page.locator(".sitting-end .primary").click();
            button(page, "Hand in now").click();
            assertThat(page.getByText("Handed in. Every answer that you gave is kept."))
                    .isVisible();
        }
    }
}
