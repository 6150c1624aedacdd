package savepoint.server;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
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
