package savepoint.server.content.exchange;

import java.util.List;

/// Writes a draft as a file of the bank.
final class QuestionText {
    private final StringBuilder text = new StringBuilder();

    private QuestionText() {}

    static String of(Draft draft) {
        var writer = new QuestionText();
        writer.write(draft);
        return writer.text.toString();
    }

    private void write(Draft draft) {
        text.append("---\nkind: ").append(draft.kind).append('\n');
        text.append("title: ").append(quoted(draft.name)).append('\n');
        draft.facts.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append('\n'));
        text.append("---\n\n").append(body(draft.prompt)).append('\n');
        if (!draft.answers.isEmpty()) {
            text.append("\n## Answers\n\n");
            answers(draft.answers, "", draft.numbered);
        }
        section("Explanation", draft.explanation);
        section("Model answer", draft.model);
    }

    private void section(String name, String words) {
        if (!words.isBlank())
            text.append("\n## ").append(name).append("\n\n").append(body(words)).append('\n');
    }

    private void answers(List<Draft.Answer> answers, String indent, boolean numbered) {
        int number = 1;
        for (var answer : answers) {
            var bullet = numbered ? number++ + ". " : "- ";
            var mark = answer.mark().isEmpty() ? "" : "[" + answer.mark() + "] ";
            var below = indent + " ".repeat(bullet.length());
            text.append(indent).append(bullet).append(mark);
            text.append(indented(body(answer.text()), below)).append('\n');
            answer.feedback()
                    .ifPresent(words ->
                            text.append(below)
                                    .append("> ")
                                    .append(indented(body(words), below + "> "))
                                    .append('\n'));
            answers(answer.answers(), below, false);
        }
    }

    private static String indented(String words, String indent) {
        return words.replace("\n", "\n" + indent).replaceAll("(?m)[ \\t]+$", "");
    }

    /// Headings of a text stand below those of the file.
    private static String body(String words) {
        return words.strip().replaceAll("(?m)^#{1,2}(?=\\s)", "###");
    }

    static String quoted(String words) {
        return "'" + words.replaceAll("\\s+", " ").strip().replace("'", "''") + "'";
    }
}
