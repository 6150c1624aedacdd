import library.Publishers;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.List;

/// Asks for publishers that are new, and once more for each. What ids they get is the database's affair.
public final class NewPublishers implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Publishers publishers = subject.make(Publishers.class);
        int number = subject.random().nextInt(100, 1000);
        return subject.attempt(
                () -> {
                    long first = publishers.idOf(" Press of  O'Hara " + number);
                    long again = publishers.idOf("press of o'hara " + number);
                    long other = publishers.idOf("Press of O'Hara");
                    return List.of(first == again, first == other);
                });
    }
}
