package savepoint.server.people;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.db.Database;
import savepoint.server.db.Sha256;

/// Slows down who guesses passwords. A try is counted before it is made, so that many at once count as well; the count
/// lives in the database, so that neither a restart nor a second server forgets it.
final class Throttle {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    // For one account from one address. From elsewhere its owner still gets in.
    private static final int FROM_ONE_ADDRESS = 10;
    // For one account from anywhere: what a botnet has.
    private static final int FOR_ONE_ACCOUNT = 100;
    // From one address for any account: a lecture hall behind one address mistypes, too.
    private static final int FOR_ALL_ACCOUNTS = 300;

    private final Store store;
    private final InstantSource clock;

    Throttle(Database database, InstantSource clock) {
        this.store = database.store(Store.class);
        this.clock = clock;
    }

    private record Limit(String key, int tries) {}

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

    /// Counts a try; how long to wait if it is one too many.
    Optional<Duration> count(String email, String address) {
        var now = clock.instant();
        return limits(email, address).stream()
                .flatMap(limit -> wait(limit, now).stream())
                .max(Duration::compareTo);
    }

    /// Takes back the count of a try that turned out right.
    void forgive(String email, String address) {
        limits(email, address).forEach(limit -> store.forgive(limit.key()));
        store.forget(clock.instant().minus(WINDOW));
    }

    private Optional<Duration> wait(Limit limit, Instant now) {
        var count = store.count(limit.key(), now, now.minus(WINDOW));
        return count.tries() > limit.tries()
                ? Optional.of(Duration.between(now, count.beganAt().plus(WINDOW)))
                : Optional.empty();
    }

    private static List<Limit> limits(String email, String address) {
        var network = network(address);
        return List.of(
                new Limit(Sha256.hex("account " + email + " from " + network), FROM_ONE_ADDRESS),
                new Limit(Sha256.hex("account " + email), FOR_ONE_ACCOUNT),
                new Limit(Sha256.hex("from " + network), FOR_ALL_ACCOUNTS));
    }

    // One household has a whole IPv6 /64.
    private static String network(String address) {
        if (!address.contains(":")) return address;
        var groups = address.replace("[", "").replace("]", "").split(":", -1);
        return String.join(":", List.of(groups).subList(0, Math.min(4, groups.length)));
    }
}
