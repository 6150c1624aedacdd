import library.NoSuchLoan;
import library.Readers;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Lists of which one loan is wrong: it never was, it is back already, or the day lies before it was made.
public final class GivesNothingBack implements Scenario {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Override
    public Object observe(Subject subject) throws Exception {
        Readers readers = subject.make(Readers.class);
        List<Integer> out = ids(subject, "SELECT id FROM loan WHERE returned IS NULL ORDER BY lent, id");
        List<Integer> back = ids(subject, "SELECT id FROM loan WHERE returned IS NOT NULL ORDER BY id");
        LocalDate between = lastLent(subject).minusDays(1);
        return List.of(
                given(readers, and(out, 9_999), DAY),
                given(readers, and(out, back.getFirst()), DAY),
                given(readers, List.of(back.getLast()), DAY),
                given(readers, out, between));
    }

    private static String given(Readers readers, List<Integer> loans, LocalDate day) {
        try {
            return "gave back " + readers.giveBack(loans, day);
        } catch (NoSuchLoan expected) {
            return "no such loan";
        } catch (SQLException refused) {
            return "an SQLException";
        }
    }

    private static List<Integer> and(List<Integer> loans, int one) {
        List<Integer> more = new ArrayList<>(loans);
        more.add(one);
        return more;
    }

    private static LocalDate lastLent(Subject subject) throws Exception {
        try (var connection = subject.database().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT max(lent) FROM loan WHERE returned IS NULL")) {
            rows.next();
            return rows.getObject(1, LocalDate.class);
        }
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
