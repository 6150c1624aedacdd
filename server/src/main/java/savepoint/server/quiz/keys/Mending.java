package savepoint.server.quiz.keys;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.server.content.question.Bank;
import savepoint.server.content.question.Draw;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Key;
import savepoint.server.content.question.Share;

/// How a key is mended that students were judged by.
public sealed interface Mending {
    /// As the course has it now.
    record AsNow(Optional<Bank.Entry> entry) implements Mending {}

    /// This answer is right, too.
    record Accept(String answer) implements Mending {}

    /// Everybody gets all points, whatever they answered.
    record Full() implements Mending {}

    /// The question counts for nobody: every attempt is out of fewer points.
    record Drop() implements Mending {}

    /// As the database writes it.
    default String way() {
        return switch (this) {
            case AsNow _ -> "key";
            case Accept _ -> "accept";
            case Full _ -> "full";
            case Drop _ -> "drop";
        };
    }

    /// Whether every attempt gets it, whatever its key.
    default boolean isForAll() {
        return this instanceof Full || this instanceof Drop;
    }

    /// The key that a question of an attempt has afterwards; empty where it stays as it is.
    default Optional<Key> key(Instance question) {
        var key =
                switch (this) {
                    case AsNow(var entry) -> entry.map(now -> Draw.again(question, now).key());
                    case Accept(var answer) -> with(question.key(), answer);
                    case Full _, Drop _ -> Optional.<Key>empty();
                };
        return key.filter(one -> one.getClass() == question.key().getClass())
                .filter(one -> !one.equals(question.key()));
    }

    /// Whether an answer can be added to such a key.
    static boolean takesAnswers(Key key) {
        return key instanceof Key.Lines || key instanceof Key.Numbers;
    }

    private static Optional<Key> with(Key key, String answer) {
        return switch (key) {
            case Key.Lines(var accepted, var folding) ->
                    Optional.of(
                            new Key.Lines(
                                    first(
                                            new Key.Wording(
                                                    answer, false, Share.ALL, Optional.empty()),
                                            accepted),
                                    folding));
            case Key.Numbers(var accepted, var units) ->
                    number(answer)
                            .map(value ->
                                    new Key.Numbers(
                                            first(
                                                    new Key.Figure(
                                                            value,
                                                            BigDecimal.ZERO,
                                                            Share.ALL,
                                                            Optional.empty()),
                                                    accepted),
                                            units));
            case Key.One _,
                    Key.Many _,
                    Key.Pairs _,
                    Key.Sequence _,
                    Key.Gaps _,
                    Key.ByGrader _,
                    Key.ByHand _ ->
                    Optional.empty();
        };
    }

    /// A plain number as one types it; empty where it is none.
    static Optional<BigDecimal> number(String typed) {
        return typed.matches("-?\\d{1,20}([.,]\\d{1,20})?")
                ? Optional.of(new BigDecimal(typed.replace(',', '.')))
                : Optional.empty();
    }

    private static <T> List<T> first(T one, List<T> others) {
        var all = new ArrayList<T>();
        all.add(one);
        all.addAll(others);
        return all;
    }
}
