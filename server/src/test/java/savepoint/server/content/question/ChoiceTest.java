package savepoint.server.content.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ChoiceTest {
    private static final String COMMIT =
            """
            ---
            kind: choose-one
            title: When is a change final?
            tags: [jdbc, transactions]
            difficulty: easy
            points: 2
            ---

            Auto-commit is off. When do others see the change?

            - as a list of the prompt

            ```java
            connection.setAutoCommit(false);
            ```

            - [x] After `commit()`
              > From then on it is final.
            - [ ] At once
              > That is what auto-commit does.

              > Not here.
            - [50%] When

              ```java
              commit();
              ```

              is called or *the connection closes*

            ## Explanation

            A transaction ends with `commit` or `rollback`.
            """;

    @Test
    void a_choice_is_read_with_feedback_and_shares() {
        var question = Written.entry(COMMIT).question();
        assertEquals("When is a change final?", question.title());
        assertEquals(Difficulty.EASY, question.difficulty());
        assertEquals(
                """
                Auto-commit is off. When do others see the change?

                - as a list of the prompt

                ```java
                connection.setAutoCommit(false);
                ```\
                """,
                question.prompt());
        assertEquals(
                Optional.of("A transaction ends with `commit` or `rollback`."),
                question.explanation());
        var options = ((Kind.ChooseOne) question.kind()).options();
        assertEquals(
                List.of(
                        "After `commit()`",
                        "At once",
                        "When\n\n```java\ncommit();\n```\n\nis called or *the connection closes*"),
                options.stream().map(Kind.Option::text).toList());
        assertEquals(
                List.of(Share.ALL, Share.NONE, Share.of(1, 2)),
                options.stream().map(Kind.Option::share).toList());
        assertEquals(Optional.of("From then on it is final."), options.getFirst().feedback());
        assertEquals(
                Optional.of("That is what auto-commit does.\n\nNot here."),
                options.get(1).feedback());
    }

    @Test
    void an_instance_survives_as_json_and_is_judged_alike() {
        var instance = Draw.of(Written.entry(COMMIT), 0, BigDecimal.TWO, 7);
        var json = JsonMapper.shared().writeValueAsString(instance);
        var again = JsonMapper.shared().readValue(json, Instance.class);
        assertEquals(instance, again);
        var question = Written.entry(COMMIT).question();
        assertEquals(
                question,
                JsonMapper.shared()
                        .readValue(
                                JsonMapper.shared().writeValueAsString(question), Question.class));
        var id = ((Kind.ChooseOne) question.kind()).options().getFirst().id();
        Answer answer = new Answer.Chosen(List.of(id));
        var sent = JsonMapper.shared().writeValueAsString(answer);
        assertEquals(answer, JsonMapper.shared().readValue(sent, Answer.class));
        assertEquals(
                new Judgement.Judged(Share.ALL, List.of("From then on it is final."), Map.of()),
                Judge.of(again, answer));
    }

    @Test
    void the_same_seed_draws_the_same_and_others_differ() {
        var orders =
                LongStream.range(0, 50)
                        .mapToObj(seed ->
                                Draw.of(Written.entry(COMMIT), 0, BigDecimal.ONE, seed).form())
                        .toList();
        for (int seed = 0; seed < 50; seed++)
            assertEquals(
                    orders.get(seed),
                    Draw.of(Written.entry(COMMIT), 0, BigDecimal.ONE, seed).form());
        assertNotEquals(1, orders.stream().distinct().count());
    }

    @Test
    void what_is_wrong_is_told_at_once_with_its_line() {
        assertEquals(
                List.of(
                        "q.md line 4: unknown key `tag`; known: kind, title, tags, difficulty, points, parameters, formerly, retired, shuffle, credit",
                        "q.md line 9: is marked neither right nor wrong: `[x]` or `[ ]`",
                        "q.md line 9: the shares of right answers make 0%, not 100%",
                        "q.md line 11: the same answer stands here twice",
                        "q.md line 12: `300%` is no share from -100% to 100%",
                        "q.md line 14: unknown section `reasons`; known: answers, explanation, must not pass, solution,"
                                + " starter, model answer. In a prompt, use headings of level 3 (`###`)"),
                Written.problems(
                        """
                        ---
                        kind: choose-many
                        points: 1
                        tag: x
                        ---

                        Which?

                        - [x] one
                        - two
                        - [ ] one
                        - [300%] three

                        ## Reasons
                        """
                                .replace("- [x] one\n- two", "- two\n- [x] one")));
    }
}
