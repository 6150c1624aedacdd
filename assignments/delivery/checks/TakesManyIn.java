import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// A delivery of as many lines as there are books, and ten more: known ones, new ones and bad ones.
public final class TakesManyIn implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        int books = Desk.books(subject.database()).size();
        List<String> lines = new ArrayList<>(List.of(Desk.HEADER));
        for (int i = 0; i < books + 10; i++) {
            lines.add(
                    Desk.isbn(i / 2 * 7919) + ";Title " + i + ";Author " + i % 70 + "|Author " + (i + 3) % 70
                            + ";Publisher " + i % 30 + ";" + (1970 + i % 50) + ";" + i + (i % 20 == 7 ? ",,5" : ",5"));
        }
        return Desk.takeIn(subject, lines);
    }
}
