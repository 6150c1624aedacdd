package savepoint.grader.sandbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at every box from outside, 100 times a second while one of them is in a turn.
final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final long BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Set<Box> boxes = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean closed;

    Watch() {
        thread = Thread.ofPlatform().daemon().name("sandbox-watch").start(this::run);
    }

    void add(Box box) {
        boxes.add(box);
        LockSupport.unpark(thread);
    }

    void remove(Box box) {
        boxes.remove(box);
    }

    Set<Box> boxes() {
        return Set.copyOf(boxes);
    }

    private void run() {
        while (!closed) {
            for (Box box : boxes) look(box);
            if (boxes.isEmpty()) {
                LockSupport.park(this);
            } else {
                boolean busy = boxes.stream().anyMatch(Box::inTurn);
                LockSupport.parkNanos(this, busy ? BUSY_NANOS : IDLE_NANOS);
            }
        }
    }

    private static void look(Box box) {
        try {
            box.look();
        } catch (RuntimeException e) {
            // the box is stopped and its user told; the others must still be watched
            LOG.error("{} was stopped: it cannot be watched", box, e);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
