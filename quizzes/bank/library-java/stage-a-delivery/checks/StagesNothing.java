import library.Line;
import library.Staging;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// More than a hundred lines of which the last has a number that stands before it, then one whose number is in the table.
public final class StagesNothing implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Staging staging = subject.make(Staging.class);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            lines.add(new Line(5000 + i, "", "Book " + i));
        }
        lines.add(new Line(5129, "", "The same number again"));
        return List.of(refused(staging, lines), refused(staging, List.of(new Line(7000, "", "a"), new Line(2, "", "b"))));
    }

    /// Which subclass of `SQLException` it is depends on how the lines were sent.
    private static boolean refused(Staging staging, List<Line> lines) {
        try {
            staging.stage(lines);
            return false;
        } catch (java.sql.SQLException expected) {
            return true;
        }
    }
}
