import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;
import shop.Orders;

public final class ListsOrders implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        return subject.make(Orders.class).of("Ada");
    }
}
