package savepoint.server.content.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How course.yaml says that points become a grade.
class GradesYamlTest {
    @TempDir Path temporary;
    private FolderMaker folder;

    @BeforeEach
    void makeFolder() {
        folder = new FolderMaker(temporary.resolve("databases"));
        temporary.resolve("databases").toFile().mkdir();
    }

    @Test
    void rounding_caps_letters_extra_credit_and_categories_are_read() {
        folder.write(
                "course.yaml",
                """
                weights: {quizzes: 60%}
                grades:
                  decimals: 0
                  rounding: up
                  cap: 100%
                  letters: {A: 90%, B: 80.5%}
                  extra-credit: [puzzle]
                  categories:
                    Exams: {weight: 40%, activities: [midterm, final], drop-lowest: 1, cap: 110%}
                """);
        var reading = folder.read();
        // What is named there but stands in no week is told, and kept.
        assertEquals(
                List.of(
                        "course.yaml line 7: warning: `puzzle` under `grades` is no activity of a week; it counts nowhere",
                        "course.yaml line 9: warning: `midterm` under `grades` is no activity of a week; it counts nowhere",
                        "course.yaml line 9: warning: `final` under `grades` is no activity of a week; it counts nowhere"),
                aboutCourse(reading));
        var grades = reading.course().grades().orElseThrow();
        assertEquals(0, grades.places());
        assertEquals("up", grades.rounding());
        assertEquals(new BigDecimal("80.5"), grades.letters().get("B"));
        assertEquals(List.of("puzzle"), grades.extraCredit());
        assertEquals(
                new CourseFacts.GradeCategory(
                        new BigDecimal("40"),
                        List.of("midterm", "final"),
                        1,
                        Optional.of(new BigDecimal("110"))),
                grades.categories().get("Exams"));
    }

    @Test
    void weights_of_categories_alone_make_a_hundred_too() {
        folder.write(
                "course.yaml",
                """
                title: Databases
                grades:
                  categories:
                    Exams: {weight: 60%}
                    Homework: {weight: 30%}
                """);
        assertEquals(
                List.of("course.yaml line 2: weights make 90%, not 100%"),
                aboutCourse(folder.read()));
    }

    @Test
    void what_cannot_make_a_grade_is_told_with_its_line() {
        folder.write(
                "course.yaml",
                """
                grades:
                  decimals: 9
                  letters: {A: high}
                  curve: true
                """);
        assertEquals(
                List.of(
                        "course.yaml line 2: `decimals` goes from 0 to 4",
                        "course.yaml line 3: `A` must be a part such as 90%, not `high`",
                        "course.yaml line 4: unknown key `curve`; known: decimals, rounding, cap, letters,"
                                + " extra-credit, categories"),
                aboutCourse(folder.read()));
    }

    private static List<String> aboutCourse(CourseReading reading) {
        return FolderMaker.told(reading).stream()
                .filter(text -> text.startsWith("course.yaml"))
                .toList();
    }
}
