package savepoint.server.content.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.Problem;
import savepoint.grader.bundle.Problems;

class DrawTest {
    private static final String CHOICE =
            """
            ---
            kind: choose-one
            tags: [TAG]
            points: 2
            ---
            Which of SLUG?

            - [x] right
            - [ ] wrong
            - [ ] worse
            """;

    private static Bank bank() {
        var entries = new ArrayList<Bank.Entry>();
        for (var slug : List.of("a", "b", "c", "d", "e", "f"))
            entries.add(
                    Written.entry(
                            slug,
                            CHOICE.replace("TAG", slug.compareTo("d") < 0 ? "easy" : "hard")
                                    .replace("SLUG", slug)));
        return new Bank(entries);
    }

    private static Quiz quiz(String parts) {
        var problems = new Problems();
        var quiz =
                QuizReader.read(
                        "test",
                        "quizzes/test.yaml",
                        "title: Test\npoints: 10\n" + parts,
                        bank(),
                        Set.of(),
                        problems);
        assertEquals(List.of(), problems.all().stream().map(Problem::toString).toList());
        return quiz.orElseThrow();
    }

    private static final String PARTS =
            """
            parts:
              - question: e
              - {draw: 2, tags: [easy], shuffle: true}
              - {draw: 2, tags: [hard]}
            """;

    private static List<String> slugs(Quiz quiz, long seed) {
        return Draw.of(quiz, bank(), seed).stream().map(Instance::question).toList();
    }

    @Test
    void each_draw_has_what_its_parts_ask_for_and_nothing_twice() {
        var quiz = quiz(PARTS);
        var counts = new HashMap<String, Integer>();
        var orders = new HashSet<List<String>>();
        for (long seed = -500; seed < 500; seed++) {
            var slugs = slugs(quiz, seed);
            assertEquals(5, new TreeSet<>(slugs).size());
            assertEquals("e", slugs.getFirst());
            assertTrue(List.of("a", "b", "c").containsAll(slugs.subList(1, 3)));
            assertTrue(List.of("d", "f").containsAll(slugs.subList(3, 5)));
            assertEquals(slugs, slugs(quiz, seed));
            slugs.forEach(slug -> counts.merge(slug, 1, Integer::sum));
            orders.add(slugs);
        }
        for (var slug : List.of("a", "b", "c")) {
            // 667 expected; five deviations are 75
            assertTrue(Math.abs(counts.get(slug) - 667) < 75, slug + " " + counts.get(slug));
        }
        assertEquals(6, orders.size());
    }

    /// A change of these is a change of what every running attempt would be drawn as again.
    @Test
    void the_dice_are_what_they_were() {
        var dice = Dice.of(42, "golden");
        assertEquals(
                List.of(GOLDEN),
                List.of(
                        "%x %x %d %d"
                                .formatted(
                                        dice.next(),
                                        dice.next(),
                                        dice.below(1000),
                                        dice.below(7))));
        assertEquals(List.of("e", "a", "c", "d", "f"), slugs(quiz(PARTS), 7));
    }

    private static final String GOLDEN = "30f2e4fe48d72bc9 455179ddd28eeac2 291 0";

    @Test
    void dice_are_fair() {
        var dice = Dice.of(1, "fair");
        var counts = new int[6];
        for (int i = 0; i < 60_000; i++) counts[(int) dice.below(6)]++;
        for (int count : counts) assertTrue(Math.abs(count - 10_000) < 500, "" + count);
    }

    @Test
    void a_mended_question_is_drawn_again_as_before() {
        var before = Written.entry("q", KindsTest.NUMBER);
        var mended = Written.entry("q", KindsTest.NUMBER.replace("± 5%", "± 50%"));
        var drawn = Draw.of(before, 2, BigDecimal.TEN, 99);
        var again = Draw.again(drawn, mended);
        assertEquals(drawn.prompt(), again.prompt());
        assertEquals(2, again.part());
        assertFalse(drawn.key().equals(again.key()));
        var choice = Written.entry("q", KindsTest.MATCH);
        var other = Written.entry("q", KindsTest.MATCH.replace("→ `bigint`", "→ `int8`"));
        var first = (Form.Pairs) Draw.of(choice, 0, BigDecimal.ONE, 5).form();
        var second = (Form.Pairs) Draw.of(other, 0, BigDecimal.ONE, 5).form();
        assertEquals(first.left(), second.left());
    }

    @Test
    void choices_that_fall_together_are_drawn_again() {
        var text =
                """
                ---
                kind: choose-one
                parameters: {a: 2..4, b: 2..4}
                ---
                {{a}} times {{b}}?

                - [x] {{a * b}}
                - [ ] {{a + b}}
                """;
        for (long seed = 0; seed < 200; seed++)
            assertFalse(Written.drawn(text, seed).prompt().startsWith("2 times 2"));
        assertEquals(
                List.of("q.md line 5: cannot be drawn: two choices become `4`"),
                Written.problems(text.replace("2..4", "[2, 2]")));
    }

    @Test
    void sums_are_worked_out_exactly() throws Sum.Unsolved {
        assertEquals("7", Sum.words(Sum.of("1 + 2 * 3", _ -> null)));
        assertEquals("0.3", Sum.words(Sum.of("0.1 + 0.2", _ -> null)));
        assertEquals("0.67", Sum.words(Sum.of("round(2 / 3, 2)", _ -> null)));
        assertEquals(
                "-4", Sum.words(Sum.of("-(n - 1) % 5", name -> name.equals("n") ? "5" : null)));
        assertEquals("3", Sum.words(Sum.of("max(floor(3.9), min(2, 1))", _ -> null)));
        for (var broken :
                List.of(
                        "",
                        "1 +",
                        "(1",
                        "1 / 0",
                        "x",
                        "1 2",
                        "system(1)",
                        "9".repeat(20),
                        "(".repeat(200)))
            org.junit.jupiter.api.Assertions.assertThrows(
                    Sum.Unsolved.class, () -> Sum.of(broken, _ -> null), broken);
    }
}
