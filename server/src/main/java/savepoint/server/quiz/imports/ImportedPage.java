package savepoint.server.quiz.imports;

import java.util.List;
import java.util.Locale;
import savepoint.server.quiz.show.QuestionView;
import savepoint.server.web.Link;

/// What became of a file of questions (`quiz/imported.html`). `download` is null where nothing came over.
public record ImportedPage(
        String file,
        String format,
        String folder,
        Link again,
        Link download,
        int taken,
        int changed,
        int left,
        List<Line> lines) {

    /// What can become of a question.
    public enum Outcome {
        TAKEN,
        CHANGED,
        LEFT;

        /// For templates and style sheets.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One question of the file: `path` is that of its new file and `question` how students would see it, both null where
    /// it did not come over.
    public record Line(
            String name, Outcome outcome, String path, List<String> notes, QuestionView question) {}
}
