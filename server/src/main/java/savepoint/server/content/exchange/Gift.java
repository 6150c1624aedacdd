package savepoint.server.content.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads Moodle's GIFT: `::name:: prompt {=right ~wrong #feedback}`.
final class Gift {
    private static final Pattern NAME =
            Pattern.compile("^::((?:[^:\\\\]|\\\\.|:(?!:))*)::\\s*", Pattern.DOTALL);
    private static final Pattern FORMAT = Pattern.compile("^\\[(html|markdown|moodle|plain)]\\s*");

    /// What a question's text is written in. Few files say so.
    private enum Format {
        HTML,
        MARKDOWN,
        UNSAID;

        static Format of(String word) {
            return switch (word) {
                case "html" -> HTML;
                case "markdown" -> MARKDOWN;
                default -> UNSAID;
            };
        }
    }

    private static final Pattern WEIGHT = Pattern.compile("^%(-?\\d{1,3}(?:\\.\\d{1,5})?)%\\s*");
    private static final Pattern COMMENT = Pattern.compile("(?m)^[ \\t]*//.*\n?");
    private static final Pattern TAG = Pattern.compile("\\[tag:([^\\],]{1,64})]");
    private static final char TAGS = '\uE210';
    private static final char TAGS_END = '\uE211';
    // what is escaped gets a character of its own while the text is taken apart
    private static final String ESCAPED = "~=#{}:\\";
    private static final char FIRST = '\uE200';

    private Gift() {}

    static List<Draft> read(String text) {
        var drafts = new ArrayList<Draft>();
        var plain =
                COMMENT.matcher(text.replace("\r\n", "\n").replace('\r', '\n'))
                        .replaceAll(Gift::tagged);
        int number = 0;
        for (var block : plain.split("\n\\s*\n")) {
            var question = block.strip();
            if (question.isEmpty() || question.startsWith("$CATEGORY")) continue;
            drafts.add(draft(question, ++number));
        }
        return drafts;
    }

    /// Moodle writes a question's tags into the comment before it.
    private static String tagged(MatchResult comment) {
        var tags = TAG.matcher(comment.group()).results().map(tag -> tag.group(1)).toList();
        return tags.isEmpty() ? "" : TAGS + String.join(",", tags) + TAGS_END;
    }

    private static Draft draft(String block, int number) {
        var tags = Pattern.compile(TAGS + "(.*?)" + TAGS_END).matcher(block);
        var words = tags.find() ? List.of(tags.group(1).split(",")) : List.<String>of();
        var draft = untagged(tags.replaceAll(""), number);
        if (!words.isEmpty())
            draft.facts.put(
                    "tags",
                    "["
                            + String.join(", ", words.stream().map(QuestionText::quoted).toList())
                            + "]");
        return draft;
    }

    private static Draft untagged(String block, int number) {
        var text = hidden(block.replaceAll("(?m)^\\$CATEGORY:.*\n?", ""));
        var name = NAME.matcher(text);
        boolean named = name.find();
        var rest = named ? text.substring(name.end()) : text;
        var draft = new Draft(named ? shown(name.group(1)).strip() : "Question " + number);
        var format = FORMAT.matcher(rest);
        var written = Format.UNSAID;
        if (format.find()) {
            written = Format.of(format.group(1));
            rest = rest.substring(format.end());
        }
        int open = rest.indexOf('{');
        int close = rest.lastIndexOf('}');
        if (open < 0 || close < open) {
            draft.prompt = prose(rest, written, draft);
            return draft;
        }
        var after = rest.substring(close + 1).strip();
        var before = rest.substring(0, open).strip();
        var answers = rest.substring(open + 1, close).strip();
        int general = answers.indexOf("####");
        if (general >= 0) {
            draft.explanation = prose(answers.substring(general + 4), written, draft);
            answers = answers.substring(0, general).strip();
        }
        draft.prompt = prose(before, written, draft);
        if (!after.isEmpty()) missingWord(draft, before, answers, after, written);
        else answers(draft, answers, written);
        return draft;
    }

    private static void answers(Draft draft, String answers, Format written) {
        if (answers.isEmpty()) draft.kind = "essay";
        else if (answers.startsWith("#")) numbers(draft, answers.substring(1));
        else if (answers.matches("(?is)(T|F|TRUE|FALSE)\\s*(#.*)?")) truth(draft, answers, written);
        else choices(draft, parts(answers), written);
    }

    private static void truth(Draft draft, String answers, Format written) {
        draft.kind = "true-false";
        boolean right = answers.toUpperCase(java.util.Locale.ROOT).startsWith("T");
        var feedback = answers.split("#", -1);
        var ifWrong = feedback.length > 1 ? prose(feedback[1], written, draft) : "";
        var ifRight = feedback.length > 2 ? prose(feedback[2], written, draft) : "";
        draft.answer(right ? "x" : " ", "True", right ? ifRight : ifWrong);
        draft.answer(right ? " " : "x", "False", right ? ifWrong : ifRight);
    }

