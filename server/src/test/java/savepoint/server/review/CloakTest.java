package savepoint.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import savepoint.grader.bundle.FileTree;

/// What is taken out of texts, and that no text is too long for it.
class CloakTest {
    private static final int LONG = 100_000;

    private final Cloak cloak =
            new Cloak(List.of(new Cloak.Known("Ada Lovelace", "ada.l@example.org")));

    @Test
    void in_comments_goes_any_part_of_a_name_elsewhere_only_the_whole() {
        assertEquals("// by [name]\nAda();", cloak.code("// by ADA\nAda();"));
        assertEquals("-- [name]'s", cloak.code("-- Lovelace's"));
        assertEquals("/* a\n [name] */ b", cloak.code("/* a\n Ada */ b"));
        assertEquals("\"// Ada\" + '-- Ada'", cloak.code("\"// Ada\" + '-- Ada'"));
        assertEquals("\"a \\\" // Ada\"", cloak.code("\"a \\\" // Ada\""));
        assertEquals("\"[name]\" \"[name]\"", cloak.code("\"ada_lovelace\" \"ada.l\""));
        assertEquals("/** @author [name]\n */", cloak.code("/** @author somebody\n */"));
    }

    @Test
    void an_apostrophe_hides_no_comment_behind_it() {
        assertEquals("don't -- [name]\nAda", cloak.code("don't -- Ada\nAda"));
        assertEquals("don't /* by\n[name] */", cloak.code("don't /* by\nAda */"));
        assertEquals("/* [name]", cloak.code("/* Ada"));
    }

    @Test
    void a_cell_keeps_a_first_name_which_may_be_anybodys() {
        assertEquals("Ada", cloak.value("Ada"));
        assertEquals("[name]", cloak.value("ada lovelace"));
        assertNull(cloak.value(null));
    }

    @Test
    void texts_are_read_as_prose_and_keep_their_lines() {
        var files =
                cloak.files(
                        new FileTree(
                                new TreeMap<>(
                                        Map.of(
                                                "reasons.md",
                                                "I am Ada.\n\nNo, really."
                                                        .getBytes(StandardCharsets.UTF_8)))));
        assertEquals("I am [name].\n\nNo, really.", files.text("reasons.md").orElseThrow());
    }

    @Test
    @Timeout(60)
    void the_longest_lines_and_comments_are_read_to_their_end() {
        for (var quote : List.of("\"", "'")) {
            for (var inside : List.of("a", "\\n", "\\" + quote, "//")) {
                var text = quote + inside.repeat(LONG) + quote;
                assertEquals(text + " // [name]", cloak.code(text + " // Ada"));
                var unclosed = cloak.code(quote + inside.repeat(LONG) + " Ada");
                assertTrue(unclosed.endsWith(" [name]"), "unclosed " + inside);
            }
        }
        assertTrue(cloak.code("/*" + " *\n".repeat(LONG) + "Ada */").endsWith("[name] */"));
        assertTrue(cloak.code("//" + "a ".repeat(LONG) + "Ada").endsWith("[name]"));
        assertTrue(cloak.code("/*".repeat(LONG) + " Ada").endsWith("[name]"));
        assertTrue(cloak.code("-".repeat(LONG) + " Ada").endsWith("[name]"));
        assertTrue(cloak.code("(".repeat(LONG) + " // Ada").endsWith("[name]"));
    }
}
