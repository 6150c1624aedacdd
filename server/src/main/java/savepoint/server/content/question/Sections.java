package savepoint.server.content.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.markdown.Manuscript;
import savepoint.server.content.markdown.SourceLines;
import savepoint.server.content.markdown.Words;

/// The text of a question divided at its headings of level 2: the prompt, then answers and what else there is.
final class Sections {
    /// The names that a heading of level 2 may have.
    static final List<String> KNOWN =
            List.of(
                    "answers",
                    "explanation",
                    "must not pass",
                    "solution",
                    "starter",
                    "model answer");

    private final String path;
    private final List<String> lines;
    private final String header;
    private final Problems problems;
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private Optional<ListBlock> answers = Optional.empty();
    private String prompt = "";
    private int promptLine = 1;
    private int promptEnd;

    /// A section's blocks, and the line of its heading.
    record Section(int line, List<Node> blocks, String text) {}

    private Sections(String path, List<String> lines, String header, Problems problems) {
        this.header = header;
        this.path = path;
        this.lines = lines;
        this.problems = problems;
    }

    /// @param listed whether the last list of the prompt is the answers where no heading says so
    static Sections of(String path, Manuscript manuscript, boolean listed, Problems problems) {
        var sections = new Sections(path, manuscript.lines(), header(manuscript), problems);
        sections.divide(manuscript.document(), listed);
        return sections;
    }

    private static String header(Manuscript manuscript) {
        return manuscript.header() instanceof Manuscript.Header.FrontMatter(var yaml, _)
                ? yaml
                : "";
    }

    private void divide(Node document, boolean listed) {
        var promptBlocks = new ArrayList<Node>();
        var blocks = promptBlocks;
        String name = null;
        int line = 0;
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() <= 2) {
                close(name, line, blocks, SourceLines.of(heading) - 1);
                name = Words.of(heading).toLowerCase(Locale.ROOT);
                line = SourceLines.of(heading);
                blocks = new ArrayList<>();
                if (!KNOWN.contains(name)) unknown(heading, name);
            } else {
                blocks.add(node);
            }
        }
        close(name, line, blocks, lines.size());
        int end =
                firstHeading(document).map(first -> SourceLines.of(first) - 1).orElse(lines.size());
        prompt(promptBlocks, end, listed);
        section("answers").ifPresent(this::listOfAnswers);
    }

    private void close(String name, int line, List<Node> blocks, int end) {
        if (name == null) return;
        if (sections.put(name, new Section(line, blocks, text(line, end))) != null) {
            problems.error(path, line, "section `%s` stands here twice".formatted(name));
        }
    }

    private void unknown(Heading heading, String name) {
        problems.error(
                path,
                SourceLines.of(heading),
                "unknown section `%s`; known: %s. In a prompt, use headings of level 3 (`###`)"
                        .formatted(name, String.join(", ", KNOWN)));
    }

    private static Optional<Node> firstHeading(Node document) {
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() <= 2)
                return Optional.of(node);
        }
        return Optional.empty();
    }

    private void prompt(List<Node> blocks, int end, boolean listed) {
        int last = end;
        if (listed
                && !sections.containsKey("answers")
                && !blocks.isEmpty()
                && blocks.getLast() instanceof ListBlock list) {
            answers = Optional.of(list);
            last = SourceLines.of(list) - 1;
        }
        prompt = text(0, last);
        promptEnd = last;
        promptLine = blocks.isEmpty() ? 1 : SourceLines.of(blocks.getFirst());
        if (prompt.isEmpty())
            problems.error(path, promptLine, "asks nothing: the prompt is missing");
    }

    private void listOfAnswers(Section section) {
        for (var block : section.blocks()) {
            if (block instanceof ListBlock list && answers.isEmpty()) answers = Optional.of(list);
            else
                problems.error(
                        path,
                        SourceLines.of(block),
                        "below `Answers` stands one list and nothing else");
        }
    }

    /// Lines after `from` up to `to`, both counted from 1.
    private String text(int from, int to) {
        return String.join("\n", lines.subList(Math.min(from, to), to)).strip();
    }

    /// The front matter as written, from the file's second line on.
    String header() {
        return header;
    }

    Problems problems() {
        return problems;
    }

    String prompt() {
        return prompt;
    }

    int promptLine() {
        return promptLine;
    }

    /// The last line before the answers or the first heading.
    int promptEnd() {
        return promptEnd;
    }

    /// The answers as items; none where there are none.
    List<Item> answers() {
        return answers.map(list -> Item.in(list, lines)).orElse(List.of());
    }

    /// Whether the answers are numbered.
    boolean numbered() {
        return answers.filter(org.commonmark.node.OrderedList.class::isInstance).isPresent();
    }

    Optional<Section> section(String name) {
        return Optional.ofNullable(sections.get(name));
    }

    /// A section's text, if there is any.
    Optional<String> text(String name) {
        return section(name).map(Section::text).filter(text -> !text.isEmpty());
    }

    /// Tells of sections that this kind of question does not have.
    void expect(String... names) {
        sections.forEach((name, section) -> {
            if (KNOWN.contains(name) && !List.of(names).contains(name))
                error(
                        section.line(),
                        "this kind of question has no section `%s`; it has: %s"
                                .formatted(name, String.join(", ", names)));
        });
    }

    void expectNoWrong(String reason) {
        section("must not pass")
                .ifPresent(section ->
                        error(section.line(), "`Must not pass` is not needed here: " + reason));
    }

    /// The answers that must not pass, a list.
    List<Question.Wrong> wrong() {
        var wrong = new ArrayList<Question.Wrong>();
        section("must not pass")
                .ifPresent(section -> {
                    for (var block : section.blocks()) {
                        if (block instanceof ListBlock list)
                            Item.in(list, lines)
                                    .forEach(item ->
                                            wrong.add(
                                                    new Question.Wrong(
                                                            NumberReader.unquoted(item.text()),
                                                            item.line())));
                        else
                            error(
                                    SourceLines.of(block),
                                    "below `Must not pass` stands a list of answers");
                    }
                });
        return wrong;
    }

    List<String> lines() {
        return lines;
    }

    void error(int line, String message) {
        problems.error(path, line, message);
    }
}
