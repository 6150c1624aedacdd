package savepoint.server.content.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.folder.CourseFolder;
import savepoint.server.content.folder.ReadQuestion;
import savepoint.server.content.question.Kind;
import savepoint.server.content.question.Question;
import savepoint.server.content.question.QuestionReader;

/// The course that ships, written for another system and taken back.
class ExportTest {
    private static List<Question> shipped() throws IOException {
        return CourseFolder.read(Path.of("..").toRealPath(), ZoneOffset.UTC).questions().stream()
                .map(ReadQuestion::question)
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void what_gift_has_a_form_for_comes_back_as_it_was() throws Exception {
        var questions = shipped();
        var written = Export.gift(questions);
        assertEquals(questions.size(), written.lines().size());
        var back = Import.read(written.text().getBytes(StandardCharsets.UTF_8), "back", Set.of());
        assertEquals(back.lines().size(), back.count(Report.Outcome.TAKEN));
        var names = back.lines().stream().map(Report.Line::name).toList();
        int compared = 0;
        for (var question : questions) {
            if (!(question.kind() instanceof Kind.ChooseOne before)
                    || !names.contains(question.title())) continue;
            var slug = back.lines().get(names.indexOf(question.title())).slug();
            var again = read(new String(back.files().get(slug + ".md"), StandardCharsets.UTF_8));
            assertEquals(question.prompt(), again.prompt());
            assertEquals(before.options(), ((Kind.ChooseOne) again.kind()).options());
            assertEquals(question.explanation(), again.explanation());
            compared++;
        }
        assertTrue(compared > 15, compared + " compared");
    }

    @Test
    void what_gift_has_no_form_for_is_told() throws IOException {
        var left =
                Export.gift(shipped()).lines().stream()
                        .filter(line -> line.outcome() == Report.Outcome.LEFT)
                        .toList();
        assertTrue(left.stream().noneMatch(line -> line.notes().isEmpty()));
        assertTrue(
                left.stream()
                        .anyMatch(line ->
                                line.name().equals("find-a-balance")
                                        && line.notes()
                                                .equals(
                                                        List.of(
                                                                "GIFT has no form for code that is run"))));
    }

    private static Question read(String text) {
        return QuestionReader.read(
                        new QuestionReader.Source(
                                "back",
                                "q",
                                "q.md",
                                text,
                                FileTree.of(java.util.Map.of()),
                                _ -> Optional.empty()),
                        new Problems())
                .orElseThrow()
                .question();
    }
}
