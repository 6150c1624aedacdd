package savepoint.grader.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts an author's SQL into statements as psql does, each with the line it begins at.
public final class SqlScript {
    /// @param offset of the statement's first character in the script
    public record Statement(String sql, int offset) {}

    // What may hold a semicolon that ends nothing; nested comments are followed by hand.
    private static final Pattern TOKEN =
            Pattern.compile(
                    """
                    (?<space>\\s+|--[^\\n]*)|(?<comment>/\\*)|(?<escape>(?<![\\w$])[eE]'(?:[^'\\\\]|''|\\\\.)*+'?)|(?<text>'[^']*+'?)|(?<name>"[^"]*+"?)\
                    |(?<dollar>(?<![\\w$])\\$(?:[A-Za-z_\\x80-\\uffff][\\w\\x80-\\uffff]*)?\\$)|(?<word>[\\w$\\x80-\\uffff]+)|(?<other>.)\
                    """,
                    Pattern.DOTALL);

    private final String script;
    private final List<Statement> statements = new ArrayList<>();
    private int begin = -1;
    private int parentheses;
    private int blocks;
    private boolean routine;

    private SqlScript(String script) {
        this.script = script;
    }

    /// In their order.
    public static List<Statement> statements(String script) {
        var cutter = new SqlScript(script);
        cutter.cut();
        return cutter.statements;
    }

    /// Of a character of the script, from 1.
    public static int line(String script, int offset) {
        return 1
                + (int)
                        script.substring(0, Math.min(offset, script.length()))
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
    }

    private void cut() {
        Matcher token = TOKEN.matcher(script);
        int at = 0;
        while (token.find(at)) {
            at = token.end();
            if (token.group("space") != null) continue;
            if (token.group("comment") != null) {
                at = afterComment(at);
                continue;
            }
            if (begin < 0 && !token.group().equals(";")) begin = token.start();
            if (token.group("dollar") != null) at = after(token.group(), at);
            else if (token.group("word") != null) word(token.group());
            else if (token.group("other") != null) mark(token.group(), token.start());
        }
        end(script.length());
    }

    private void mark(String mark, int at) {
        switch (mark) {
            case "(" -> parentheses++;
            case ")" -> parentheses = Math.max(0, parentheses - 1);
            case ";" -> {
                if (parentheses == 0 && blocks == 0) end(at);
            }
            default -> {} // no other mark can end a statement
        }
    }

    /// Bodies of SQL routines stand unquoted between BEGIN ATOMIC and END, those of SQLite's triggers between BEGIN and END.
    private void word(String word) {
        switch (word.toLowerCase(Locale.ROOT)) {
            case "function", "procedure", "trigger" -> routine = true;
            case "begin" -> blocks += routine ? 1 : 0;
            case "case" -> blocks += blocks > 0 ? 1 : 0;
            case "end" -> blocks = Math.max(0, blocks - 1);
            default -> {} // no other word can hold a semicolon
        }
    }

    private void end(int at) {
        if (begin >= 0) statements.add(new Statement(script.substring(begin, at), begin));
        begin = -1;
        parentheses = 0;
        blocks = 0;
        routine = false;
    }

    private int after(String tag, int at) {
        int close = script.indexOf(tag, at);
        return close < 0 ? script.length() : close + tag.length();
    }

    private int afterComment(int at) {
        int depth = 1;
        int next = at;
        while (next < script.length() && depth > 0) {
            if (script.startsWith("/*", next)) {
                depth++;
                next += 2;
            } else if (script.startsWith("*/", next)) {
                depth--;
                next += 2;
            } else {
                next++;
            }
        }
        return next;
    }
}
