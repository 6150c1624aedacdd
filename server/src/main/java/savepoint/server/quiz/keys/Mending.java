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

    /// A question of an attempt as it is judged afterwards: by another key, and what the grader runs by another version of
    /// its checks; empty where it stays as it is.
    default Optional<Instance> mended(Instance question) {
        var mended =
                switch (this) {
                    case AsNow(var entry) -> entry.flatMap(now -> asNow(question, now));
                    case Accept(var answer) ->
                            with(question.key(), answer)
                                    .map(key -> with(question, question.version(), key));
                    case Full _, Drop _ -> Optional.<Instance>empty();
                };
        return mended.filter(one -> !one.equals(question));
    }

    private static Optional<Instance> asNow(Instance question, Bank.Entry entry) {
        var now = Draw.again(question, entry);
        if (now.key().getClass() != question.key().getClass()) return Optional.empty();
        boolean graded = question.key() instanceof Key.ByGrader;
        return Optional.of(with(question, graded ? now.version() : question.version(), now.key()));
    }

    private static Instance with(Instance before, String version, Key key) {
        return new Instance(
                before.question(),
                version,
                before.path(),
                before.part(),
                before.seed(),
                before.title(),
                before.points(),
                before.prompt(),
                before.form(),
                key,
                before.explanation());
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
