package savepoint.server.content.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a folder may not do: reach out of itself, or be too large.
class FolderLimitsTest {
    @TempDir Path temporary;
    private FolderMaker folder;

    @BeforeEach
    void makeFolder() {
        folder = new FolderMaker(temporary.resolve("databases"));
        temporary.resolve("databases").toFile().mkdir();
    }

    @Test
    void links_in_the_folder_stay_in_the_folder() throws IOException {
        var outside = Files.writeString(temporary.resolve("secret.md"), "# Secret\n");
        folder.write("week-1/a.md", "# A\n![x](pic.png)\n");
        Files.createSymbolicLink(folder.folder().resolve("week-1/b.md"), outside);
        Files.createSymbolicLink(folder.folder().resolve("week-1/pic.png"), outside);
        Files.createSymbolicLink(folder.folder().resolve("week-1/c.md"), Path.of("a.md"));
        Files.createSymbolicLink(folder.folder().resolve("course.yaml"), outside);
        var reading = folder.read();
        assertTrue(
                FolderMaker.told(reading)
                        .contains("course.yaml: is a link that leads out of the course folder"));
        assertTrue(
                FolderMaker.told(reading)
                        .contains("week-1/a.md line 2: warning: picture `pic.png` is missing"));
        assertEquals(
                List.of("week-1.a", "week-1.c"),
                reading.lessons().stream().map(Lesson::slug).toList());
    }

    @Test
    void what_is_too_large_is_refused() {
        folder.write("week-1/a.md", "x".repeat((1 << 20) + 1));
        assertTrue(FolderMaker.told(folder.read()).contains("week-1/a.md: is larger than 1 MB"));
    }

    @Test
    void secrets_are_not_published_by_a_link_to_them() {
        folder.week11();
        folder.write("server/keys.txt", "k");
        folder.write(
                "lessons/week-11/lesson1.md",
                """
                [a](../../assignments/keep/solution/01-all.sql) [b](../../server/keys.txt) [c](../../../x)
                [d](../../assignments/keep/statement.md) [e](../../assignments/keep/) [f](data.csv) [g](lesson2.md#x)
                """);
        folder.write("lessons/week-11/data.csv", "1,2");
        var reading = folder.read();
        assertEquals(
                List.of(
                        "lessons/week-11/lesson1.md line 1: warning: link"
                                + " `../../assignments/keep/solution/01-all.sql` is secret",
                        "lessons/week-11/lesson1.md line 1: warning: link `../../server/keys.txt` is not published:"
                                + " only files in weeks, lessons/, images/ and assets/ are",
                        "lessons/week-11/lesson1.md line 1: warning: link `../../../x` leads out of the course"
                                + " folder"),
                FolderMaker.told(reading).subList(0, 3));
        assertEquals(
                List.of("lessons/week-11/data.csv", "lessons/week-11/lesson1.md"),
                List.copyOf(reading.lessons().getFirst().files().files().keySet()));
    }
}
