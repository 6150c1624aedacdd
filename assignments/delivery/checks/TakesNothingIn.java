import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// Three headers that are none, no lines at all, and a delivery whose last title is too long for the table.
public final class TakesNothingIn implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        String good = Desk.isbn(subject.random().nextLong(1_000_000)) + ";Small Engines;Tom Baker;Quite New;2022;32.00";
        String bad = "9781234567841;Night Ferry;Inês Carvalho;Harbour Press;2020;17.50";
        List<Object> seen = new ArrayList<>();
        seen.add(Desk.takeIn(subject, List.of(good, bad)));
        seen.add(Desk.takeIn(subject, List.of("isbn;title;authors;publisher;price;year", good)));
        seen.add(Desk.takeIn(subject, List.of("isbn;title;authors;publisher;year", good)));
        seen.add(Desk.takeIn(subject, List.of()));
        String tooLong = ";" + "Very long ".repeat(30) + "indeed;;;1999;";
        seen.add(refused(subject, List.of(Desk.HEADER, good, bad, tooLong)));
        return seen;
    }

    /// Which subclass of `SQLException` it is depends on how the lines were sent.
    private static Object refused(Subject subject, List<String> lines) {
        var desk = subject.make(library.DeliveryDesk.class);
        return subject.attempt(
                () -> {
                    try {
                        desk.takeIn(lines, Desk.THIS_YEAR);
                        return "taken in";
                    } catch (java.sql.SQLException expected) {
                        return "an SQLException";
                    }
                });
    }
}
