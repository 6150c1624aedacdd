import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;
import tickets.Tickets;

public final class SellsTheLast implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        return subject.together(
                () -> subject.make(Tickets.class).buy(1, "Ada"),
                () -> subject.make(Tickets.class).buy(1, "Bob"),
                () -> subject.make(Tickets.class).buy(1, "Cy"));
    }
}
