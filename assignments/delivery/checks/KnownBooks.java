import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// Books that the library may have: with a new price, with none, under another title and by other people.
public final class KnownBooks implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        String price = subject.random().nextInt(10, 90) + ".50";
        List<Object> seen = new ArrayList<>();
        seen.add(
                Desk.takeIn(
                        subject,
                        List.of(
                                Desk.HEADER,
                                "978-1-23456-788-0;A Field Guide to Rain;Kari Ødegård|Tom Baker|Somebody New;Blue Door;;" + price,
                                "9781234567897;SALT ROADS;Tom Baker;;2020;",
                                ";Letters from the Mill;A Miller;Harbour Press;1911;" + price,
                                ";Letters from the Mill;;;1912;2.00")));
        seen.add(Desk.books(subject.database()));
        return seen;
    }
}
