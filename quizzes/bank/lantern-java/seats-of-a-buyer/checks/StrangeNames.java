import lantern.Seats;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// Asks for people with quotes in their names, and for those who are no people.
public final class StrangeNames implements Scenario {
    private static final List<String> NAMES =
            List.of(
                    "Zoë O'Hara",
                    "D'Arcy Ní Bhriain",
                    "x' OR 'a' = 'a",
                    "x' UNION SELECT owner FROM card --",
                    "%",
                    "_______ 1_",
                    "\\");

    @Override
    public Object observe(Subject subject) throws Exception {
        Seats seats = subject.make(Seats.class);
        List<Object> seen = new ArrayList<>();
        for (String name : NAMES) {
            seen.add(subject.attempt(() -> seats.of(name)));
        }
        return seen;
    }
}
