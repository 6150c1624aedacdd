package savepoint.grader.worker;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import savepoint.grader.queue.NewGrading.Priority;
import savepoint.grader.run.Grader;
import savepoint.postgres.DatabaseLogin;

/// Takes gradings from the queue and reports their verdicts, in several lanes at once. Any number of workers on any
/// machines share one queue.
public final class Worker implements AutoCloseable {
    private final Crew crew;
    private final List<Lane> lanes;

    public Worker(
            DatabaseLogin login,
            Grader grader,
            String name,
            int lanes,
            Patience patience,
            InstantSource clock) {
        this(login, grader, name, lanes, patience, clock, Watcher.NOBODY);
    }

    /// @param watcher hears what becomes of its gradings
    public Worker(
            DatabaseLogin login,
            Grader grader,
            String name,
            int lanes,
            Patience patience,
            InstantSource clock,
            Watcher watcher) {
        // an answer that takes as long as a lease comes too late
        var platform = new Platform(login, patience.lease());
        var health = new Health(grader::tryOut);
        crew =
                new Crew(
                        name,
                        grader,
                        platform,
                        patience,
                        clock,
                        health,
                        new Heartbeat(name, lanes, platform, patience, health, clock),
                        new Teller(platform, patience),
                        new Wake(platform, patience, lanes),
                        new Bundles(),
                        new Solitude(),
                        watcher);
        this.lanes =
                IntStream.rangeClosed(1, lanes)
                        .mapToObj(number -> new Lane(crew, number, lowest(number, lanes)))
                        .toList();
        crew.heartbeat().start();
        crew.teller().start();
        crew.wake().start();
        this.lanes.forEach(Lane::start);
    }

    /// One lane of several is kept free of regrades, so that whoever hands in meanwhile need not wait for one to end.
    private static Priority lowest(int number, int lanes) {
        return number == 1 && lanes > 1 ? Priority.LIVE : Priority.REGRADE;
    }

    /// Why it takes no gradings at present; empty where it does.
    public Optional<String> trouble() {
        return crew.health().trouble();
    }

    public String name() {
        return crew.name();
    }

    /// Takes no more, and waits for what is running.
    @Override
    public void close() {
        lanes.forEach(Lane::drain);
        try {
            for (var lane : lanes) lane.join();
        } catch (InterruptedException hurried) {
            // what runs on is graded again once its lease has run out
            Thread.currentThread().interrupt();
        }
        crew.wake().close();
        crew.teller().close();
        crew.heartbeat().close();
    }
}
