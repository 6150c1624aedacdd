import library.Readers;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Gives back one loan, then every other that is still out, then none.
public final class GivesBack implements Scenario {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Override
    public Object observe(Subject subject) throws Exception {
        Readers readers = subject.make(Readers.class);
        List<Integer> out = out(subject);
        List<Integer> first = out.subList(0, 1);
        List<Integer> others = new ArrayList<>();
        for (int i = 1; i < out.size(); i += 2) {
            others.add(out.get(i));
        }
        List<Object> seen = new ArrayList<>();
        seen.add(subject.attempt(() -> readers.giveBack(first, DAY)));
        seen.add(subject.attempt(() -> readers.giveBack(others, DAY.plusDays(1))));
        seen.add(subject.attempt(() -> readers.giveBack(List.of(), DAY)));
        return seen;
    }

    private static List<Integer> out(Subject subject) throws Exception {
        try (var connection = subject.database().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT id FROM loan WHERE returned IS NULL ORDER BY id DESC")) {
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids;
        }
    }
}
