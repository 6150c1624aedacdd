package savepoint.server.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import savepoint.server.review.estimate.Score;
import savepoint.server.review.estimate.Scores;

/// What those who teach read of the reviews. Six students; each reviews the next three, whose works count from 101.
class InsightsTest {
    private static final String WORDS =
            "The transaction begins before the first update and is rolled back when the target account is missing.";

    @Test
    void works_that_need_a_person_come_first_and_what_is_odd_is_named() {
        var scores = new ArrayList<Score>();
        for (var reviewer = 0; reviewer < 6; reviewer++)
            for (var next = 1; next <= 3; next++)
                scores.add(new Score(reviewer, 101 + (reviewer + next) % 6, 30));
        scores.set(0, new Score(0, 102, 4));
        var texts =
                List.of(
                        new savepoint.server.review.estimate.Round.Text(1, 103, WORDS),
                        new savepoint.server.review.estimate.Round.Text(4, 105, WORDS));

        var insights = Insights.of(people(), makers(), new Scores(scores, Map.of(), 40), texts);

        assertEquals(6, insights.works().size());
        var works = insights.works();
        var apart = works.stream().filter(one -> one.authors().equals("Student 1")).findFirst();
        assertEquals("reviews lie far apart", apart.orElseThrow().needs());
        assertEquals("30.0", apart.orElseThrow().median());
        var calm = works.stream().filter(one -> one.needs() == null).toList();
        assertEquals(calm, works.subList(works.size() - calm.size(), works.size()));
        assertTrue(
                insights.notes().getFirst().startsWith("Student 0 gave the work of Student 1 4.0"),
                insights.notes()::toString);
        assertTrue(
                insights.notes()
                        .contains(
                                "Student 1 and Student 4 wrote much the same, about the works of Student 2 and Student 4 (100 %)."),
                insights.notes()::toString);
    }

    private static Map<Long, String> people() {
        var people = new HashMap<Long, String>();
        for (var id = 0L; id < 6; id++) people.put(id, "Student " + id);
        return people;
    }

    private static Map<Long, Set<Long>> makers() {
        var makers = new HashMap<Long, Set<Long>>();
        for (var id = 0L; id < 6; id++) makers.put(101 + id, Set.of(id));
        return makers;
    }
}
