package savepoint.server.people;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import savepoint.server.db.Database;

/// Slows down who guesses passwords.
final class Throttle {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    // For one account from one address. From elsewhere its owner still gets in.
    private static final int FROM_ONE_ADDRESS = 10;
    // For one account from anywhere: what a botnet has.
    private static final int FOR_ONE_ACCOUNT = 100;
    // From one address for any account: a lecture hall behind one address mistypes, too.
    private static final int FOR_ALL_ACCOUNTS = 300;

    private final Tries tries;

    Throttle(Database database, InstantSource clock) {
        this.tries = new Tries(database, WINDOW, clock);
    }

    private record Limit(String name, int most) {}

    /// Counts a try; how long to wait if it is one too many.
    ///
    /// The narrowest limit comes first, and the first that refuses ends it: a try that is refused tries no password, so it
    /// counts against nobody else. One address alone would otherwise close an account to its owner everywhere.
    Optional<Duration> count(String email, String address) {
        return limits(email, address).stream()
                .flatMap(limit -> tries.count(limit.name(), limit.most()).stream())
                .findFirst();
    }

    /// Takes back the count of a try that turned out right.
    void forgive(String email, String address) {
        limits(email, address).forEach(limit -> tries.forgive(limit.name()));
        tries.forget();
    }

    private static List<Limit> limits(String email, String address) {
        var network = network(address);
        return List.of(
                new Limit("account " + email + " from " + network, FROM_ONE_ADDRESS),
                new Limit("from " + network, FOR_ALL_ACCOUNTS),
                new Limit("account " + email, FOR_ONE_ACCOUNT));
    }

    // One household has a whole IPv6 /64.
    private static String network(String address) {
        if (!address.contains(":")) return address;
        var groups = address.replace("[", "").replace("]", "").split(":", -1);
        return String.join(":", List.of(groups).subList(0, Math.min(4, groups.length)));
    }
}
