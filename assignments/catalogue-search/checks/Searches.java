import library.Catalogue;

import savepoint.scenario.Subject;

import java.util.LinkedHashMap;
import java.util.Map;

/// Searches for words and keeps what came of each.
final class Searches {
    private Searches() {}

    static Map<String, Object> all(Subject subject, String... words) {
        Catalogue catalogue = subject.make(Catalogue.class);
        Map<String, Object> seen = new LinkedHashMap<>();
        for (String each : words) {
            seen.put("search(" + each + ")", subject.attempt(() -> catalogue.search(each, "title", 1)));
        }
        return seen;
    }
}
