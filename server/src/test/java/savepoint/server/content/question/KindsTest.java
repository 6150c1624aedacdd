package savepoint.server.content.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import savepoint.server.content.markdown.Links;
import tools.jackson.databind.json.JsonMapper;

class KindsTest {
    static final String NUMBER =
            """
            ---
            kind: number
            units: {s: 1, ms: 0.001}
            parameters: {n: 3..9, trips: "= 2 * n"}
            ---
            {{n}} queries take {{trips}} round trips of 10 ms. How long?

            - {{trips * 0.01}} ± 5%
              > Two trips each.
            - [50%] {{n * 0.01}}
              > One trip each would be {{n}}0 ms.

            ## Explanation

            $2 \\cdot {{n}}$ trips.

            ## Must not pass

            - 0
            - {{n}}
            """;

    static final String WORDS =
            """
            ---
            kind: short-text
            ---
            Which method makes changes final?

            - `commit()`
            - /(connection\\.)?commit(\\(\\))?;?/
            - [ ] rollback
              > That takes them back.

            ## Must not pass

            - commits
            """;

    static final String MATCH =
            """
            ---
            kind: match
            ---
            What reads what?

            - `getLong` → `bigint`
              > A `long` has 64 bits.
            - `getString` => `text`
            - → `jsonb`
            """;

    static final String ORDER =
            """
            ---
            kind: order
            ---
            Put in order.

            1. `setAutoCommit(false)`
            2. the updates
            3. `commit()`
            """;

    static final String GAPS =
            """
            ---
            kind: fill-in
            ---
            Complete:

            ```sql
            SELECT owner FROM account [[join]] branch ON id = branch_id LIMIT [[limit]]
            ```

            Then [[end]].

            ## Answers

            - join (choice):
              - [x] `LEFT JOIN`
              - [ ] `CROSS JOIN`
                > Each with each.
            - limit (number):
              - 10
            - end: commit
            """;

    static final String ESSAY =
            """
            ---
            kind: essay
            words: 30..120
            rubric:
              reason: {title: Reason, points: 4, about: Says why}
              example: {title: Example, points: 2}
            ---
            Why transactions?

            ## Model answer

            All or nothing.
            """;

    @Test
    void a_number_has_units_tolerance_and_parameters() {
        var entry = Written.entry(NUMBER);
        assertEquals(
                List.of(
                        new Parameter.Range(
                                "n", BigDecimal.valueOf(3), BigDecimal.valueOf(9), BigDecimal.ONE),
                        new Parameter.Derived("trips", "2 * n")),
                entry.question().parameters());
        assertEquals(
                List.of("0", "{{n}}"),
                entry.question().wrong().stream().map(Question.Wrong::text).toList());
        var drawn = Draw.of(entry, 0, BigDecimal.ONE, 11);
        var n = Integer.parseInt(drawn.prompt().substring(0, 1));
        assertEquals(
                n + " queries take " + 2 * n + " round trips of 10 ms. How long?", drawn.prompt());
        assertEquals(Optional.of("$2 \\cdot " + n + "$ trips."), drawn.explanation());
        assertEquals(new Form.Numeric(List.of("s", "ms")), drawn.form());
        assertEquals(Share.ALL, Written.share(drawn, typed(n * 20 + " ms")));
        assertEquals(Share.of(1, 2), Written.share(drawn, typed(n * 10 + " ms")));
        assertEquals(Share.NONE, Written.share(drawn, typed(n * 20 + "")));
    }

    private static Answer typed(String text) {
        return new Answer.Typed(text);
    }

    @Test
    void words_are_met_by_text_or_pattern() {
        var drawn = Written.drawn(WORDS, 1);
        for (var right :
                List.of("commit()", "COMMIT", " connection.commit(); ", "Connection . commit"))
            assertEquals(
                    right.contains(" . ") ? Share.NONE : Share.ALL,
                    Written.share(drawn, typed(right)),
                    right);
        assertEquals(
                new Judgement.Judged(Share.NONE, List.of("That takes them back."), Map.of()),
                Judge.of(drawn, typed("Rollback")));
    }

    @Test
    void pairs_are_matched() {
        var drawn = Written.drawn(MATCH, 4);
        var form = assertInstanceOf(Form.Pairs.class, drawn.form());
        assertEquals(3, form.right().size());
        var left = form.left().stream().map(Form.Choice::id).toList();
        var right = ((Key.Pairs) drawn.key()).pairs();
        assertEquals(
                Share.of(1, 2),
                Written.share(
                        drawn,
                        new Answer.Matched(Map.of(left.getFirst(), right.get(left.getFirst())))));
        assertEquals(Share.ALL, Written.share(drawn, new Answer.Matched(right)));
    }

