import library.Readers;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Empties the box at the door: everything that is out comes back.
public final class GivesManyBack implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Readers readers = subject.make(Readers.class);
        List<Integer> out = new ArrayList<>();
        try (var connection = subject.database().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id FROM loan WHERE returned IS NULL ORDER BY id")) {
            while (rows.next()) {
                out.add(rows.getInt(1));
            }
        }
        return subject.attempt(() -> readers.giveBack(out, LocalDate.of(2026, 11, 23)));
    }
}
