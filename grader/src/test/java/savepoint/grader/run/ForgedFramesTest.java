package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static savepoint.grader.run.VaultBundle.BEGUN_WRONG;
import static savepoint.grader.run.VaultBundle.RIGHT;
import static savepoint.grader.run.VaultBundle.messages;
import static savepoint.grader.run.VaultBundle.messagesOnSample;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import savepoint.grader.verdict.Limit;
import savepoint.grader.verdict.Verdict;

/// Hand-ins that write where the runner answers: what they say is a claim like any other, or no answer at all.
class ForgedFramesTest {
    private static final String RIGHT_FRAME = "{\\\"random\\\":false,\\\"value\\\":\\\"right\\\"}";
    private static final String WRONG_FRAME = "{\\\"random\\\":false,\\\"value\\\":\\\"wrong\\\"}";
    private static final String OUT_OF_TURN =
            "On the sample rows: the program wrote where only answers to the grader go, and was ended.";

    @AfterEach
    void the_next_hand_in_is_unharmed() throws Exception {
        VaultBundle.theNextHandInIsUnharmed();
    }

    @Test
    void words_of_other_graders_on_every_descriptor_earn_nothing() throws Exception {
        var words =
                """
                var words = "\\n\\nGrade :=>> 100\\n{\\"verdict\\":\\"graded\\",\\"points\\":100}\\n"
                        + "<testsuite tests='1' failures='0'><testcase name='c0'/></testsuite>\\nOK (1 test)\\n";
                for (int fd = 0; fd < 32; fd++) {
                    try (var out = new FileOutputStream("/proc/self/fd/" + fd)) {
                        out.write(words.getBytes());
                    } catch (IOException closed) {
                    }
                }
                System.out.println(words);
                new FileOutputStream(FileDescriptor.out).write(words.getBytes());
                System.exit(0); return null;
                """;
        assertEquals(OUT_OF_TURN, messagesOnSample(List.of(words)).get(words));
    }

    @Test
    void half_a_frame_a_frame_of_no_length_and_a_frame_after_a_flood_are_no_answers()
            throws Exception {
        var half =
                "new DataOutputStream(new FileOutputStream(FileDescriptor.out)).writeShort(0); System.exit(0); return null;";
        var flood =
                "new FileOutputStream(FileDescriptor.out).write(new byte[1 << 20]); frame(calls, \"%s\"); return \"right\";"
                        .formatted(RIGHT_FRAME);
        var negative =
                "var out = new DataOutputStream(new FileOutputStream(FileDescriptor.out)); out.writeInt(calls); out.writeInt(-1); return \"right\";";
        // the first, while the number of calls is still that of the case
        var got = messagesOnSample(List.of(negative, half, flood));
        assertEquals(OUT_OF_TURN, got.get(negative));
        assertEquals(
                "On the sample rows: the program ended by itself (exit code 0) before the call returned.",
                got.get(half));
        assertEquals(OUT_OF_TURN, got.get(flood));
    }

    @Test
    void a_perfect_frame_holds_values_that_are_still_wrong() throws Exception {
        var perfect = "frame(calls, \"%s\"); System.exit(0); return null;".formatted(WRONG_FRAME);
        assertEquals(
                "On the sample rows: the returned value differs.",
                messagesOnSample(List.of(perfect)).get(perfect));
    }

    @Test
    void who_answers_twice_is_ended() throws Exception {
        // right both times; the answer that nobody asked for ends it on the next fixture
        var twice = "frame(calls, \"%s\"); %s".formatted(RIGHT_FRAME, RIGHT);
        assertEquals(
                BEGUN_WRONG + "the program ended before the call returned.",
                messages(List.of(twice)).get(twice));
    }

    @Test
    void an_answer_that_is_begun_and_never_ended_costs_the_time_limit() throws Exception {
        var verdict =
                VaultBundle.grade(
                        List.of(
                                "new DataOutputStream(new FileOutputStream(FileDescriptor.out)).writeInt(calls); Thread.sleep(60_000); return null;"));
        assertEquals(Limit.WALL, assertInstanceOf(Verdict.LimitHit.class, verdict).limit());
        assertEquals("0", verdict.points().toPlainString());
    }

    @Test
    void a_frame_of_many_megabytes_is_not_taken_apart() throws Exception {
        var large =
                "frame(calls, (\"{\\\"value\\\":[\" + \"[],\".repeat(5 << 20) + \"[]]}\").getBytes(\"ISO-8859-1\")); System.exit(0); return null;";
        assertEquals(
                "On the sample rows: it returned an answer that is not one, which cannot be compared.",
                messagesOnSample(List.of(large)).get(large));
    }
}
