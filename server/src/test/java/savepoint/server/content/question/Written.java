package savepoint.server.content.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problem;
import savepoint.grader.bundle.Problems;

/// A question written in a test.
final class Written {
    private Written() {}

    /// The question of this text, which must be in order.
    static Bank.Entry entry(String slug, String text) {
        var problems = new Problems();
        var read = QuestionReader.read(source(slug, text), problems);
        assertEquals(List.of(), problems.all());
        return new Bank.Entry(read.orElseThrow().question(), "v1");
    }

    static Bank.Entry entry(String text) {
        return entry("q", text);
    }

    static Instance drawn(String text, long seed) {
        var entry = entry(text);
        return Draw.of(entry, 0, entry.question().points(), seed);
    }

    /// What is wrong with a text that must not be in order.
    static List<String> problems(String text) {
        var problems = new Problems();
        assertEquals(Optional.empty(), QuestionReader.read(source("q", text), problems));
        return problems.all().stream().map(Problem::toString).toList();
    }

    private static QuestionReader.Source source(String slug, String text) {
        return new QuestionReader.Source(
                "jdbc", slug, slug + ".md", text, FileTree.of(Map.of()), _ -> Optional.empty());
    }

    /// The share that an answer to a drawn question earns.
    static Share share(Instance instance, Answer answer) {
        return switch (Judge.of(instance, answer)) {
            case Judgement.Judged judged -> judged.share();
            case Judgement other -> throw new AssertionError(other);
        };
    }

    static String refusal(Instance instance, Answer answer) {
        return switch (Judge.of(instance, answer)) {
            case Judgement.Refused(var reason) -> reason;
            case Judgement other -> throw new AssertionError(other);
        };
    }
}
