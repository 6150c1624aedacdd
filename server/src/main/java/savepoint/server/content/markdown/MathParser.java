package savepoint.server.content.markdown;

import java.util.Set;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/// Reads `$…$` and `$$…$$` by pandoc's rule, which leaves prices alone: no space inside the dollar signs, and no digit
/// after the closing one.
final class MathParser implements InlineContentParser {

    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return new MathParser();
        }
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        scanner.next('$');
        return scanner.next('$') ? display(scanner) : inline(scanner);
    }

    private static ParsedInline display(Scanner scanner) {
        var start = scanner.position();
        while (scanner.find('$') >= 0) {
            var end = scanner.position();
            scanner.next();
            if (scanner.next('$')) {
                var latex = scanner.getSource(start, end).getContent().strip();
                return latex.isEmpty()
                        ? ParsedInline.none()
                        : ParsedInline.of(new MathText(latex, true), scanner.position());
            }
        }
        return ParsedInline.none();
    }

    private static ParsedInline inline(Scanner scanner) {
        if (!scanner.hasNext() || Character.isWhitespace(scanner.peek())) {
            return ParsedInline.none();
        }
        var start = scanner.position();
        while (scanner.find('$') > 0) {
            var end = scanner.position();
            int before = scanner.peekPreviousCodePoint();
            scanner.next();
            if (before == '\\') continue;
            if (Character.isWhitespace(before) || Character.isDigit(scanner.peek())) {
                return ParsedInline.none();
            }
            var latex = scanner.getSource(start, end).getContent();
            return ParsedInline.of(new MathText(latex, false), scanner.position());
        }
        return ParsedInline.none();
    }
}
