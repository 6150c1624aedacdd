package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static savepoint.grader.run.VaultBundle.RIGHT;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Limit;

/// Hand-ins that print too much, or close what is printed and answered to.
class HostileOutputTest {
    @AfterEach
    void the_next_hand_in_is_unharmed() throws Exception {
        VaultBundle.theNextHandInIsUnharmed();
    }

    @Test
    void printing_without_end_stops_at_the_bundle_s_limit() throws Exception {
        var verdict =
                VaultBundle.grade(
                        List.of(
                                "var much = new byte[1 << 20]; for (int mb = 0; mb < 4096; mb++) System.out.write(much, 0, much.length); return null;",
                                "while (true) System.err.println(\"again and again\");",
                                "var raw = new FileOutputStream(FileDescriptor.err); while (true) raw.write(new byte[8192]);"));
        Gradings.assertLimit(Limit.OUTPUT, verdict);
        for (var result : verdict.results()) {
            assertEquals("it printed more than 64 KB", result.message());
        }
    }

    @Test
    void printing_less_than_the_limit_and_into_nothing_costs_nothing() throws Exception {
        var verdict =
                VaultBundle.grade(
                        List.of(
                                "System.out.print(\"x\".repeat(20_000));" + RIGHT,
                                "System.out.close(); System.err.close();" + RIGHT,
                                "new FileOutputStream(FileDescriptor.err).close();" + RIGHT,
                                "System.out.println(\"gone\");" + RIGHT));
        assertEquals("4", verdict.points().toPlainString(), verdict::toString);
    }

    @Test
    void closing_the_way_of_the_answers_ends_the_program() throws Exception {
        var closing = "new FileOutputStream(FileDescriptor.out).close();" + RIGHT;
        var verdict = VaultBundle.grade(List.of(closing));
        Gradings.assertGradedWithoutPoints(verdict);
        assertEquals(
                "On the sample rows: the program ended by itself (exit code 1) before the call returned.",
                verdict.results().getFirst().message());
    }
}
