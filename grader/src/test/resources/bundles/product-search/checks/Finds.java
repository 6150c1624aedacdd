import java.util.List;
import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;
import shop.Products;

public final class Finds implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Products products = subject.make(Products.class);
        return List.of(products.find("cup"), products.find("jar"), products.find("nothing"));
    }
}
