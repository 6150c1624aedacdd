import library.Readers;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.LinkedHashMap;
import java.util.Map;

/// Asks for names that are made to tear a query apart.
public final class Withstands implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Readers readers = subject.make(Readers.class);
        Map<String, Object> seen = new LinkedHashMap<>();
        for (String text : subject.hostile("loan")) {
            seen.put(text, subject.attempt(() -> readers.named(text)));
        }
        return seen;
    }
}
