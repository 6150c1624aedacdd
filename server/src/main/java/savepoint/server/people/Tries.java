package savepoint.server.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.db.Database;
import savepoint.server.db.Sha256;

/// Counts how often something was tried in a window of time. A try is counted before it is made, so that many at once
/// count as well; the count lives in the database, so that neither a restart nor a second server forgets it.
public final class Tries {
    private final Store store;
    private final Duration window;
    private final InstantSource clock;

    /// Counts in windows of this length.
    public Tries(Database database, Duration window, InstantSource clock) {
        this.store = database.store(Store.class);
        this.window = window;
        this.clock = clock;
    }

    interface Store {
        record Count(Instant beganAt, int tries) {}

        @SqlQuery(
                """
                insert into throttle as t (key_sha256, began_at, tries) values (:key, :now, 1)
                on conflict (key_sha256) do update
                   set began_at = case when t.began_at > :windowStart then t.began_at else :now end,
                       tries = case when t.began_at > :windowStart then t.tries + 1 else 1 end
                returning began_at, tries
                """)
        Count count(String key, Instant now, Instant windowStart);

        @SqlUpdate("update throttle set tries = tries - 1 where key_sha256 = :key and tries > 1")
        void forgive(String key);

        @SqlUpdate("delete from throttle where began_at < :before")
        void forget(Instant before);
    }

    /// Counts a try of what `name` names; how long to wait if it is more than `most` in the window.
    public Optional<Duration> count(String name, int most) {
        var now = clock.instant();
        var count = store.count(Sha256.hex(name), now, now.minus(window));
        return count.tries() > most
                ? Optional.of(Duration.between(now, count.beganAt().plus(window)))
                : Optional.empty();
    }

    /// Takes back the count of a try.
    void forgive(String name) {
        store.forgive(Sha256.hex(name));
    }

    /// Forgets counts whose window is over.
    void forget() {
        store.forget(clock.instant().minus(window));
    }
}
