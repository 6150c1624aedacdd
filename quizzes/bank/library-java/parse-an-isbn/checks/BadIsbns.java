import library.Isbns;

import savepoint.scenario.Scenario;
import savepoint.scenario.Subject;

import java.util.ArrayList;
import java.util.List;

/// What is no ISBN, and a good one with each of its digits changed.
public final class BadIsbns implements Scenario {
    private static final String GOOD = "9781234567897";

    @Override
    public Object observe(Subject subject) throws Exception {
        Isbns isbns = subject.make(Isbns.class);
        List<String> texts = new ArrayList<>(List.of(
                "", " ", "n/a", "978123456789", "97812345678970", "0306406152", "9771234567898", "1234567890128",
                "978123456789X", "９７８１２３４５６７８９７", "٩٧٨١٢٣٤٥٦٧٨٩٧", "978.1234567897", "978\n1234567897"));
        for (int i = 0; i < GOOD.length(); i++) {
            int other = (GOOD.charAt(i) - '0' + 1 + subject.random().nextInt(9)) % 10;
            texts.add(GOOD.substring(0, i) + other + GOOD.substring(i + 1));
        }
        List<Object> seen = new ArrayList<>();
        for (String text : texts) {
            seen.add(subject.attempt(() -> isbns.parse(text).orElse("refused")));
        }
        return seen;
    }
}
