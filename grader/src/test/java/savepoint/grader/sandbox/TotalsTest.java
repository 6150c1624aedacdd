package savepoint.grader.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What boxes have used, added up by their names.
class TotalsTest {
    private static final String NAME = "totals";
    private static final Limits LIMITS =
            new Limits(
                    Duration.ofMillis(300),
                    Duration.ofMinutes(1),
                    192L << 20,
                    64 << 10,
                    64 << 10,
                    48);

    @Test
    void boxes_that_have_gone_count_as_well_as_those_that_live() {
        try (Box live = spin()) {
            live.await();
            var one = total();
            assertTrue(one.cpu().compareTo(LIMITS.cpu()) >= 0, one::toString);
            assertTrue(one.peakMemoryBytes() > 1 << 20, one::toString);
            try (Box gone = spin()) {
                gone.await();
            }
            var two = total();
            assertTrue(two.cpu().minus(one.cpu()).compareTo(LIMITS.cpu()) >= 0, two::toString);
        }
        assertEquals(total(), total());
    }

    private static Total total() {
        return TestSandbox.sandbox().totals().get(NAME);
    }

    private static Box spin() {
        var jvm = TestSandbox.jvm();
        return TestSandbox.sandbox()
                .start(
                        jvm.handIn(
                                NAME,
                                "savepoint.runner.probe.Bombs",
                                List.of("cpu"),
                                LIMITS,
                                List.of(),
                                BoxSpec.Turn.AT_ONCE));
    }
}
