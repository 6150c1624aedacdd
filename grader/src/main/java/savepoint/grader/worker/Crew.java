package savepoint.grader.worker;

import java.time.InstantSource;
import savepoint.grader.run.Grader;

/// What the lanes of a worker share.
///
/// @param name the worker's, as the queue shows it
record Crew(
        String name,
        Grader grader,
        Platform platform,
        Patience patience,
        InstantSource clock,
        Health health,
        Heartbeat heartbeat,
        Teller teller,
        Wake wake,
        Bundles bundles,
        Solitude solitude,
        Watcher watcher) {}
