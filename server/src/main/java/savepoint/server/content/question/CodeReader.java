package savepoint.server.content.question;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problem;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.YamlMap;
import savepoint.server.content.markdown.SourceLines;

/// Reads a question whose answer is run: its front matter, the fences of its text, the files beside it and those of the
/// database it names become a bundle like an assignment's, with the same checks and the same trust in them.
final class CodeReader {
    private static final String ANSWER = "answer.sql";
    private static final Pattern KEY = Pattern.compile("`([a-z-]+)`");

    private final String kind;
    private final YamlMap yaml;
    private final Sections sections;
    private final QuestionReader.Source source;
    private final Optional<String> database;
    private final TreeMap<String, byte[]> files = new TreeMap<>();

    CodeReader(String kind, YamlMap yaml, Sections sections, QuestionReader.Source source) {
        this.kind = kind;
        this.yaml = yaml;
        this.sections = sections;
        this.source = source;
        this.database = yaml.text("database");
    }

    Optional<Made> read() {
        if (yaml.has("parameters"))
            sections.error(
                    yaml.line("parameters"),
                    "`parameters` do not go with code: its rows are what differs");
        shared();
        source.beside()
                .files()
                .forEach((path, bytes) -> {
                    if (!path.equals("question.md") && !path.equals("assignment.yaml"))
                        files.put(path, bytes);
                });
        var submit = yaml.texts("submit");
        if (submit.isEmpty() && kind.equals("sql")) submit = List.of(ANSWER);
        if (submit.stream().anyMatch(file -> !file.endsWith("." + kind)))
            sections.error(
                    yaml.line("submit"),
                    "the files of a %s question end in .%s".formatted(kind, kind));
        fence("solution", "solution/", submit);
        fence("starter", "starter/", submit);
        for (var file : submit)
            if (!files.containsKey("starter/" + file)) put("starter/" + file, "");
        put("statement.md", sections.prompt() + "\n");
        put("assignment.yaml", new CodeYaml(kind, yaml, sections.header(), source.slug()).text());
        return sections.problems().hasErrors() ? Optional.empty() : bundle().map(this::made);
    }

    private void shared() {
        if (database.isEmpty()) return;
        var tree = source.databases().apply(database.get());
        if (tree.isEmpty())
            sections.error(
                    yaml.line("database"),
                    "there is no quizzes/databases/%s with schema.sql and fixtures/"
                            .formatted(database.get()));
        else
            tree.get()
                    .files()
                    .forEach((path, bytes) -> {
                        if (path.equals("schema.sql") || path.startsWith("fixtures/"))
                            files.put(path, bytes);
                    });
    }

    private void fence(String section, String folder, List<String> submit) {
        var found = sections.section(section);
        if (found.isEmpty()) {
            if (section.equals("solution")
                    && submit.stream().noneMatch(file -> files.containsKey(folder + file)))
                sections.error(
                        sections.promptLine(),
                        "has no solution: write a section `## Solution` with the code in a fence");
            return;
        }
        var code = fences(section);
        if (code.size() != 1 || submit.size() != 1) {
            sections.error(
                    found.get().line(),
                    "below `%s` stands the one file to write, in a fence; where there are several, they lie in %s"
                            .formatted(section, folder));
            return;
        }
        put(folder + submit.getFirst(), code.getFirst().getLiteral());
    }

    private List<FencedCodeBlock> fences(String section) {
        var fences = new ArrayList<FencedCodeBlock>();
        sections.section(section)
                .ifPresent(found -> {
                    for (var block : found.blocks())
                        if (block instanceof FencedCodeBlock fence) fences.add(fence);
                });
        return fences;
    }

    private void put(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<Bundle> bundle() {
        var found = new Problems();
        var prefix = "\u0000/";
        var bundle = BundleReader.read(source.slug(), prefix, new FileTree(files), found);
        for (var problem : found.all()) tell(problem, prefix);
        return bundle;
    }

    private void tell(Problem problem, String prefix) {
        var path = problem.path().replace(prefix, "");
        var message =
                problem.message()
                        .replace(prefix, "")
                        .replace("assignment.yaml", "the front matter");
        int line = path.equals("assignment.yaml") ? line(problem) : problem.line();
        if (problem.severity() == Problem.Severity.ERROR)
            sections.problems().error(place(path), line, message);
        else if (!path.startsWith("starter/"))
            sections.problems().warning(place(path), line, message);
    }

    /// What was put behind the front matter is told where its key stands.
    private int line(Problem problem) {
        int written = (int) sections.header().lines().count() + 1;
        if (problem.line() <= written) return problem.line();
        var key = KEY.matcher(problem.message());
        return key.find() ? yaml.line(key.group(1)) : yaml.line("kind");
    }

    /// Where the author finds a file of the bundle.
    private String place(String path) {
        if (path.equals("assignment.yaml") || path.equals("statement.md")) return source.path();
        boolean isShared =
                database.isPresent()
                        && !source.beside().has(path)
                        && (path.equals("schema.sql") || path.startsWith("fixtures"));
        if (isShared) return "quizzes/databases/" + database.get() + "/" + path;
        return path.startsWith("solution/") && !source.beside().has(path)
                ? source.path()
                : source.path().replaceFirst("(/question)?\\.md$", "/") + path;
    }

    private Made made(Bundle bundle) {
        var given = new ArrayList<Form.File>();
        var solution = new LinkedHashMap<String, String>();
        for (var file : bundle.submit()) {
            given.add(new Form.File(file, bundle.tree().text("starter/" + file).orElse("")));
            solution.put(file, bundle.tree().text("solution/" + file).orElse(""));
        }
        var wrong = new ArrayList<Question.Wrong>();
        for (var fence : fences("must not pass"))
            wrong.add(new Question.Wrong(fence.getLiteral(), SourceLines.of(fence)));
        if (!wrong.isEmpty() && given.size() > 1)
            sections.error(
                    wrong.getFirst().line(),
                    "`Must not pass` holds whole answers, so it goes with one file to write");
        return new Made(
                kind.equals("sql")
                        ? new Kind.Sql(List.copyOf(given), Map.copyOf(solution))
                        : new Kind.Java(List.copyOf(given), Map.copyOf(solution)),
                Optional.<BigDecimal>of(bundle.automaticPoints()),
                bundle.tree(),
                wrong);
    }
}
