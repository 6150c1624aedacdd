package savepoint.server.content.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads text2qti: numbered questions in Markdown, `*a)` right, `b)` wrong, `[*]` and `[ ]` for several, `=` for a number,
/// `*` for text, `____` for an essay, `...` for feedback.
final class Text2Qti {
    private static final Pattern QUESTION = Pattern.compile("^(\\d+)\\.\\s+(.*)$");
    private static final Pattern ONE = Pattern.compile("^(\\*?)([a-zA-Z])\\)\\s+(.*)$");
    private static final Pattern MANY = Pattern.compile("^\\[(\\*| )]\\s+(.*)$");
    private static final Pattern WORD = Pattern.compile("^\\*\\s+(.*)$");
    private static final Pattern NUMBER = Pattern.compile("^=\\s+(.*)$");
    private static final Pattern FEEDBACK = Pattern.compile("^(\\.\\.\\.|\\+|-)\\s+(.*)$");
    private static final Pattern FACT =
            Pattern.compile("^(?i)(title|points|quiz title|quiz description):\\s*(.*)$");

    private final List<Draft> drafts = new ArrayList<>();
    private Draft draft;
    private String title = "";
    private String points = "";
    private String feedback = "";
    private Draft.Answer last;

    private Text2Qti() {}

    static List<Draft> read(String text) {
        var reader = new Text2Qti();
        boolean comment = false;
        for (var line : text.replace("\r\n", "\n").split("\n", -1)) {
            if (line.strip().equals("COMMENT")) comment = true;
            else if (line.strip().equals("END_COMMENT")) comment = false;
            else if (!comment && !line.startsWith("% ")) reader.line(line.stripTrailing());
        }
        reader.close();
        return reader.drafts;
    }

    private void line(String line) {
        var question = QUESTION.matcher(line);
        var fact = FACT.matcher(line);
        if (question.matches()) open(question.group(1), question.group(2));
        else if (fact.matches()) fact(fact.group(1), fact.group(2));
        else if (draft == null) {
            if (line.matches("GROUP|END_GROUP|pick:.*|points per question:.*"))
                feedback = "groups are parts of a quiz here: write `draw:`";
        } else answer(line);
    }

    private void fact(String name, String value) {
        switch (name.toLowerCase(java.util.Locale.ROOT)) {
            case "title" -> title = value;
            case "points" -> points = value;
            default -> {}
        }
    }

    private void open(String number, String prompt) {
        close();
        draft = new Draft(title.isEmpty() ? "Question " + number : title);
        draft.prompt = prompt;
        if (points.matches("\\d+(\\.\\d{1,4})?")) draft.facts.put("points", points);
        if (!feedback.isEmpty()) draft.note(feedback);
        title = "";
        points = "";
        feedback = "";
        last = null;
    }

    private void close() {
        if (draft == null) return;
        draft.prompt = draft.prompt.strip();
        if (draft.kind.equals("choose-one")
                && draft.answers.size() == 2
                && draft.answers.stream()
                        .allMatch(answer -> answer.text().matches("(?i)true|false"))) {
            draft.kind = "true-false";
        }
        drafts.add(draft);
        draft = null;
    }

    private void answer(String line) {
        var one = ONE.matcher(line);
        var many = MANY.matcher(line);
        var word = WORD.matcher(line);
        var number = NUMBER.matcher(line);
        var said = FEEDBACK.matcher(line);
        if (one.matches()) add("choose-one", one.group(1).isEmpty() ? " " : "x", one.group(3));
        else if (many.matches())
            add("choose-many", many.group(1).equals("*") ? "x" : " ", many.group(2));
        else if (number.matches()) add("number", "", Words.figure(bracketed(number.group(1))));
        else if (word.matches()) add("short-text", "", "`" + word.group(1).replace("`", "'") + "`");
        else if (line.matches("_{3,}")) draft.kind = "essay";
        else if (said.matches()) feedback(said.group(1), said.group(2));
        else if (last == null) draft.prompt += "\n" + line.replaceFirst("^ {1,4}", "");
        else if (!line.isBlank()) more(line.strip());
    }

    /// `[3, 4]` is a span.
    private static String bracketed(String figure) {
        var text = figure.strip().replaceAll("\\s*\\+-\\s*", ":");
        return text.matches("\\[.*,.*]")
                ? text.substring(1, text.length() - 1).replace(",", "..")
                : text;
    }

    private void add(String kind, String mark, String text) {
        draft.kind = kind;
        last = Draft.Answer.of(mark, text, "");
        draft.answers.add(last);
    }

    private void more(String line) {
        draft.answers.removeLast();
        last = new Draft.Answer(last.mark(), last.text() + "\n" + line, last.feedback(), List.of());
        draft.answers.add(last);
    }

    private void feedback(String sign, String words) {
        if (last != null) {
            draft.answers.removeLast();
            last = Draft.Answer.of(last.mark(), last.text(), words);
            draft.answers.add(last);
            return;
        }
        if (!sign.equals("..."))
            draft.note("feedback for right or wrong answers as a whole became the explanation");
        draft.explanation = (draft.explanation + "\n\n" + words).strip();
    }
}