    @Test
    void an_order_earns_by_pairs_that_stand_rightly() {
        var drawn = Written.drawn(ORDER, 5);
        var right = ((Key.Sequence) drawn.key()).items();
        assertEquals(Share.ALL, Written.share(drawn, new Answer.Ordered(right)));
        assertEquals(Share.NONE, Written.share(drawn, new Answer.Ordered(right.reversed())));
        assertEquals(
                Share.of(1, 3),
                Written.share(
                        drawn,
                        new Answer.Ordered(List.of(right.get(1), right.get(0), right.get(2)))));
        for (long seed = 0; seed < 30; seed++) {
            var shown = (Form.Sequence) Written.drawn(ORDER, seed).form();
            assertTrue(!shown.items().stream().map(Form.Choice::id).toList().equals(right));
        }
    }

    @Test
    void gaps_stand_in_code_and_text() {
        var drawn = Written.drawn(GAPS, 5);
        var pieces = Prompt.pieces(drawn, NOWHERE);
        assertEquals(
                List.of(
                        Optional.of("join"),
                        Optional.of("limit"),
                        Optional.of("end"),
                        Optional.empty()),
                pieces.stream().map(piece -> piece.gap().map(Form.Gap::name)).toList());
        var join = ((Form.OneOf) pieces.getFirst().gap().orElseThrow().form()).choices();
        var right =
                join.stream()
                        .filter(choice -> choice.text().equals("`LEFT JOIN`"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(
                Share.ALL,
                Written.share(
                        drawn,
                        new Answer.Filled(
                                Map.of("join", right.id(), "limit", "10", "end", "Commit"))));
        assertEquals(
                Share.of(1, 3),
                Written.share(drawn, new Answer.Filled(Map.of("limit", "ten", "end", "commit"))));
        assertInstanceOf(
                Judgement.Unanswered.class,
                Judge.of(drawn, new Answer.Filled(Map.of("limit", " "))));
    }

    private static final Links NOWHERE =
            new Links() {
                @Override
                public Optional<String> page(String written) {
                    return Optional.empty();
                }

                @Override
                public Optional<String> image(String written) {
                    return Optional.empty();
                }
            };

    @Test
    void an_essay_is_for_people() {
        var entry = Written.entry(ESSAY);
        assertEquals(0, BigDecimal.valueOf(6).compareTo(entry.question().points()));
        var drawn = Written.drawn(ESSAY, 1);
        assertEquals(new Form.Essay(30, 120), drawn.form());
        assertInstanceOf(Judgement.ByHand.class, Judge.of(drawn, typed("Because.")));
        assertInstanceOf(Judgement.Unanswered.class, Judge.of(drawn, typed(" \n ")));
    }

    @Test
    void every_kind_survives_as_json() {
        for (var text : List.of(NUMBER, WORDS, MATCH, ORDER, GAPS, ESSAY)) {
            var entry = Written.entry(text);
            var json = JsonMapper.shared();
            assertEquals(
                    entry.question(),
                    json.readValue(json.writeValueAsString(entry.question()), Question.class));
            var drawn = Written.drawn(text, 3);
            assertEquals(drawn, json.readValue(json.writeValueAsString(drawn), Instance.class));
        }
    }

    @Test
    void what_is_wrong_is_told_with_its_line() {
        assertEquals(
                List.of(
                        "q.md line 3: `9..3` runs from the smaller to the larger number",
                        "q.md line 7: `5 apples` is not a number; write `- 12.5`, `- 12.5 ± 0.1` or `- 12.5 ± 1%`",
                        "q.md line 8: the tolerance must not be negative"),
                Written.problems(
                        """
                        ---
                        kind: number
                        parameters: {n: 9..3}
                        ---
                        How many?

                        - 5 apples
                        - 5 ± -1
                        """));
        assertEquals(
                List.of("q.md line 5: `m + 1` `m` is no parameter"),
                Written.problems(
                        """
                        ---
                        kind: number
                        parameters: {n: 3..9}
                        ---
                        How many, {{m + 1}}?

                        - {{n}}
                        """));
        assertEquals(
                List.of(
                        "q.md line 4: gap `[[b]]` has no answer",
                        "q.md line 6: gap `a` is a `words`; known: text, number, choice",
                        "q.md line 7: gap `c` does not stand in the prompt as `[[c]]`",
                        "q.md line 8: is no gap: write `- name: answer`, or `- name (choice):` with a list below it"),
                Written.problems(
                        """
                        ---
                        kind: fill-in
                        ---
                        A [[b]].

                        - a (words): x
                        - c: y
                        - What?
                        """));
        assertEquals(
                List.of(
                        "q.md line 6: `/(a/` is no pattern of RE2 (without look-around and back references):"
                                + " missing closing )",
                        "q.md line 7: the pattern is met by an empty answer"),
                Written.problems(
                        """
                        ---
                        kind: short-text
                        ---
                        Word?

                        - /(a/
                        - /a*/
                        """));
    }
}
