import bank.Balances;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/// Asks for every account there is, up to thirty.
public final class FindsBalances implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Balances balances = subject.make(Balances.class);
        Map<String, Object> seen = new LinkedHashMap<>();
        for (long id : ids(subject.database())) {
            seen.put("balance(" + id + ")", balances.balance(id).orElse(null));
        }
        return seen;
    }

    private static List<Long> ids(DataSource database) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT id FROM account ORDER BY id LIMIT 30")) {
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
        }
        return ids;
    }
}
