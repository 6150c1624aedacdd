package savepoint.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands until a test moves it.
public final class TestClock implements InstantSource {
    private final AtomicReference<Instant> now;

    TestClock(Instant start) {
        now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /// Lets time pass.
    public void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    /// Goes to an instant, also back.
    public void set(Instant instant) {
        now.set(instant);
    }
}
