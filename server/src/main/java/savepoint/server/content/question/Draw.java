package savepoint.server.content.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Draws what one student gets, by a seed: the same seed, quiz and bank draw the same.
public final class Draw {
    // parameters for which choices fall together or a sum divides by zero are drawn again
    private static final int ROUNDS = 50;

    private Draw() {}

    /// The questions of an attempt, in their order.
    ///
    /// @throws IllegalStateException where the bank does not hold what the quiz asks for, which no published quiz does
    public static List<Instance> of(Quiz quiz, Bank bank, long seed) {
        var instances = new ArrayList<Instance>();
        var taken = named(quiz, bank);
        for (int i = 0; i < quiz.parts().size(); i++) {
            var part = quiz.parts().get(i);
            for (var entry : drawn(quiz, bank, i, seed, taken)) {
                taken.add(entry.question().slug());
                instances.add(of(entry, i, part.each().orElse(entry.question().points()), seed));
            }
        }
        return List.copyOf(instances);
    }

    /// What is asked of everybody is not drawn by chance as well.
    private static Set<String> named(Quiz quiz, Bank bank) {
        var named = new HashSet<String>();
        for (var part : quiz.parts()) {
            if (part.source() instanceof Part.Named source) {
                bank.candidates(source).forEach(entry -> named.add(entry.question().slug()));
            }
        }
        return named;
    }

    private static List<Bank.Entry> drawn(
            Quiz quiz, Bank bank, int index, long seed, Set<String> taken) {
        var part = quiz.parts().get(index);
        var candidates =
                switch (part.source()) {
                    case Part.Named named -> bank.candidates(named);
                    case Part.Pool pool ->
                            bank.candidates(pool).stream()
                                    .filter(entry -> !taken.contains(entry.question().slug()))
                                    .toList();
                };
        int count = part.source().count();
        if (candidates.size() < count) {
            throw new IllegalStateException(
                    "quiz %s draws %d questions for part %d, and the bank has %d"
                            .formatted(quiz.slug(), count, index + 1, candidates.size()));
        }
        boolean isChoice = count < candidates.size();
        if (!isChoice && !part.shuffle()) return candidates;
        var drawn =
                Dice.of(seed, "part", Integer.toString(index))
                        .shuffled(candidates)
                        .subList(0, count);
        return part.shuffle() ? drawn : candidates.stream().filter(drawn::contains).toList();
    }

    /// One question, as this seed makes it.
    ///
    /// @param part of the quiz that asks for it, from 0
    /// @throws IllegalStateException where no round of the seed gives it sense, which no published question does
    public static Instance of(Bank.Entry entry, int part, BigDecimal points, long seed) {
        return drawn(entry, part, points, seed).instance();
    }

    /// An instance and the values that it was made with.
    record Drawn(Instance instance, Values values) {}

    static Drawn drawn(Bank.Entry entry, int part, BigDecimal points, long seed) {
        var complaint = "";
        for (int round = 0; round < ROUNDS; round++) {
            try {
                var values = Values.drawn(entry.question(), seed, round);
                return new Drawn(made(entry, part, points, seed, values), values);
            } catch (Sum.Unsolved unsolved) {
                complaint = unsolved.getMessage();
            }
        }
        throw new IllegalStateException(complaint);
    }

    /// The same draw of a question that was mended since, for a regrade.
    public static Instance again(Instance before, Bank.Entry now) {
        return of(now, before.part(), before.points(), before.seed());
    }

    private static Instance made(
            Bank.Entry entry, int part, BigDecimal points, long seed, Values values)
            throws Sum.Unsolved {
        var question = entry.question();
        var drawn = KindDraw.of(question, values, seed);
        return new Instance(
                question.slug(),
                entry.version(),
                question.path(),
                part,
                seed,
                question.title(),
                points,
                values.in(question.prompt()),
                drawn.form(),
                drawn.key(),
                values.in(question.explanation()));
    }
}
