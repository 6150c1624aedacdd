package savepoint.server;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import savepoint.server.web.Cookie;

/// The system's Chromium, one process for all windows of a run.
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<Path> MAC =
            List.of(
                    Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
                    Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

    // Chromium looks for updates and models by itself; tests talk to this machine alone.
    private static final List<String> QUIET =
            List.of(
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--no-first-run");

    // A machine busy with other tests answers late; what is wrong stays wrong for as long.
    private static final double PATIENCE = 60_000;

    private static Browser shared;

    private final Browser browser;

    private Chromium(Browser browser) {
        this.browser = browser;
    }

    /// Starts it for whoever asks first; the driver ends it with the run.
    static synchronized Chromium start() {
        if (shared == null) shared = launch();
        return new Chromium(shared);
    }

    private static Browser launch() {
        Path program = find();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        var playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // Chromium's own sandbox refuses root, and the pages are ours.
        var options =
                new LaunchOptions()
                        .setExecutablePath(program)
                        .setChromiumSandbox(false)
                        .setArgs(QUIET);
        return playwright.chromium().launch(options);
    }

    private static Path find() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(
                        Stream.of(path.split(File.pathSeparator))
                                .flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve)),
                        MAC.stream())
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(
                                "Chromium is missing. Install it: apt-get install chromium (or your system's package of it)"));
    }

    /// A window with cookies of its own.
    Window open(Browser.NewContextOptions options) {
        return new Window(browser.newContext(options));
    }

    /// A window of somebody who is signed in to the platform in `session`, in which nothing is open yet.
    Window open(TestPlatform platform, savepoint.server.Browser session) {
        return open(platform, session, new Browser.NewContextOptions());
    }

    /// The same, in a window that looks like this.
    Window open(
            TestPlatform platform,
            savepoint.server.Browser session,
            Browser.NewContextOptions options) {
        var address = "http://127.0.0.1:" + platform.platform().port();
        var window = open(options.setBaseURL(address));
        var cookie =
                new com.microsoft.playwright.options.Cookie(
                        Cookie.SESSION, session.cookie(Cookie.SESSION).orElseThrow());
        window.context.addCookies(List.of(cookie.setUrl(address)));
        return window;
    }

    /// One visitor's window; what its pages complained about on the console fails the test when it is closed.
    static final class Window implements AutoCloseable {
        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();
        private boolean trouble;

        private Window(BrowserContext context) {
            this.context = context;
            page = listened(context.newPage());
        }

        private Page listened(Page made) {
            made.onConsoleMessage(message -> {
                boolean expected = trouble && message.text().startsWith("Failed to load resource");
                if (message.type().equals("error") && !expected) complaints.add(message.text());
            });
            made.onPageError(complaints::add);
            return made;
        }

        Page page() {
            return page;
        }

        /// Another page of the same browser.
        Page another() {
            return listened(context.newPage());
        }

        /// Takes the network away, or gives it back.
        void offline(boolean offline) {
            context.setOffline(offline);
        }

        /// From now on the console may say that the server did not answer, or not as asked.
        Window withTrouble() {
            trouble = true;
            return this;
        }

        @Override
        public void close() {
            context.close();
            if (!complaints.isEmpty())
                throw new AssertionError("the pages complained: " + complaints);
        }
    }

    /// Closes windows that were left open.
    @Override
    public void close() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }
}
