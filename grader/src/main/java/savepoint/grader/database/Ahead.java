package savepoint.grader.database;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Makes the databases of a lease before they are asked for, so that a case seldom waits for its own.
final class Ahead {
    /// Made and not asked for yet, at 7 MB each. Some are made in vain: a check that failed skips its other fixtures.
    private static final int MOST = 4;

    interface Making {
        CaseDatabase make(Template template) throws SQLException;
    }

    private final Making making;
    private final Deque<Template> wanted;
    private final List<Made> made = new ArrayList<>();
    private boolean busy = true;
    private boolean closed;

    private record Made(Template template, CaseDatabase database) {}

    /// Begins with the first of these; whoever takes one has the next made.
    Ahead(List<Template> wanted, Making making, Executor background) {
        this.wanted = new ArrayDeque<>(wanted);
        this.making = making;
        background.execute(this::run);
    }

    private void run() {
        try {
            makeAll();
        } finally {
            synchronized (this) {
                busy = false;
                notifyAll();
            }
        }
    }

    private void makeAll() {
        for (var next = next(); next.isPresent(); next = next()) {
            try {
                var database = making.make(next.get());
                synchronized (this) {
                    made.add(new Made(next.get(), database));
                    notifyAll();
                }
            } catch (SQLException | RuntimeException failed) {
                // whoever asks makes one of his own, and meets the reason himself
                synchronized (this) {
                    wanted.clear();
                }
            }
        }
    }

    private synchronized Optional<Template> next() {
        try {
            while (made.size() >= MOST && !closed) wait();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            closed = true;
        }
        return closed ? Optional.empty() : Optional.ofNullable(wanted.poll());
    }

    /// One made from this template, waiting while one is being made; empty where none is to come.
    synchronized Optional<CaseDatabase> take(Template template) throws InterruptedException {
        while (true) {
            for (var one : made) {
                if (!one.template().equals(template)) continue;
                made.remove(one);
                notifyAll();
                return Optional.of(one.database());
            }
            if (!busy || made.size() >= MOST) return Optional.empty();
            wait();
        }
    }

    /// Makes no more, and returns when the last one is made. The lease knows them all, and drops them.
    synchronized void close() {
        closed = true;
        notifyAll();
        while (busy) {
            try {
                wait();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return; // the server goes with its box, whoever still works on it
            }
        }
    }
}
