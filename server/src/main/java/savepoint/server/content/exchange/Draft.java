package savepoint.server.content.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A question of another system on its way into the bank. Texts are Markdown.
final class Draft {
    final String name;
    final Map<String, String> facts = new LinkedHashMap<>();
    final List<Answer> answers = new ArrayList<>();
    final List<String> notes = new ArrayList<>();
    final Map<String, byte[]> pictures = new TreeMap<>();
    String kind = "";
    String prompt = "";
    String explanation = "";
    String model = "";
    boolean numbered;

    /// An answer; of a gap it holds the gap's answers.
    record Answer(String mark, String text, Optional<String> feedback, List<Answer> answers) {
        static Answer of(String mark, String text, String feedback) {
            return new Answer(
                    mark,
                    text,
                    Optional.of(feedback.strip()).filter(words -> !words.isEmpty()),
                    List.of());
        }
    }

    Draft(String name) {
        this.name = name;
    }

    void note(String note) {
        if (!notes.contains(note)) notes.add(note);
    }

    void answer(String mark, String text, String feedback) {
        answers.add(Answer.of(mark, text, feedback));
    }

    /// The mark of a choice that earns so many percent.
    String mark(double percent, boolean partly) {
        if (percent >= 99.999) return "x";
        if (Math.abs(percent) < 0.001) return " ";
        if (percent < 0 && !partly) {
            note("a wrong answer took points away; here it earns nothing");
            return " ";
        }
        // Weights that were rounded on the way miss a whole number by a little.
        boolean whole = Math.abs(percent - Math.rint(percent)) < 0.001;
        var text =
                String.format(java.util.Locale.ROOT, "%.5f", whole ? Math.rint(percent) : percent);
        return text.replaceFirst("\\.?0+$", "") + "%";
    }
}
