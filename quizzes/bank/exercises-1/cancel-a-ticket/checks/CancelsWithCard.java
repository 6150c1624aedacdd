import lantern.Refunds;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// Cancels tickets whose buyers have a card, two of one buyer among them.
public final class CancelsWithCard implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Refunds refunds = subject.make(Refunds.class);
        String sql = "SELECT ticket.id FROM ticket JOIN card ON owner = buyer ORDER BY ticket.id LIMIT 3";
        List<Object> seen = new ArrayList<>();
        for (int ticket : ids(subject, sql)) {
            seen.add(subject.attempt(() -> refunds.cancel(ticket)));
        }
        return seen;
    }

    private static List<Integer> ids(Subject subject, String sql) throws Exception {
        try (var connection = subject.database().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids;
        }
    }
}
