package savepoint.server.content.markdown;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;

/// SQL in a lesson that its readers edit and run: a fence like <code>sql run=shop</code>, at the top level of the text.
///
/// @param fixture that it runs on
/// @param fails whether it is there to show how the database refuses it: `sql run=shop fails`
/// @param line of its file, 0 where that is not known
public record LiveCell(String fixture, String sql, boolean fails, int line) implements Embedded {
    private static final Pattern INFO =
            Pattern.compile("sql\\s+run=([a-z0-9][a-z0-9-]{0,63})(\\s+fails)?");

    /// A fence as a cell, if it is one.
    static Optional<LiveCell> of(FencedCodeBlock fence) {
        var info = INFO.matcher(fence.getInfo().strip().toLowerCase(Locale.ROOT));
        if (!info.matches()) return Optional.empty();
        return Optional.of(
                new LiveCell(
                        info.group(1),
                        fence.getLiteral().stripTrailing(),
                        info.group(2) != null,
                        SourceLines.of(fence)));
    }

    @Override
    public LiveCell ofNotebook() {
        return new LiveCell(fixture, sql, fails, 0);
    }
}
