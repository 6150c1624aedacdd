package savepoint.server.content.question;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.YamlMap;
import savepoint.server.content.markdown.Manuscript;

/// Reads a question's file. Every problem is told, at once, by file and line.
public final class QuestionReader {
    private QuestionReader() {}

    /// A file of the bank.
    ///
    /// @param path in the course
    /// @param beside the files of its folder, where it has one
    /// @param databases schema and rows that questions share, by name
    public record Source(
            String topic,
            String slug,
            String path,
            String text,
            FileTree beside,
            Function<String, Optional<FileTree>> databases) {}

    /// The question, or empty with the reasons among the problems.
    public static Optional<Read> read(Source source, Problems problems) {
        var own = new Problems();
        var question = question(source, own);
        problems.addAll(own.all());
        return own.hasErrors() ? Optional.empty() : question;
    }

    private static Optional<Read> question(Source source, Problems problems) {
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

    private static Optional<Read> question(
            Source source, Manuscript manuscript, YamlMap yaml, Problems problems) {
        var word = yaml.requiredText("kind");
        var title = yaml.text("title").orElseGet(() -> spoken(source.slug()));
        var tags = yaml.texts("tags");
        var difficulty =
                yaml.choice("difficulty", Choices.of(Difficulty.values()))
                        .orElse(Difficulty.MEDIUM);
        var points = yaml.number("points");
        if (points.filter(number -> number.signum() <= 0).isPresent())
            problems.error(yaml.path(), yaml.line("points"), "`points` must be above 0");
        var parameters = ParametersReader.read(yaml);
        var formerly = yaml.texts("formerly");
        var retired = yaml.flag("retired");
        var sections = Sections.of(source.path(), manuscript, KindReader.isListed(word), problems);
        var made = KindReader.read(word, yaml, sections, source);
        if (made.isEmpty()) return Optional.empty();
        yaml.finish();
        made.get()
                .points()
                .filter(sum -> points.isPresent() && sum.compareTo(points.get()) != 0)
                .ifPresent(sum ->
                        problems.error(
                                yaml.path(),
                                yaml.line("points"),
                                "`points` is %s, but its parts make %s"
                                        .formatted(
                                                points.get().toPlainString(),
                                                sum.toPlainString())));
        var question =
                new Question(
                        source.slug(),
                        source.topic(),
                        source.path(),
                        title,
                        tags,
                        difficulty,
                        points.or(() -> made.get().points()).orElse(BigDecimal.ONE),
                        parameters,
                        sections.prompt(),
                        made.get().kind(),
                        sections.text("explanation"),
                        made.get().wrong(),
                        formerly,
                        retired);
        if (!problems.hasErrors()) Trial.run(question, sections);
        return Optional.of(new Read(question, made.get().bundle()));
    }

    private static String spoken(String slug) {
        var words = slug.replaceAll("[-_.]+", " ").strip();
        return words.isEmpty() ? slug : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
