package savepoint.server;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import savepoint.server.content.question.Credit;
import savepoint.server.content.question.Difficulty;
import savepoint.server.content.question.Folding;
import savepoint.server.content.question.Key;
import savepoint.server.content.question.Kind;
import savepoint.server.content.question.Question;
import savepoint.server.content.question.Share;

/// Questions of every kind.
public final class TestQuestions {
    /// A question as its file in a bank has it: false is right.
    public static final String TRUE_OR_FALSE =
            """
            ---
            kind: true-false
            points: 2
            ---
            `executeQuery` has read the first row when it returns.

            - [ ] True
              > Call `next()` first.
            - [x] False
              > It stands before the first row.

            ## Explanation

            One call of `next()` for each row.
            """;

    private TestQuestions() {}

    /// The bank: one question of every kind.
    public static List<Question> bank() {
        return List.of(
                question(
                        "isolation",
                        "Which isolation level does PostgreSQL use unless told otherwise?",
                        new Kind.ChooseOne(
                                List.of(
                                        option("rc", "`READ COMMITTED`", Share.ALL),
                                        option("rr", "`REPEATABLE READ`", Share.NONE),
                                        option("s", "`SERIALIZABLE`", Share.NONE)),
                                true)),
                question(
                        "acid",
                        "What does a transaction promise?",
                        new Kind.ChooseMany(
                                List.of(
                                        option("a", "All of it or nothing", Share.ALL),
                                        option("d", "That it survives a power cut", Share.ALL),
                                        option("f", "That it is fast", Share.NONE)),
                                true,
                                Credit.PARTS)),
                question(
                        "durable",
                        "After `COMMIT` the change is durable.",
                        new Kind.TrueFalse(true, Optional.empty(), Optional.of("Think of WAL."))),
                question(
                        "buffers",
                        "A page has 8192 bytes. How many KiB is that?",
                        new Kind.Numeric(
                                List.of(new Kind.Figure("8", "0", Share.ALL, Optional.empty())),
                                List.of())),
                question(
                        "keyword",
                        "Which keyword takes everything back since `BEGIN`?",
                        new Kind.ShortText(
                                List.of(
                                        new Key.Wording(
                                                "rollback", false, Share.ALL, Optional.empty())),
                                Folding.USUAL)),
                question(
                        "meanings",
                        "Put what it means beside each letter.",
                        new Kind.Match(
                                List.of(
                                        pair("a", "A", "ra", "Atomicity"),
                                        pair("i", "I", "ri", "Isolation")),
                                List.of(option("rx", "Indexing", Share.NONE)),
                                true,
                                Credit.PARTS)),
                question(
                        "steps",
                        "What happens to a statement?",
                        new Kind.Order(
                                List.of(
                                        option("p", "It is parsed", Share.ALL),
                                        option("o", "It is planned", Share.ALL),
                                        option("e", "It is executed", Share.ALL)),
                                Credit.PARTS)),
                question(
                        "gaps",
                        "A transaction begins with [[first]] and ends with [[last]].",
                        new Kind.FillIn(
                                List.of(
                                        new Kind.Gap("first", word("begin")),
                                        new Kind.Gap("last", word("commit"))),
                                Credit.PARTS)),
                question(
                        "why",
                        "Why are transactions short?",
                        new Kind.Essay(
                                List.of(
                                        new Key.Criterion(
                                                "locks",
                                                "Locks",
                                                BigDecimal.valueOf(5),
                                                "Says that locks are held.")),
                                20,
                                60,
                                Optional.of("Because of *locks*."))));
    }

    private static Kind word(String right) {
        return new Kind.ShortText(
                List.of(new Key.Wording(right, false, Share.ALL, Optional.empty())), Folding.USUAL);
    }

    private static Kind.Option option(String id, String text, Share share) {
        return new Kind.Option(
                id, text, share, Optional.of("You chose " + text.replace("`", "") + "."));
    }

    private static Kind.Pair pair(String left, String text, String right, String meaning) {
        return new Kind.Pair(option(left, text, Share.ALL), option(right, meaning, Share.ALL));
    }

    private static Question question(String slug, String prompt, Kind kind) {
        return new Question(
                slug,
                "transactions",
                "quizzes/bank/transactions/" + slug + ".md",
                slug,
                List.of("acid"),
                Difficulty.EASY,
                BigDecimal.ONE,
                List.of(),
                prompt,
                kind,
                Optional.of("It is said in *lesson 1*."),
                List.of(),
                List.of(),
                false);
    }
}
