package savepoint.server;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What axe-core has against a page, as far as it keeps somebody from using it.
final class Axe {
    private static final String SCRIPT = script();

    private Axe() {}

    /// The serious and critical issues, each with the places where it is.
    @SuppressWarnings("unchecked") // the script returns a list of texts
    static List<String> issues(Page page) {
        page.evaluate(SCRIPT);
        return (List<String>)
                page.evaluate(
                        """
                        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
                            .filter((issue) => ['serious', 'critical'].includes(issue.impact))
                            .map((issue) => `${issue.id}: ${issue.nodes.slice(0, 3).map((node) => node.target + ' ' + (node.any[0]?.message ?? '')).join('; ')}`)
                        """);
    }

    private static String script() {
        try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
