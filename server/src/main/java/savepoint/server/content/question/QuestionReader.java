package savepoint.server.content.question;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.YamlMap;
import savepoint.server.content.markdown.Manuscript;

/// Reads a question's file. Every problem is told, at once, by file and line.
public final class QuestionReader {
    private static final Map<String, Difficulty> DIFFICULTIES = new LinkedHashMap<>();

    static {
        for (var difficulty : Difficulty.values()) DIFFICULTIES.put(difficulty.code(), difficulty);
    }

    private QuestionReader() {}

    /// A file of the bank.
    ///
    /// @param path in the course
    public record Source(String topic, String slug, String path, String text) {}

    /// The question, or empty with the reasons among the problems.
    public static Optional<Question> read(Source source, Problems problems) {
        var own = new Problems();
        var question = question(source, own);
        problems.addAll(own.all());
        return own.hasErrors() ? Optional.empty() : question;
    }

    private static Optional<Question> question(Source source, Problems problems) {
        var manuscript = Manuscript.of(source.text());
        if (!(manuscript.header() instanceof Manuscript.Header.FrontMatter(var yaml, var line))) {
            problems.error(
                    source.path(),
                    1,
                    "begins without front matter: three dashes, `kind: …`, three dashes");
            return Optional.empty();
        }
        return YamlMap.read(source.path(), yaml, line, problems)
                .flatMap(map -> question(source, manuscript, map, problems));
    }

    private static Optional<Question> question(
            Source source, Manuscript manuscript, YamlMap yaml, Problems problems) {
        var word = yaml.requiredText("kind");
        var title = yaml.text("title").orElseGet(() -> spoken(source.slug()));
        var tags = yaml.texts("tags");
        var difficulty = yaml.choice("difficulty", DIFFICULTIES).orElse(Difficulty.MEDIUM);
        var points = yaml.number("points").orElse(BigDecimal.ONE);
        if (points.signum() <= 0)
            problems.error(yaml.path(), yaml.line("points"), "`points` must be above 0");
        var formerly = yaml.texts("formerly");
        var retired = yaml.flag("retired");
        var sections = Sections.of(source.path(), manuscript, KindReader.isListed(word), problems);
        var kind = KindReader.read(word, yaml, sections);
        if (kind.isPresent()) yaml.finish();
        return kind.map(found ->
                new Question(
                        source.slug(),
                        source.topic(),
                        source.path(),
                        title,
                        tags,
                        difficulty,
                        points,
                        List.of(),
                        sections.prompt(),
                        found,
                        sections.text("explanation"),
                        List.of(),
                        formerly,
                        retired));
    }

    private static String spoken(String slug) {
        var words = slug.replaceAll("[-_.]+", " ").strip();
        return words.isEmpty() ? slug : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
