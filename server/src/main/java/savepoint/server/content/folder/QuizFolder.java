package savepoint.server.content.folder;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.question.Bank;
import savepoint.server.content.question.QuizReader;

/// Reads the quizzes of a course.
final class QuizFolder {
    private static final Pattern TITLE =
            Pattern.compile("(?m)^title:[ \\t]*[\"']?([^\"'#\\r\\n]*[^\"'#\\s])");
    private static final Pattern WEEK = Pattern.compile("(?m)^week:[ \\t]*(\\d{1,2})\\b");
    private static final String ENDING = ".yaml";

    private final SourceFiles source;
    private final Problems problems;
    private final Bank bank;
    private final Set<String> broken;

    QuizFolder(SourceFiles source, List<ReadQuestion> questions, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.bank = bank(questions);
        this.broken = broken(questions);
    }

    /// Those that are there, but have errors of their own.
    static Set<String> broken(List<ReadQuestion> questions) {
        return questions.stream()
                .filter(question -> question.question().isEmpty())
                .map(ReadQuestion::slug)
                .collect(Collectors.toSet());
    }

    /// What quizzes may draw from.
    static Bank bank(List<ReadQuestion> questions) {
        return new Bank(
                questions.stream()
                        .flatMap(read ->
                                read
                                        .question()
                                        .map(found -> new Bank.Entry(found, read.files().hash()))
                                        .stream())
                        .toList());
    }

    List<ReadQuiz> read() {
        return source.names("quizzes", problems).stream()
                .filter(name -> source.isFile("quizzes/" + name))
                .filter(this::isQuiz)
                .map(name -> read(name.substring(0, name.length() - ENDING.length())))
                .toList();
    }

    private boolean isQuiz(String name) {
        if (name.equalsIgnoreCase("README.md")) return false;
        if (!name.endsWith(ENDING)) {
            problems.warning(
                    "quizzes/" + name, 0, "is not read: a quiz is a file such as week-11.yaml");
            return false;
        }
        var slug = name.substring(0, name.length() - ENDING.length());
        if (slug.equals(Names.slug(slug))) return true;
        problems.error(
                "quizzes/" + name,
                0,
                "is no slug: name the file with lower-case letters, digits and dashes, such as %s.yaml"
                        .formatted(Names.slug(slug)));
        return false;
    }

    private ReadQuiz read(String slug) {
        var path = "quizzes/" + slug + ENDING;
        var text = source.text(path, problems);
        var quiz = text.flatMap(yaml -> QuizReader.read(slug, path, yaml, bank, broken, problems));
        var yaml = text.orElse("");
        var title = TITLE.matcher(yaml);
        var week = WEEK.matcher(yaml);
        return new ReadQuiz(
                slug,
                quiz.map(found -> found.title())
                        .orElseGet(() -> title.find() ? title.group(1) : slug),
                quiz.map(found -> found.week())
                        .orElseGet(() ->
                                week.find()
                                        ? Optional.of(Integer.valueOf(week.group(1)))
                                        : Optional.empty()),
                quiz,
                FileTree.of(Map.of(path, yaml.getBytes(StandardCharsets.UTF_8))));
    }
}
