import java.util.List;
import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;
import tickets.Tickets;

public final class SellsOneByOne implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Tickets tickets = subject.make(Tickets.class);
        return List.of(tickets.buy(1, "Ada"), tickets.buy(1, "Bob"), tickets.buy(1, "Cy"));
    }
}
