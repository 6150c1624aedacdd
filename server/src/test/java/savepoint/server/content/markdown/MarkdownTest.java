package savepoint.server.content.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    private static final Links AS_WRITTEN =
            new Links() {
                @Override
                public Optional<String> page(String written) {
                    return Optional.of(written);
                }

                @Override
                public Optional<String> image(String written) {
                    return Optional.of(written);
                }
            };

    private static Article article(String text) {
        return Markdown.article(Manuscript.of(text), AS_WRITTEN);
    }

    private static String html(String text) {
        return article(text).body().html();
    }

    @Test
    void headings_without_a_space_are_headings() {
        var article =
                article("#Week 3 Overview#\n\n## Joins ##\n\n#####After this lesson:######\n");
        assertEquals(Optional.of("Week 3 Overview"), article.title());
        assertEquals(
                "<h2 id=\"s-joins\">Joins</h2>\n<h5 id=\"s-after-this-lesson\">After this lesson:</h5>",
                article.body().html().strip());
        assertEquals(List.of(new Article.Heading("s-joins", "Joins", 2)), article.headings());
    }

    @Test
    void hashes_in_code_stay_and_so_does_a_language_named_with_one() {
        assertTrue(html("```\n#not a heading\n```\n").contains("#not a heading"));
        assertEquals(Optional.of("C#"), article("# C#\n").title());
        assertTrue(html("#!/bin/sh\n").startsWith("<p>"));
    }

    @Test
    void several_top_headings_move_below_the_page_s_own() {
        var article = article("Before.\n\n# Goals\n\n## Detail\n");
        assertEquals(Optional.empty(), article.title());
        assertEquals(
                List.of(
                        new Article.Heading("s-goals", "Goals", 2),
                        new Article.Heading("s-detail", "Detail", 3)),
                article.headings());
    }

    @Test
    void equal_headings_get_anchors_of_their_own() {
        var article = article("## Task\n\n## Task\n");
        assertEquals(
                List.of("s-task", "s-task-1"),
                article.headings().stream().map(Article.Heading::id).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "<a href=\"java\nscript:alert(1)\">x</a>",
                "![x](data:text/html;base64,PHNjcmlwdD4=)",
                "<svg><script>alert(1)</script></svg>",
                "<math><mtext></mtext><script>alert(1)</script></math>",
                "<iframe src=\"https://example.org\"></iframe>",
                "<form action=\"/sign-out\" method=post><button>win</button></form>",
                "<style>body{display:none}</style>",
                "<p style=\"position:fixed\" onclick=\"alert(1)\">x</p>",
                "<input type=\"password\" name=\"password\">",
                "<base href=\"https://evil.example\">",
                "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
                "```\"><script>alert(1)</script>\nx\n```",
                "$<script>alert(1)</script>$",
                "!!! note \"<script>alert(1)</script>\"\n    x",
                "## <img src=x onerror=alert(1)>",
                "| a |\n|---|\n| <script>alert(1)</script> |"
            })
    void nothing_that_acts_reaches_the_page(String attack) {
        var html = html(attack).toLowerCase(java.util.Locale.ROOT);
        for (var word :
                List.of(
                        "<script",
                        "onerror=",
                        "onclick=",
                        "javascript:",
                        "data:",
                        "<iframe",
                        "<form",
                        "<style",
                        "style=",
                        "password\"",
                        "<base",
                        "<meta",
                        "<button",
                        "<svg")) {
            assertFalse(html.contains(word), html);
        }
    }

    @Test
    void an_author_cannot_take_the_page_s_own_anchors_and_classes() {
        var html = html("<div id=\"main\" class=\"flash good\"><h2 id=\"contents\">x</h2></div>");
        assertEquals("<div><h2>x</h2></div>", html.strip());
    }

    @Test
    void tables_tasks_footnotes_and_bare_links_are_read() {
        var html =
                html(
                        """
                        | n | sum |
                        |:--|----:|
                        | 1 | ~~2~~ 3 |

                        - [x] done
                        - [ ] open

                        See https://www.postgresql.org/docs and the note[^1].

                        [^1]: It says more.
                        """);
        assertTrue(html.contains("<th align=\"right\">sum</th>"), html);
        assertTrue(html.contains("<del>2</del>"), html);
        assertTrue(html.contains("<input type=\"checkbox\" disabled=\"\" checked=\"\" />"), html);
        assertTrue(html.contains("<a href=\"https://www.postgresql.org/docs\">"), html);
        assertTrue(html.contains("<sup id=\"fnref-1\"><a href=\"#fn-1\">1</a></sup>"), html);
        assertTrue(html.contains("<li id=\"fn-1\">"), html);
    }

    @Test
    void latex_is_kept_whole_and_prices_are_not_latex() {
        assertTrue(
                html("The rows $R_a \\bowtie S_b$ match.")
                        .contains("<code class=\"math\">R_a \\bowtie S_b</code>"));
        assertTrue(
                html("$$\n\\sigma_{a > 1}(R)\n$$")
                        .contains("<code class=\"math display\">\\sigma_{a &gt; 1}(R)</code>"));
        assertFalse(html("It costs $5 or $10, not \\$20.").contains("<code"));
        assertFalse(html("Between $5-$10.").contains("<code"));
    }

    @Test
    void notes_are_read_in_both_spellings() {
        var expected =
                "<div class=\"admonition warning\"><p class=\"admonition-title\">Warning</p>\n"
                        + "<p>Commit <em>last</em>.</p>\n</div>";
        assertEquals(expected, html("> [!WARNING]\n> Commit *last*.\n").strip());
        assertEquals(expected, html("!!! warning\n    Commit *last*.\n").strip());
        assertTrue(
                html("!!! danger \"Read this\"\n    One.\n\n    - Two.\n\nAfter.\n")
                        .contains("Read this</p>"));
        assertTrue(html("> [!NOTE] no\n> quote\n").contains("<blockquote>"));
    }

    @Test
    void java_and_sql_are_coloured_and_other_code_is_left_alone() {
        assertTrue(
                html("```java\nvar s = \"a\\\"b\"; // end\n```\n")
                        .contains(
                                "<code class=\"language-java\"><span class=\"tok-keyword\">var</span> s &#61; "
                                        + "<span class=\"tok-string\">&#34;a\\&#34;b&#34;</span>; "
                                        + "<span class=\"tok-comment\">// end</span>"));
        assertTrue(
                html("```sql run=shop\nSELECT 'it''s' -- x\n```\n")
                        .contains("<span class=\"tok-keyword\">SELECT</span>"));
        assertTrue(
                html("```yaml\nselect: x\n```\n")
                        .contains("<code class=\"language-yaml\">select: x"));
        assertTrue(html("```java\n\"never closed\n```\n").contains("never closed"));
    }

    @Test
    void a_task_keeps_the_place_of_its_check() {
        assertTrue(
                html("## Move money {check=moves-money}\n\n- Refuse {check=refuses}\n")
                        .contains("Move money <span data-check=\"moves-money\"></span></h2>"));
        assertEquals(
                "s-move-money", article("## Move money {check=m}\n").headings().getFirst().id());
    }

    @Test
    void fragments_follow_the_headings() {
        assertTrue(html("[x](#goals)").contains("href=\"#s-goals\""));
        assertTrue(html("[x](lesson2.md#goals)").contains("href=\"lesson2.md#s-goals\""));
        assertTrue(
                html("[x](https://example.org/#goals)")
                        .contains("href=\"https://example.org/#goals\""));
    }

    @Test
    void a_header_is_no_text_and_lines_keep_their_numbers() {
        var yaml = Manuscript.of("---\ntitle: Joins\n---\n\n[x](y.md)\n");
        assertEquals(new Manuscript.Header.FrontMatter("title: Joins\n", 2), yaml.header());
        assertEquals(List.of(new Reference("y.md", false, 5)), Reference.in(yaml.document()));
        var comment =
                Manuscript.of(
                        "<!-- \r\nname: Joins\r\ntime: TBD\r\n -->\r\nText <img src='a.png'>\r\n");
        assertEquals(
                new Manuscript.Header.Comment(
                        List.of(
                                new Manuscript.Header.Entry("name", "Joins", 2),
                                new Manuscript.Header.Entry("time", "TBD", 3))),
                comment.header());
        assertEquals(List.of(new Reference("a.png", true, 5)), Reference.in(comment.document()));
    }

    @Test
    void deep_nesting_ends_in_time() {
        html("> ".repeat(20_000) + "x");
        html("[".repeat(20_000));
        html("*a _b ".repeat(5_000));
        html("$".repeat(5_000) + "a");
        html("<div>".repeat(5_000));
    }
}
