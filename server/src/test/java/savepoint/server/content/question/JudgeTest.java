package savepoint.server.content.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// What answers are worth, and that no answer whatever does harm.
class JudgeTest {
    private static final String MANY =
            """
            ---
            kind: choose-many
            ---
            Which?

            - [x] a
            - [x] b
            - [ ] c
            - [ ] d
            """;

    private static final String NUMBER =
            """
            ---
            kind: number
            ---
            How many?

            - 1250.5 ± 0.5
            """;

    private static Answer typed(String text) {
        return new Answer.Typed(text);
    }

    private static List<String> ids(Instance instance, String... texts) {
        var choices = ((Form.AnyOf) instance.form()).choices();
        var ids = new ArrayList<String>();
        for (var text : texts)
            choices.stream()
                    .filter(one -> one.text().equals(text))
                    .forEach(one -> ids.add(one.id()));
        return ids;
    }

    @Test
    void a_wrong_tick_takes_a_right_one_away_and_never_more() {
        var drawn = Written.drawn(MANY, 1);
        assertEquals(Share.ALL, Written.share(drawn, new Answer.Chosen(ids(drawn, "a", "b"))));
        assertEquals(Share.of(1, 2), Written.share(drawn, new Answer.Chosen(ids(drawn, "a"))));
        assertEquals(
                Share.of(1, 2), Written.share(drawn, new Answer.Chosen(ids(drawn, "a", "b", "c"))));
        assertEquals(
                Share.NONE,
                Written.share(drawn, new Answer.Chosen(ids(drawn, "a", "b", "c", "d"))));
        assertEquals(Share.NONE, Written.share(drawn, new Answer.Chosen(ids(drawn, "c", "d"))));
    }

    @Test
    void numbers_are_read_as_people_type_them() {
        var drawn = Written.drawn(NUMBER, 1);
        for (var right :
                List.of(
                        "1250.5",
                        " 1250,5 ",
                        "1 250.5",
                        "1\u00a0250.5",
                        "1\u202f250,5",
                        "+1250.50",
                        "1.2505e3",
                        "12505E-1",
                        "1'250.5",
                        "١٢٥٠.٥",
                        "１２５０．５".replace('．', '.'),
                        "1251",
                        "1250")) assertEquals(Share.ALL, Written.share(drawn, typed(right)), right);
        for (var wrong : List.of("1249.99", "−1250.5", "-1250.5", ".5", "0", "1251.01", "1e30"))
            assertEquals(Share.NONE, Written.share(drawn, typed(wrong)), wrong);
    }

    @Test
    void what_is_no_number_is_refused_with_a_reason() {
        var drawn = Written.drawn(NUMBER, 1);
        assertEquals(
                "`1,250` can be read in two ways: leave commas out, and write a point before decimals",
                Written.refusal(drawn, typed("1,250")));
        assertEquals(
                "`1,250.5` can be read in two ways: leave commas out, and write a point before decimals",
                Written.refusal(drawn, typed("1,250.5")));
        assertEquals(
                "`NaN` is not a number such as 12, -3.5 or 1.2e6",
                Written.refusal(drawn, typed("NaN")));
        assertEquals(
                "powers of ten are understood up to 30",
                Written.refusal(drawn, typed("1e999999999")));
        assertEquals(
                "`12 apples`: only a number is asked, without a unit",
                Written.refusal(drawn, typed("12 apples")));
        assertEquals(
                "a number of at most 60 characters is asked",
                Written.refusal(drawn, typed("9".repeat(100_000))));
        for (var refused :
                List.of("Infinity", "0x10", "1/2", "10²", "--5", "1e", ".", "-", "1.2.3", "½"))
            Written.refusal(drawn, typed(refused));
    }

