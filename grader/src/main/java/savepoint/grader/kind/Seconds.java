package savepoint.grader.kind;

import java.math.BigDecimal;
import java.time.Duration;

/// How messages name a time.
public final class Seconds {
    private Seconds() {}

    /// Such as `5` or `0.25`.
    public static String of(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
