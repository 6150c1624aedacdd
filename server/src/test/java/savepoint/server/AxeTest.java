package savepoint.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import savepoint.grader.verdict.TableDiff;
import savepoint.grader.verdict.Verdict;
import savepoint.server.grading.TestGrader;
import savepoint.server.web.Method;
import savepoint.server.web.Route;

/// axe-core on every page that there is, as a student in the light and as an instructor in the dark.
class AxeTest {
    private static TestPlatform platform;
    private static Samples samples;
    private static Chromium chromium;
    private static final Map<Somebody, Visit> visits = new EnumMap<>(Somebody.class);

    @BeforeAll
    static void start() {
        platform = TestPlatform.start();
        samples = Samples.in(platform);
        var difference =
                new TableDiff(
                        "sample",
                        "account",
                        List.of("id", "balance"),
                        List.of(
                                new TableDiff.Row(
                                        TableDiff.Kind.DIFFERS,
                                        List.of("1", "300.00"),
                                        List.of("1", "-200.00"))),
                        2);
        try (var grader = new TestGrader(platform)) {
            var claim = grader.claim();
            grader.report(
                    claim,
                    new Verdict.Graded(
                            List.of(
                                    TestGrader.passed("compiles", "2"),
                                    TestGrader.failed(
                                            "moves-money",
                                            "8",
                                            "The balance is wrong.",
                                            "Look again.",
                                            difference))));
        }
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        visits.values().forEach(Visit::close);
        chromium.close();
        platform.close();
    }

    @TestFactory
    Stream<DynamicTest> no_page_keeps_anybody_out() {
        return platform.platform().routes().stream()
                .filter(route -> route.method() == Method.GET)
                .flatMap(route ->
                        Stream.of(Somebody.STUDENT, Somebody.INSTRUCTOR)
                                .map(somebody ->
                                        DynamicTest.dynamicTest(
                                                route.path() + " as " + somebody,
                                                () ->
                                                        visits.computeIfAbsent(somebody, Visit::new)
                                                                .look(address(route)))));
    }

    /// Somebody at one window, which goes from page to page.
    private static final class Visit implements AutoCloseable {
        final Browser browser;
        final Chromium.Window window;

        Visit(Somebody somebody) {
            browser = platform.browser(somebody);
            var dark = somebody == Somebody.INSTRUCTOR;
            var options =
                    new NewContextOptions()
                            .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                            .setViewportSize(dark ? 1280 : 390, 900);
            window = chromium.open(platform, browser, options);
        }

        void look(String address) {
            var answer = browser.get(address);
            if (answer.status() != 200 || !answer.header("content-type").startsWith("text/html"))
                return; // a redirect, a download, a stream, or not for them
            var page = window.page();
            page.navigate(address);
            assertEquals(List.of(), Axe.issues(page), address);
            assertEquals(
                    page.evaluate("document.documentElement.clientWidth"),
                    page.evaluate("document.documentElement.scrollWidth"),
                    address + " scrolls sideways");
        }

        @Override
        public void close() {
            browser.close();
            window.close();
        }
    }

    private static String address(Route route) {
        var address = route.path();
        for (var name : route.parameters()) {
            var value = samples.value(name).orElseThrow();
            address = address.replace("{" + name + "}", value).replace("<" + name + ">", value);
        }
        return address;
    }
}
