package savepoint.server.content.markdown;

import org.commonmark.renderer.html.HtmlWriter;

/// Writes code with its keywords, strings, numbers and comments in spans, by the class names that CodeMirror gives
/// them in the editor, so that one style sheet colours both.
///
/// It reads words, not grammar: what it does not know stays plain.
final class CodeColours {
    private final Language language;
    private final String code;
    private final HtmlWriter html;
    private int at;
    private int plainFrom;

    private CodeColours(Language language, String code, HtmlWriter html) {
        this.language = language;
        this.code = code;
        this.html = html;
    }

    static void write(String language, String code, HtmlWriter html) {
        Language.named(language)
                .ifPresentOrElse(
                        known -> new CodeColours(known, code, html).write(), () -> html.text(code));
    }

    private void write() {
        while (at < code.length()) {
            char c = code.charAt(at);
            if (code.startsWith(language.lineComment, at)) {
                span("tok-comment", lineEnd());
            } else if (language.hasBlockComments() && code.startsWith("/*", at)) {
                span("tok-comment", after("*/", at + 2));
            } else if (!language.stringMark(code, at).isEmpty()) {
                span("tok-string", stringEnd(language.stringMark(code, at)));
            } else if (Character.isDigit(c)) {
                span("tok-number", wordEnd());
            } else if (Character.isJavaIdentifierStart(c)) {
                int end = wordEnd();
                if (language.isKeyword(code.substring(at, end))) span("tok-keyword", end);
                else at = end;
            } else {
                at++;
            }
        }
        plain();
    }

    private void span(String type, int end) {
        plain();
        html.raw("<span class=\"" + type + "\">");
        html.text(code.substring(at, end));
        html.raw("</span>");
        at = end;
        plainFrom = end;
    }

    private void plain() {
        if (at > plainFrom) html.text(code.substring(plainFrom, at));
        plainFrom = at;
    }

    private int lineEnd() {
        int end = code.indexOf('\n', at);
        return end < 0 ? code.length() : end;
    }

    private int after(String mark, int from) {
        int end = code.indexOf(mark, from);
        return end < 0 ? code.length() : end + mark.length();
    }

    private int wordEnd() {
        int end = at;
        while (end < code.length()
                && (Character.isJavaIdentifierPart(code.charAt(end)) || isDecimalPoint(end))) end++;
        return end;
    }

    private boolean isDecimalPoint(int place) {
        return code.charAt(place) == '.'
                && Character.isDigit(code.charAt(at))
                && place + 1 < code.length()
                && Character.isDigit(code.charAt(place + 1));
    }

    private int stringEnd(String mark) {
        for (int i = at + mark.length(); i < code.length(); i++) {
            if (code.charAt(i) == '\\' && language.escapesByBackslash()) i++;
            else if (code.startsWith(mark, i)) return i + mark.length();
            else if (code.charAt(i) == '\n' && mark.length() == 1 && language.escapesByBackslash())
                return i;
        }
        return code.length();
    }
}
