import lantern.Seats;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/// Asks for every buyer whose name is made of letters and spaces, up to thirty, and for one who bought nothing.
public final class SeatsOfEveryBuyer implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Seats seats = subject.make(Seats.class);
        Map<String, Object> seen = new LinkedHashMap<>();
        for (String buyer : buyers(subject.database())) {
            seen.put("of(" + buyer + ")", subject.attempt(() -> seats.of(buyer)));
        }
        seen.put("of(Nobody)", subject.attempt(() -> seats.of("Nobody")));
        return seen;
    }

    private static List<String> buyers(DataSource database) throws SQLException {
        String sql =
                """
                SELECT DISTINCT buyer FROM ticket
                 WHERE buyer NOT LIKE '%''%'
                 ORDER BY buyer
                 LIMIT 30
                """;
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> buyers = new ArrayList<>();
            while (rows.next()) {
                buyers.add(rows.getString(1));
            }
            return buyers;
        }
    }
}
