package savepoint.server.content.markdown;

import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/// Reads `[^label]: text`, whose further paragraphs are indented by four spaces.
final class FootnoteParser extends AbstractBlockParser {
    private static final Pattern OPENING = Pattern.compile("\\[\\^([\\p{L}\\p{N}._-]+)]:\\s*");
    private static final int INDENT = 4;

    private final FootnoteText block;

    private FootnoteParser(FootnoteText block) {
        this.block = block;
    }

    static final class Factory extends AbstractBlockParserFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            if (state.getIndent() >= INDENT) return BlockStart.none();
            var line = state.getLine().getContent();
            var opening = OPENING.matcher(line).region(state.getNextNonSpaceIndex(), line.length());
            return opening.lookingAt()
                    ? BlockStart.of(new FootnoteParser(new FootnoteText(opening.group(1))))
                            .atIndex(opening.end())
                    : BlockStart.none();
        }
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(Block child) {
        return !(child instanceof FootnoteText);
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
