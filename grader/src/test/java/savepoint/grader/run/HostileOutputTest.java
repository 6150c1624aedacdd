package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import savepoint.grader.verdict.Limit;

/// Hand-ins that print too much, or where only answers to the grader go.
class HostileOutputTest {
    @AfterEach
    void the_next_hand_in_is_unharmed() throws Exception {
        Gradings.assertHonestWorkIsUnharmed();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var four = new byte[1 << 20]; for (int mb = 0; mb < 4096; mb++) System.out.write(four, 0, four.length)",
                "var raw = new java.io.FileOutputStream(java.io.FileDescriptor.err); while (true) raw.write(new byte[8192])",
            })
    void printing_without_end_stops_at_the_bundle_s_limit(String flood) throws Exception {
        var hit = Gradings.assertLimit(Limit.OUTPUT, Gradings.attack(flood + ";"));
        assertEquals("it printed more than 64 KB", hit.message());
    }

    @Test
    void printing_less_than_the_limit_costs_nothing() throws Exception {
        Gradings.assertFullPoints(Gradings.workAfter("System.out.print(\"x\".repeat(10_000))"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raw.write('x')",
                "while (true) raw.write(new byte[8192])",
                "new java.io.DataOutputStream(raw).writeLong((1L << 32) + Integer.MAX_VALUE)",
            })
    void noise_among_the_answers_ends_the_program(String noise) throws Exception {
        var verdict =
                Gradings.attack(
                        "var raw = new java.io.FileOutputStream(java.io.FileDescriptor.out); %s;"
                                .formatted(noise));
        Gradings.assertGradedWithoutPoints(verdict);
        var first = verdict.results().get(1).message();
        assertTrue(first.contains("where only answers to the grader go"), first);
    }

    @Test
    void closing_the_way_of_the_answers_ends_the_program() throws Exception {
        Gradings.assertGradedWithoutPoints(
                Gradings.attack(
                        "new java.io.FileOutputStream(java.io.FileDescriptor.out).close();"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new java.io.FileOutputStream(java.io.FileDescriptor.err).close()",
                "new java.io.FileInputStream(java.io.FileDescriptor.err).close(); System.out.println(\"gone\")",
            })
    void closing_what_is_printed_to_harms_nobody(String closing) throws Exception {
        Gradings.assertFullPoints(Gradings.workAfter(closing));
    }

    @Test
    void half_an_answer_is_none() throws Exception {
        Gradings.assertNoPoints(
                Gradings.attack(
                        """
                        var frame = new java.io.DataOutputStream(new java.io.FileOutputStream(java.io.FileDescriptor.out));
                        for (int number = 1; number < 5; number++) {
                            frame.writeInt(1);
                            frame.writeInt(6 << 20);
                            frame.write(new byte[3 << 20]);
                        }
                        Runtime.getRuntime().halt(0);
                        """));
    }
}
