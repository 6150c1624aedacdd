import lantern.Counter;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/// Sells seats that nobody has: to somebody, to nobody in particular, and one whose number another screening has sold.
public final class SellsFreeSeats implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Counter counter = subject.make(Counter.class);
        int first = screening(subject.database(), "min");
        int last = screening(subject.database(), "max");
        int cents = 100 * subject.random().nextInt(5, 15);
        return List.of(
                subject.attempt(() -> counter.sell(first, "Z1", "Ana d'Orey", cents)),
                subject.attempt(() -> counter.sell(first, "Z2", null, 0)),
                subject.attempt(() -> counter.sell(last, "Z1", "Ana d'Orey", cents)));
    }

    private static int screening(DataSource database, String which) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT " + which + "(id) FROM screening")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
