import library.Line;
import library.Staging;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// A few lines, a few hundred, and none.
public final class StagesLines implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Staging staging = subject.make(Staging.class);
        List<Line> many = new ArrayList<>();
        int count = subject.random().nextInt(210, 290);
        for (int i = 0; i < count; i++) {
            many.add(new Line(2000 + i, i % 7 == 0 ? "" : "978" + (1000000000L + i), "Book " + i));
        }
        List<Line> few =
                List.of(
                        new Line(1000, "9781234567897", "L'été d'avant"),
                        new Line(1001, "", ""),
                        new Line(1002, "9781234567880", "'); DELETE FROM book; --"));
        return List.of(
                subject.attempt(() -> staging.stage(few)),
                subject.attempt(() -> staging.stage(many)),
                subject.attempt(() -> staging.stage(List.of())));
    }
}
