package savepoint.grader.sandbox;

import java.util.concurrent.atomic.AtomicLong;

/// How many bytes of a stream are still allowed until it is renewed.
final class Allowance {
    private volatile long most;
    private final AtomicLong used = new AtomicLong();

    Allowance(long most) {
        this.most = most;
    }

    /// Takes up to so many bytes and tells how many of them were left to take.
    int take(int bytes) {
        long before = used.getAndAdd(bytes);
        return Math.clamp(most - before, 0, bytes);
    }

    void renew() {
        used.set(0);
    }

    void renew(long bytes) {
        most = bytes;
        renew();
    }
}
