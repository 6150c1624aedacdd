import library.Publishers;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

/// Asks for publishers that are there, in three spellings each.
public final class KnownPublishers implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Publishers publishers = subject.make(Publishers.class);
        List<Object> seen = new ArrayList<>();
        for (String name : names(subject.database())) {
            seen.add(subject.attempt(() -> publishers.idOf(name)));
            seen.add(subject.attempt(() -> publishers.idOf(name.toLowerCase(Locale.ROOT))));
            seen.add(subject.attempt(() -> publishers.idOf("  " + name.replace(" ", "   ") + " ")));
        }
        return seen;
    }

    private static List<String> names(DataSource database) throws SQLException {
        String sql = "SELECT name FROM publisher WHERE name !~ '[İÜ]' ORDER BY id LIMIT 5";
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
