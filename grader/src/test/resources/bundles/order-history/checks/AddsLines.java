import java.util.List;
import java.util.stream.IntStream;
import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;
import shop.Orders;

public final class AddsLines implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        List<Orders.Line> lines =
                IntStream.range(0, 12).mapToObj(n -> new Orders.Line("new " + n, n + 1)).toList();
        subject.make(Orders.class).add(2, lines);
        return null;
    }
}
