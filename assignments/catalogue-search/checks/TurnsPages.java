import library.Catalogue;
import library.Hit;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.LinkedHashMap;
import java.util.Map;

public final class TurnsPages implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Catalogue catalogue = subject.make(Catalogue.class);
        int drawn = subject.random().nextInt(3, 18);
        Map<String, Object> seen = new LinkedHashMap<>();
        for (int page : new int[] {1, 2, drawn, 18, 19, 1_000_000, 0, -1}) {
            seen.put(
                    "page " + page,
                    subject.attempt(() -> catalogue.search("", "title", page).stream().map(Hit::id).toList()));
        }
        return seen;
    }
}
