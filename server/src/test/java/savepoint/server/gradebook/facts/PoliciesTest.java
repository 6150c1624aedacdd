package savepoint.server.gradebook.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import savepoint.server.content.folder.FolderMaker;
import savepoint.server.gradebook.maths.Cell;
import savepoint.server.gradebook.maths.Entry;
import savepoint.server.gradebook.maths.Grades;
import savepoint.server.gradebook.maths.Policy;
import savepoint.server.gradebook.maths.State;

/// From the words of course.yaml to the policy that grades are made by.
class PoliciesTest {
    @TempDir Path folder;

    private Policies read(String course) {
        var maker = new FolderMaker(folder);
        maker.write("course.yaml", course);
        return Policies.of(Optional.of(maker.read().course()));
    }

    private static Column quiz(long id, String slug) {
        return new Column(
                id,
                "ref" + id,
                "quiz",
                slug,
                slug,
                1,
                BigDecimal.TEN,
                null,
                null,
                null,
                null,
                null,
                true);
    }

    private static Entry entry(Policies policies, Column column, int points, int of) {
        return new Entry(
                policies.item(column),
                Cell.scored(
                        State.GRADED,
                        BigDecimal.valueOf(points),
                        BigDecimal.valueOf(of),
                        "scored"));
    }

    @Test
    void weights_of_categories_are_weights_without_any_other() {
        var policies =
                read(
                        """
                        grades:
                          categories:
                            Exams: {weight: 60%, activities: [final]}
                            Homework: {weight: 40%, activities: [homework]}
                        """);
        assertTrue(policies.policy().weighted());
        // 100 % × 60 + 10 % × 40; as points alone it would be 60 of 510
        var grade =
                Grades.of(
                        policies.policy(),
                        List.of(
                                entry(policies, quiz(1, "final"), 10, 10),
                                entry(policies, quiz(2, "homework"), 50, 500)));
        assertEquals("Exams 100 % × 60 % + Homework 10 % × 40 %: 64 %", grade.says());
    }

    @Test
    void categories_without_weights_are_points() {
        var policies =
                read(
                        """
                        grades:
                          extra-credit: [puzzle]
                          categories:
                            Exams: {activities: [final], drop-lowest: 1, cap: 110%}
                        """);
        var policy = policies.policy();
        assertFalse(policy.weighted());
        var exams = policy.category("Exams").orElseThrow();
        assertEquals(1, exams.dropLowest());
        assertEquals(Optional.of(new BigDecimal("110")), exams.cap());
        assertEquals(
                List.of("Lessons", "Quizzes", "Assignments", "Other", "Exams"),
                policy.categories().stream().map(Policy.Category::name).toList());
        assertTrue(policies.item(quiz(1, "puzzle")).extra());
        assertEquals("Quizzes", policies.item(quiz(1, "puzzle")).category());
        assertEquals("Exams", policies.item(quiz(1, "final")).category());
    }
}
