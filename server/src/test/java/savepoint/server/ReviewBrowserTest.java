package savepoint.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import savepoint.server.review.ReviewClass;

/// Three people review each other in real browsers.
class ReviewBrowserTest {
    private static final List<String> NAMES = List.of("Ada Lovelace", "Ben Okri", "Chen Wei");

    @Test
    void three_people_write_read_and_rate() {
        try (var room = new ReviewClass("{count: 1}");
                var chromium = Chromium.start()) {
            room.enrol(NAMES.toArray(String[]::new));
            room.at(Duration.ofDays(-1));
            NAMES.forEach(room::handIn);
            room.at(Duration.ZERO);

            for (var name : NAMES) {
                try (var window = open(chromium, room, name)) {
                    write(window.page());
                }
            }
            room.at(Duration.ofDays(5));
            for (var name : NAMES) {
                try (var window = open(chromium, room, name)) {
                    var page = window.page();
                    assertThat(page.locator("main")).containsText("Reviews of your work to read");
                    page.locator("main a.due-title").first().click();
                    assertThat(page.locator(".got")).containsText("Every path is right");
                    page.locator(".rate input[value='5']").check();
                    page.locator(".rate textarea").fill("That helped.");
                    page.locator(".rate button").click();
                    assertThat(page.locator(".flash")).containsText("Thank you");
                }
            }
            try (var window = open(chromium, room, NAMES.getFirst())) {
                window.page().navigate(room.duties(NAMES.getFirst()).getFirst());
                assertThat(window.page().locator(".answer")).containsText("That helped.");
            }
        }
    }

    @Test
    void what_the_server_does_not_take_is_kept_and_saved_when_it_does() {
        try (var room = new ReviewClass("{count: 1}");
                var chromium = Chromium.start()) {
            room.enrol(NAMES.toArray(String[]::new));
            room.at(Duration.ofDays(-1));
            NAMES.forEach(room::handIn);
            room.at(Duration.ZERO);
            try (var window = open(chromium, room, NAMES.getFirst()).withTrouble()) {
                var page = window.page();
                page.navigate(room.duties(NAMES.getFirst()).getFirst());
                var state = page.locator("[data-review-state]");
                answers(page, 503);
                page.locator("#comment-correctness").fill("It loses the second update.");
                page.locator("#points-clarity-20").check();
                assertThat(state).containsText("Not saved yet: the server does not answer");
                page.reload();
                assertThat(page.locator("#comment-correctness"))
                        .hasValue("It loses the second update.");
                assertThat(page.locator("#points-clarity-20")).isChecked();

                page.unroute("**/drafts");
                answers(page, 401);
                page.locator("#overall").fill("Clear.");
                assertThat(state).containsText("What you typed is kept in this browser");
                assertThat(state.locator("a")).hasText("Sign in again");
                page.unroute("**/drafts");
                page.locator("#overall").fill("Clear all the same.");
                assertThat(state).containsText(Pattern.compile("Saved \\d\\d:\\d\\d"));
                page.reload();
                assertThat(page.locator("#overall")).hasValue("Clear all the same.");
                assertThat(page.locator("#points-clarity-20")).isChecked();
            }
        }
    }

    private static void answers(Page page, int status) {
        var refusal =
                new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType("application/json")
                        .setBody("{\"detail\": \"not now\"}");
        page.route("**/drafts", route -> route.fulfill(refusal));
    }

    private static void write(Page page) {
        page.locator("main a.due-title").first().click();
        page.locator(".duties a").click();
        page.locator("#comment-correctness").fill("Every path is right, as far as I can see.");
        page.locator(".line[data-line='3']").click();
        assertThat(page.locator("#remark-line-1")).hasValue("3");
        page.keyboard().type("Why this import?");
        assertThat(page.locator("[data-review-state]"))
                .containsText(Pattern.compile("Saved \\d\\d:\\d\\d"));
        page.reload();
        assertThat(page.locator("#remark-text-1")).hasValue("Why this import?");
        page.locator("#points-correctness").fill("18");
        page.locator("#points-clarity-20").check();
        page.locator(".reviewing-form .primary").click();
        assertThat(page.locator(".flash")).containsText("handed over");
        assertThat(page.locator(".duties")).containsText("done");
    }

    private static Chromium.Window open(Chromium chromium, ReviewClass room, String name) {
        var window = chromium.open(room.platform, room.browser(name));
        window.page().navigate("/");
        return window;
    }
}
