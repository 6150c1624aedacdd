import lantern.Refunds;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// Cancels a ticket that was sold at the door, one whose buyer has no card, the first of them once more, and one that never was.
public final class CancelsWithoutCard implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Refunds refunds = subject.make(Refunds.class);
        String sql =
                """
                (SELECT id FROM ticket WHERE buyer IS NULL ORDER BY id LIMIT 2)
                UNION ALL
                (SELECT id FROM ticket
                  WHERE buyer IS NOT NULL AND NOT EXISTS (SELECT FROM card WHERE owner = buyer)
                  ORDER BY id LIMIT 1)
                """;
        List<Integer> tickets = ids(subject, sql);
        tickets.add(tickets.getFirst());
        tickets.add(-1);
        List<Object> seen = new ArrayList<>();
        for (int ticket : tickets) {
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
