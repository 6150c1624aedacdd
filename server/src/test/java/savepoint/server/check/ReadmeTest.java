package savepoint.server.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import savepoint.grader.cli.GraderMain;
import savepoint.postgres.TestData;
import savepoint.server.content.folder.FolderMaker;

/// The course that the READMEs write from nothing, step by step.
class ReadmeTest {
    private static final Pattern FENCE = Pattern.compile("(`{3,})\\w*");
    private static final Pattern FILE =
            Pattern.compile(
                    "`((?:(?:lessons|quizzes|assignments)/[\\w./-]+|course)\\.(?:md|yaml|sql))`");

    @TempDir Path temporary;

    @Test
    void the_course_that_they_write_from_nothing_is_in_order() throws IOException {
        check("--files-only");
    }

    @Test
    @Tag("long")
    void its_samples_cell_and_query_do_as_they_say() throws IOException {
        check("--data", TestData.FOLDER.toString());
    }

    private void check(String... options) throws IOException {
        var folder = new FolderMaker(temporary.resolve("my-course"));
        begin(folder);
        for (var readme : List.of("lessons", "quizzes", "assignments")) {
            var files = files(Path.of("..", readme, "README.md"));
            assertFalse(files.isEmpty(), readme);
            files.forEach(folder::write);
        }
        var out = new StringWriter();
        int status =
                new CommandLine(new Check())
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(out, true))
                        .execute(
                                Stream.concat(
                                                Stream.of(folder.folder().toString()),
                                                Stream.of(options))
                                        .toArray(String[]::new));
        assertEquals(0, status, out::toString);
        assertTrue(
                out.toString()
                        .endsWith(
                                "My first course: 1 week, 1 lesson, 1 assignment, 1 quiz, 3 questions; 0 errors, 0"
                                        + " warnings\n"),
                out::toString);
    }

    /// As `./savepoint new assignment first-query --kind sql` does.
    private static void begin(FolderMaker folder) throws IOException {
        for (var name : resource("sql.txt").lines().toList())
            folder.write(
                    "assignments/first-query/" + name,
                    resource("sql/" + name).replace("TITLE", "First query"));
    }

    private static String resource(String name) throws IOException {
        try (var stream = GraderMain.class.getResourceAsStream("bundles/" + name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The fences of the chapters "… from nothing", by the file that the paragraph before each names last.
    private static Map<String, String> files(Path readme) throws IOException {
        var files = new LinkedHashMap<String, String>();
        var lines = Files.readAllLines(readme);
        boolean isWanted = false;
        var named = Optional.<String>empty();
        for (int i = 1; i < lines.size(); i++) {
            var line = lines.get(i);
            var fence = FENCE.matcher(line);
            if (fence.matches()) {
                int from = i + 1;
                int to = from + lines.subList(from, lines.size()).indexOf(fence.group(1));
                if (isWanted)
                    named.ifPresent(file ->
                            files.put(file, String.join("\n", lines.subList(from, to)) + "\n"));
                named = Optional.empty();
                i = to;
            } else if (line.startsWith("## ")) {
                isWanted = line.endsWith(" from nothing");
            } else if (!line.isBlank()) {
                if (lines.get(i - 1).isBlank()) named = Optional.empty();
                var here = FILE.matcher(line);
                while (here.find()) named = Optional.of(here.group(1));
            }
        }
        return files;
    }
}