    private record Part(char sign, String weight, String text, String feedback) {}

    private static List<Part> parts(String answers) {
        var parts = new ArrayList<Part>();
        for (var piece : answers.split("(?=[~=])")) {
            if (piece.isBlank()) continue;
            char sign = piece.charAt(0);
            var text = (sign == '~' || sign == '=' ? piece.substring(1) : piece).strip();
            var weight = WEIGHT.matcher(text);
            boolean weighed = weight.find();
            if (weighed) text = text.substring(weight.end());
            int hash = text.indexOf('#');
            parts.add(
                    new Part(
                            sign,
                            weighed ? weight.group(1) : "",
                            (hash < 0 ? text : text.substring(0, hash)).strip(),
                            hash < 0 ? "" : text.substring(hash + 1)));
        }
        return parts;
    }

    private static void choices(Draft draft, List<Part> parts, Format written) {
        boolean wrong = parts.stream().anyMatch(part -> part.sign() == '~');
        if (!wrong && parts.stream().allMatch(part -> part.text().contains("->"))) {
            draft.kind = "match";
            for (var part : parts) {
                var pair = part.text().split("->", 2);
                draft.answer(
                        "",
                        (prose(pair[0], written, draft) + " → " + prose(pair[1], written, draft))
                                .strip(),
                        "");
            }
            return;
        }
        boolean right = parts.stream().anyMatch(part -> part.sign() == '=');
        draft.kind = !wrong ? "short-text" : right ? "choose-one" : "choose-many";
        for (var part : parts) {
            double percent =
                    !part.weight().isEmpty()
                            ? Double.parseDouble(part.weight())
                            : part.sign() == '=' ? 100 : 0;
            var mark = draft.mark(percent, draft.kind.equals("choose-many"));
            if (draft.kind.equals("short-text"))
                Words.answer(
                        draft, mark, shown(part.text()), prose(part.feedback(), written, draft));
            else
                draft.answer(
                        mark,
                        prose(part.text(), written, draft),
                        prose(part.feedback(), written, draft));
        }
    }

    private static void numbers(Draft draft, String answers) {
        draft.kind = "number";
        for (var part : parts(answers.strip())) {
            var text = shown(part.text()).strip();
            var feedback = prose(part.feedback(), Format.UNSAID, draft);
            double percent =
                    part.weight().isEmpty()
                            ? part.sign() == '~' ? 0 : 100
                            : Double.parseDouble(part.weight());
            var mark = draft.mark(percent, false);
            draft.answer(mark.equals("x") ? "" : mark, Words.figure(text), feedback);
        }
    }

    /// A word that is missing in the middle of a sentence becomes a gap.
    private static void missingWord(
            Draft draft, String before, String answers, String after, Format written) {
        draft.kind = "fill-in";
        draft.prompt = prose(before, written, draft) + " [[gap]] " + prose(after, written, draft);
        var inner = new Draft("");
        choices(inner, parts(answers), written);
        inner.notes.forEach(draft::note);
        boolean choice = !inner.kind.equals("short-text");
        if (inner.kind.equals("match") || inner.kind.equals("choose-many"))
            draft.note("a gap with such answers became one with choices");
        draft.answers.add(
                new Draft.Answer(
                        "",
                        choice ? "gap (choice):" : "gap:",
                        java.util.Optional.empty(),
                        List.copyOf(inner.answers)));
    }

    private static String prose(String text, Format written, Draft draft) {
        var words = shown(text.replace("\\n", "\n")).strip();
        boolean isHtml =
                switch (written) {
                    case HTML -> true;
                    case MARKDOWN -> false;
                    case UNSAID -> words.matches("(?s).*</?[a-zA-Z]+[^>]*>.*");
                };
        return isHtml ? HtmlText.markdown(words, draft) : words;
    }

    private static String hidden(String text) {
        var hidden = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int escaped =
                    c == '\\' && i + 1 < text.length() ? ESCAPED.indexOf(text.charAt(i + 1)) : -1;
            if (escaped >= 0) {
                hidden.append((char) (FIRST + escaped));
                i++;
            } else {
                hidden.append(c);
            }
        }
        return hidden.toString();
    }

    private static String shown(String text) {
        var shown = new StringBuilder();
        for (char c : text.toCharArray())
            shown.append(
                    c >= FIRST && c < FIRST + ESCAPED.length() ? ESCAPED.charAt(c - FIRST) : c);
        return shown.toString();
    }
}
