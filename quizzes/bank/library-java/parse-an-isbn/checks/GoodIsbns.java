import library.Isbns;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// Good ones from the lessons, and thirty that are made up for this student, with dashes and spaces here and there.
public final class GoodIsbns implements Scenario {
    @Override
    public Object observe(Subject subject) throws Exception {
        Isbns isbns = subject.make(Isbns.class);
        List<Object> seen = new ArrayList<>();
        for (String text : List.of("978-1-23456-783-5", " 9781234567842", "978 0 306 40615 7 ", "9791034567894")) {
            seen.add(subject.attempt(() -> isbns.parse(text).orElse("refused")));
        }
        for (int i = 0; i < 30; i++) {
            String text = written(subject, i);
            seen.add(subject.attempt(() -> isbns.parse(text).orElse("refused")));
        }
        return seen;
    }

    private static String written(Subject subject, int turn) {
        long twelve = (turn % 2 == 0 ? 978_000_000_000L : 979_000_000_000L) + subject.random().nextLong(1_000_000_000L);
        String digits = Long.toString(twelve);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        String whole = digits + (10 - sum % 10) % 10;
        return switch (turn % 3) {
            case 0 -> whole;
            case 1 -> whole.substring(0, 3) + "-" + whole.substring(3, 12) + "-" + whole.substring(12);
            default -> whole.substring(0, 3) + " " + whole.substring(3);
        };
    }
}
