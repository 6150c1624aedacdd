package savepoint.server.content.markdown;

import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/// Reads `!!! note "Title"` with its text indented by four spaces below.
final class AdmonitionParser extends AbstractBlockParser {
    private static final Pattern OPENING =
            Pattern.compile("!!!\\s*([A-Za-z]+)(?:\\s+\"([^\"]*)\")?\\s*");
    private static final int INDENT = 4;

    private final Admonition block;

    private AdmonitionParser(Admonition block) {
        this.block = block;
    }

    static final class Factory extends AbstractBlockParserFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            var line = state.getLine().getContent();
            var rest = line.subSequence(state.getNextNonSpaceIndex(), line.length());
            var opening = OPENING.matcher(rest);
            if (state.getIndent() >= INDENT || !opening.matches()) return BlockStart.none();
            var kind = Admonition.Kind.of(opening.group(1).toLowerCase(java.util.Locale.ROOT));
            var title = opening.group(2) == null ? kind.heading() : opening.group(2);
            return BlockStart.of(new AdmonitionParser(new Admonition(kind, title)))
                    .atIndex(line.length());
        }
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(Block child) {
        return true;
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (state.isBlank()) return BlockContinue.atIndex(state.getNextNonSpaceIndex());
        if (state.getIndent() >= INDENT) return BlockContinue.atColumn(state.getColumn() + INDENT);
        return BlockContinue.none();
    }
}
