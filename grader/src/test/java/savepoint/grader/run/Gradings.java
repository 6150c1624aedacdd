package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.math.BigDecimal;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.Verdict;

/// Grades hand-ins of the tiny bundle, and says what must be true of the verdict on an attack.
final class Gradings {
    private Gradings() {}

    static Verdict grade(FileTree handIn) throws Exception {
        return new Grader(TestWorkshop.get())
                .grade(TinyBundle.bundle(), handIn, 7, _ -> {})
                .verdict();
    }

    /// Does this in the constructor, and otherwise nothing.
    static Verdict attack(String statements) throws Exception {
        return grade(TinyBundle.attack(statements));
    }

    static void assertNoPoints(Verdict verdict) {
        assertEquals(0, BigDecimal.ZERO.compareTo(verdict.points()), verdict::toString);
        assertFalse(verdict instanceof Verdict.GraderFault, verdict::toString);
    }

    /// All checks were carried out and none passed.
    static void assertGradedWithoutPoints(Verdict verdict) {
        assertNoPoints(verdict);
        assertInstanceOf(Verdict.Graded.class, verdict);
    }

    /// It ended at this limit, without points.
    static Verdict.LimitHit assertLimit(Limit limit, Verdict verdict) {
        assertNoPoints(verdict);
        var hit = assertInstanceOf(Verdict.LimitHit.class, verdict, verdict::toString);
        assertEquals(limit, hit.limit(), verdict::toString);
        return hit;
    }

    static void assertFullPoints(Verdict verdict) {
        assertEquals(BigDecimal.TEN, verdict.points(), verdict::toString);
    }

    static void assertHonestWorkIsUnharmed() throws Exception {
        assertFullPoints(grade(TinyBundle.handIn(TinyBundle.SOLUTION)));
    }
}
