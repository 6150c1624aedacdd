import java.util.LinkedHashMap;
import java.util.Map;
import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;
import shop.Products;

public final class FindsAnything implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Products products = subject.make(Products.class);
        Map<String, Object> seen = new LinkedHashMap<>();
        for (String text : subject.hostile("product"))
            seen.put(text, subject.attempt(() -> products.find(text)));
        return seen;
    }
}
