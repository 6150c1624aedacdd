package savepoint.server.content.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.FileTree;
import savepoint.server.content.markdown.Links;

/// Draws a question with several seeds while it is read, so that what cannot be drawn is told to its author and not met
/// by a student.
final class Trial {
    private static final int SEEDS = 20;
    private static final Links NOWHERE =
            new Links() {
                @Override
                public Optional<String> page(String written) {
                    return Optional.empty();
                }

                @Override
                public Optional<String> image(String written) {
                    return Optional.empty();
                }
            };

    private Trial() {}

    static void run(Question question, Sections sections) {
        places(question, sections);
        if (sections.problems().hasErrors()) return;
        var entry = new Bank.Entry(question, FileTree.of(java.util.Map.of()).hash());
        try {
            var rehearsal = new Rehearsal(question, sections);
            boolean isGood = true;
            for (long seed = 0; seed < SEEDS && isGood; seed++) {
                var drawn = Draw.drawn(entry, 0, question.points(), seed);
                if (seed == 0) gaps(drawn.instance(), sections);
                isGood = rehearsal.run(drawn.instance(), drawn.values());
            }
        } catch (Sum.Unsolved | IllegalStateException undrawable) {
            sections.error(sections.promptLine(), "cannot be drawn: " + undrawable.getMessage());
        }
    }

    /// Each place in double braces must come to something with some seed.
    private static void places(Question question, Sections sections) {
        if (question.parameters().isEmpty()) return;
        var values = values(question, sections);
        for (int i = 0; i < sections.lines().size() && !values.isEmpty(); i++) {
            var line = sections.lines().get(i);
            if (!line.contains("{{")) continue;
            var complaint = complaint(line, values);
            if (complaint.isPresent()) sections.error(i + 1, complaint.get());
        }
    }

    private static List<Values> values(Question question, Sections sections) {
        var values = new ArrayList<Values>();
        var complaint = "";
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                values.add(Values.drawn(question, seed, 0));
            } catch (Sum.Unsolved unsolved) {
                complaint = unsolved.getMessage();
            }
        }
        if (values.isEmpty()) sections.error(1, "parameters: " + complaint);
        return values;
    }

    private static Optional<String> complaint(String line, List<Values> values) {
        var complaint = "";
        for (var one : values) {
            try {
                one.in(line);
                return Optional.empty();
            } catch (Sum.Unsolved unsolved) {
                complaint = unsolved.getMessage();
            }
        }
        return Optional.of(complaint);
    }

    private static void gaps(Instance instance, Sections sections) {
        if (!(instance.form() instanceof Form.Gaps(var gaps))) return;
        if (Prompt.pieces(instance, NOWHERE).size() != gaps.size() + 1)
            sections.error(
                    sections.promptLine(),
                    "a gap stands where nothing can be typed, such as in a link's address or a picture's name");
    }
}
