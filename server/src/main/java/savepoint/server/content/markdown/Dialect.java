package savepoint.server.content.markdown;

import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// The Markdown that course authors may use: CommonMark with GitHub's tables, strikethrough, task lists, bare links
/// and footnotes, LaTeX between dollar signs, and admonitions.
final class Dialect {
    static final List<Extension> EXTENSIONS =
            List.of(
                    TablesExtension.create(),
                    StrikethroughExtension.create(),
                    AutolinkExtension.create(),
                    TaskListItemsExtension.create());

    static final Parser PARSER =
            Parser.builder()
                    .extensions(EXTENSIONS)
                    .customInlineContentParserFactory(new MathParser.Factory())
                    .customBlockParserFactory(new AdmonitionParser.Factory())
                    .customBlockParserFactory(new FootnoteParser.Factory())
                    .postProcessor(new FootnoteMarks())
                    .postProcessor(new QuotedAdmonitions())
                    .postProcessor(new CheckMarks())
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .maxOpenBlockParsers(100)
                    .maxInlineNesting(100)
                    .build();

    private Dialect() {}
}
