import lantern.BoxOffice;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

/// Two counters ask for the last place of an evening. Until both have come to a halt, the row of the evening is locked: whoever counted
/// without a lock has counted by then, and can store the ticket only afterwards.
public final class RacesForTheLastPlace implements Scenario {
    private static final Duration PAUSE = Duration.ofMillis(2);

    // A hand-in whose counters wait for each other inside Java never stands still in the database twice.
    private static final int LOOKS = 1_000;

    @Override
    public Object observe(Subject subject) throws Exception {
        BoxOffice first = subject.make(BoxOffice.class);
        BoxOffice second = subject.make(BoxOffice.class);
        Meadow.Place place = Meadow.notFull(subject.database()).getFirst();
        if (place.free() > 1) {
            subject.attempt(
                    () -> {
                        first.sell(place.evening(), "Early Guest", place.free() - 1);
                        return null;
                    });
        }
        try (Connection watch = subject.database().getConnection()) {
            watch.setAutoCommit(false);
            lock(watch, place.evening());
            var sales = List.of(sale(subject, first, place), sale(subject, second, place));
            var counters = new ArrayList<Thread>();
            for (var sale : sales) {
                counters.add(Thread.ofPlatform().daemon().start(sale));
            }
            for (int look = 0; look < LOOKS && waiting(watch) < alive(counters); look++) {
                Thread.sleep(PAUSE);
            }
            watch.rollback();
            List<String> answers = new ArrayList<>();
            for (var sale : sales) {
                answers.add(String.valueOf(sale.get()));
            }
            answers.sort(null);
            return answers;
        }
    }

    private static FutureTask<Object> sale(Subject subject, BoxOffice office, Meadow.Place place) {
        return new FutureTask<>(
                () ->
                        subject.attempt(
                                () -> {
                                    office.sell(place.evening(), "Last Guest", 1);
                                    return "sold";
                                }));
    }

    private static void lock(Connection connection, int evening) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT 1 FROM evening WHERE id = ? FOR UPDATE")) {
            statement.setInt(1, evening);
            statement.execute();
        }
    }

    private static long waiting(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT count(DISTINCT pid) FROM pg_locks WHERE NOT granted")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static long alive(List<Thread> threads) {
        return threads.stream().filter(Thread::isAlive).count();
    }
}
