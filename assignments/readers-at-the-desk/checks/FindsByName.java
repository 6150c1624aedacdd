import library.Readers;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/// Asks for every name there is, in other capitals too, and for names that nobody has.
public final class FindsByName implements Scenario {
    private static final int ENOUGH = 8;

    @Override
    public Object observe(Subject subject) throws Exception {
        Readers readers = subject.make(Readers.class);
        Map<String, Object> seen = new LinkedHashMap<>();
        for (String name : names(subject)) {
            seen.put(name, subject.attempt(() -> readers.named(name)));
        }
        for (String nobody : new String[] {"ada moreno", "Ada%", "Ada_Moreno", "Zoë", ""}) {
            seen.put(nobody, subject.attempt(() -> readers.named(nobody)));
        }
        return seen;
    }

    private static TreeSet<String> names(Subject subject) throws Exception {
        try (var connection = subject.database().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT DISTINCT name FROM reader ORDER BY name LIMIT " + ENOUGH)) {
            var names = new TreeSet<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