    @Test
    void what_was_not_offered_is_refused() {
        var drawn = Written.drawn(MANY, 1);
        var a = ids(drawn, "a").getFirst();
        assertEquals(
                "something was chosen that is not offered here",
                Written.refusal(drawn, new Answer.Chosen(List.of(a, "0000000000"))));
        assertEquals(
                "a choice is ticked twice",
                Written.refusal(drawn, new Answer.Chosen(List.of(a, a))));
        assertEquals(
                "this question is answered in another way", Written.refusal(drawn, typed("a")));
        assertEquals(
                "each item has exactly one place",
                Written.refusal(
                        Written.drawn(KindsTest.ORDER, 1),
                        new Answer.Ordered(
                                ((Key.Sequence) Written.drawn(KindsTest.ORDER, 1).key())
                                        .items()
                                        .subList(0, 2))));
    }

    @Test
    void a_hostile_line_takes_no_time_and_typography_does_not_matter() {
        var text =
                """
                ---
                kind: short-text
                ---
                Which?

                - /(a+)+b/
                - it's "done" - now
                """;
        var drawn = Written.drawn(text, 1);
        assertEquals(Share.NONE, Written.share(drawn, typed("a".repeat(1_000))));
        assertEquals(Share.ALL, Written.share(drawn, typed("It’s “done” – now")));
        Written.refusal(drawn, typed("a".repeat(1_001)));
        assertInstanceOf(Judgement.Unanswered.class, Judge.of(drawn, typed("\u00a0\u2003\t")));
    }

    /// Whatever is sent, it is judged without an exception; what is blank never earns; shares lie between none and all.
    @Test
    void no_answer_does_harm() {
        var random = RandomGenerator.of("L64X128MixRandom");
        var texts =
                List.of(
                        MANY,
                        NUMBER,
                        KindsTest.NUMBER,
                        KindsTest.WORDS,
                        KindsTest.MATCH,
                        KindsTest.ORDER,
                        KindsTest.GAPS,
                        KindsTest.ESSAY);
        for (var text : texts) {
            var drawn = Written.drawn(text, random.nextLong());
            assertInstanceOf(Judgement.Unanswered.class, Judge.of(drawn, new Answer.Blank()));
            for (int i = 0; i < 300; i++) {
                var answer = arbitrary(random, words(drawn));
                switch (Judge.of(drawn, answer)) {
                    case Judgement.Judged judged -> {
                        assertTrue(judged.share().compareTo(Share.NONE) >= 0);
                        assertTrue(judged.share().compareTo(Share.ALL) <= 0);
                        assertEquals(Judge.of(drawn, answer), Judge.of(drawn, answer));
                    }
                    case Judgement.Refused(var reason) -> assertTrue(!reason.isBlank());
                    case Judgement.Unanswered _, Judgement.ByHand _, Judgement.ByGrader _ -> {}
                }
            }
        }
    }

    private static List<String> words(Instance drawn) {
        var words =
                new ArrayList<>(List.of("", " ", "0", "-1e30", "NaN", "\u0000", "{{n}}", "join"));
        switch (drawn.form()) {
            case Form.AnyOf(var choices) -> choices.forEach(one -> words.add(one.id()));
            case Form.OneOf(var choices) -> choices.forEach(one -> words.add(one.id()));
            case Form.Sequence(var items) -> items.forEach(one -> words.add(one.id()));
            case Form.Pairs(var left, var right) -> {
                left.forEach(one -> words.add(one.id()));
                right.forEach(one -> words.add(one.id()));
            }
            case Form.Gaps(var gaps) -> gaps.forEach(one -> words.add(one.name()));
            case Form.Numeric _, Form.Line _, Form.Code _, Form.Essay _ -> {}
        }
        return words;
    }

    private static Answer arbitrary(RandomGenerator random, List<String> words) {
        var list = new ArrayList<String>();
        for (int i = random.nextInt(4); i >= 0; i--)
            list.add(words.get(random.nextInt(words.size())));
        var map = Map.of(list.getFirst(), list.getLast());
        return switch (random.nextInt(6)) {
            case 0 -> new Answer.Chosen(list);
            case 1 -> new Answer.Ordered(list);
            case 2 -> new Answer.Matched(map);
            case 3 -> new Answer.Filled(map);
            case 4 -> new Answer.Written(map);
            default -> new Answer.Typed(String.join("", list));
        };
    }
}
