import lantern.Counter;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

/// Asks for a seat that was sold long ago, and twice for one that was free.
public final class RefusesTakenSeats implements Scenario {
    private record Seat(int screening, String seat) {}

    @Override
    public Object observe(Subject subject) throws Exception {
        Counter counter = subject.make(Counter.class);
        Seat sold = sold(subject.database());
        return List.of(
                subject.attempt(() -> counter.sell(sold.screening(), sold.seat(), "Late Guest", 900)),
                subject.attempt(() -> counter.sell(sold.screening(), "Q7", "Early Guest", 900)),
                subject.attempt(() -> counter.sell(sold.screening(), "Q7", "Late Guest", 700)));
    }

    private static Seat sold(DataSource database) throws SQLException {
        String sql = "SELECT screening_id, seat FROM ticket ORDER BY id LIMIT 1";
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return new Seat(rows.getInt(1), rows.getString(2));
        }
    }
}
