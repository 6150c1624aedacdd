import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.List;

/// One delivery, good and bad lines, handed over twice.
public final class RunsTwice implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        List<String> lines =
                List.of(
                        Desk.HEADER,
                        "9781234567842;The Weight of Snow;Kari Ødegård;New Press;2024;19.90",
                        "9781234567880;A Field Guide to Rain;Kari Ødegård;Harbour Press;2021;26.00",
                        "9781234567841;Night Ferry;Inês Carvalho;Harbour Press;2020;17.50",
                        ";Parish Accounts 1830–1870;A Clerk | Tom Baker;;1871;",
                        ";Hymnal;;NEW PRESS;;" + subject.random().nextInt(1, 40) + ",5",
                        "9781234567842;The Weight of Snow;Kari Ødegård;New Press;2024;19.90");
        Object first = Desk.takeIn(subject, lines);
        List<String> between = Desk.everything(subject.database());
        Object second = Desk.takeIn(subject, lines);
        List<String> afterwards = Desk.everything(subject.database());
        return List.of(first, second, between.equals(afterwards), afterwards);
    }
}
