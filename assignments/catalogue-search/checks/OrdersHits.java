import library.Catalogue;
import library.Hit;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.LinkedHashMap;
import java.util.Map;

/// Every order that the menu offers, and some that it does not.
public final class OrdersHits implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Catalogue catalogue = subject.make(Catalogue.class);
        Map<String, Object> seen = new LinkedHashMap<>();
        for (String order : new String[] {"title", "-title", "year", "-year", "price", "-price", "id", "", "price DESC", "-", "Title"}) {
            seen.put(
                    order,
                    subject.attempt(() -> catalogue.search("", order, 1).stream().map(Hit::id).toList()));
        }
        for (String order : new String[] {"year", "-price"}) {
            seen.put(
                    order + ", page 2",
                    subject.attempt(() -> catalogue.search("", order, 2).stream().map(Hit::id).toList()));
        }
        return seen;
    }
}
