package savepoint.server.content.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.YamlMap;

/// Reads `parts:` of a quiz, and finds out whether the bank can serve them.
final class PartsReader {
    private static final int MOST_QUESTIONS = 200;

    private final Bank bank;
    private final Set<String> broken;
    private final Problems problems;
    private final boolean shuffle;
    private final Set<String> named = new HashSet<>();
    private BigDecimal points = BigDecimal.ZERO;
    private boolean complete = true;
    private int questions;

    /// A part with the mapping it was read from.
    private record Draft(YamlMap yaml, Part part) {}

    PartsReader(Bank bank, Set<String> broken, Problems problems, boolean shuffle) {
        this.bank = bank;
        this.broken = broken;
        this.problems = problems;
        this.shuffle = shuffle;
    }

    /// What all parts earn together.
    BigDecimal points() {
        return points;
    }

    /// Whether what they earn is known.
    boolean complete() {
        return complete;
    }

    List<Part> read(List<YamlMap> parts) {
        var drafts = parts.stream().map(this::draft).toList();
        var drawn = new ArrayList<Part.Pool>();
        for (var draft : drafts) serve(draft, drawn);
        if (questions > MOST_QUESTIONS)
            problems.error(
                    parts.getFirst().path(),
                    0,
                    "asks %d questions; at most %d are possible"
                            .formatted(questions, MOST_QUESTIONS));
        return drafts.stream().map(Draft::part).toList();
    }

    private Draft draft(YamlMap yaml) {
        var title = yaml.text("title");
        var each = yaml.number("points");
        if (each.filter(number -> number.signum() <= 0).isPresent())
            problems.error(yaml.path(), yaml.line("points"), "`points` must be above 0");
        var draw = yaml.whole("draw");
        if (draw.filter(number -> number < 1).isPresent())
            problems.error(yaml.path(), yaml.line("draw"), "`draw` must be at least 1");
        var own = yaml.text("shuffle").isPresent() ? yaml.flag("shuffle") : shuffle;
        var source = source(yaml, draw);
        yaml.finish();
        return new Draft(yaml, new Part(title, source, each, own));
    }

    private Part.Source source(YamlMap yaml, Optional<Integer> draw) {
        var slugs = new ArrayList<>(yaml.texts("question"));
        slugs.addAll(yaml.texts("questions"));
        var topic = yaml.text("topic");
        var tags = yaml.texts("tags");
        var difficulty = yaml.choice("difficulty", Choices.of(Difficulty.values()));
        boolean pooled = topic.isPresent() || !tags.isEmpty() || yaml.has("difficulty");
        if (slugs.isEmpty() == !pooled)
            problems.error(
                    yaml.path(),
                    yaml.line(""),
                    "a part names its `questions`, or draws some by `topic`, `tags` or `difficulty`");
        if (slugs.isEmpty() && draw.isEmpty())
            problems.error(yaml.path(), yaml.line(""), "says not how many questions to `draw`");
        for (var slug : slugs) name(yaml, slug);
        if (!slugs.isEmpty() && draw.filter(count -> count > slugs.size()).isPresent())
            problems.error(
                    yaml.path(),
                    yaml.line("draw"),
                    "draws %d of %d questions".formatted(draw.get(), slugs.size()));
        return slugs.isEmpty()
                ? new Part.Pool(topic, tags, difficulty, draw.orElse(1))
                : new Part.Named(List.copyOf(slugs), draw.orElse(slugs.size()));
    }

    private void name(YamlMap yaml, String slug) {
        var entry = bank.find(slug);
        int line = yaml.line(yaml.has("question") ? "question" : "questions");
        if (!named.add(entry.map(found -> found.question().slug()).orElse(slug)))
            problems.error(yaml.path(), line, "question `%s` is asked twice".formatted(slug));
        if (entry.isEmpty()) {
            complete = false;
            problems.error(
                    yaml.path(),
                    line,
                    broken.contains(slug)
                            ? "question `%s` has errors, see its file".formatted(slug)
                            : "there is no question `%s` in quizzes/bank%s"
                                    .formatted(slug, Nearest.of(slug, slugs())));
        } else if (entry.get().question().retired()) {
            problems.error(yaml.path(), line, "question `%s` is retired".formatted(slug));
        }
    }

    private List<String> slugs() {
        return bank.all().stream().map(entry -> entry.question().slug()).toList();
    }

    /// Whether there are enough, also when earlier parts have drawn from the same, and what they earn.
    private void serve(Draft draft, List<Part.Pool> earlier) {
        var part = draft.part();
        int count = part.source().count();
        questions += count;
        var candidates = bank.candidates(part.source());
        if (part.source() instanceof Part.Pool pool) {
            candidates =
                    candidates.stream()
                            .filter(entry -> !named.contains(entry.question().slug()))
                            .toList();
            var taken = candidates;
            int gone =
                    earlier.stream()
                            .filter(other ->
                                    taken.stream().anyMatch(entry -> other.takes(entry.question())))
                            .mapToInt(Part.Pool::count)
                            .sum();
            if (candidates.size() - gone < count) tooFew(draft, candidates.size(), gone);
            earlier.add(pool);
        }
        earn(draft, candidates);
    }

    private void tooFew(Draft draft, int there, int gone) {
        complete = false;
        problems.error(
                draft.yaml().path(),
                draft.yaml().line("draw"),
                "draws %d questions, and the bank has %d%s"
                        .formatted(
                                draft.part().source().count(),
                                there,
                                gone == 0 ? "" : ", of which other parts may have drawn " + gone));
    }

    private void earn(Draft draft, List<Bank.Entry> candidates) {
        var part = draft.part();
        int count = part.source().count();
        if (part.each().isPresent()) {
            points = points.add(part.each().get().multiply(BigDecimal.valueOf(count)));
            return;
        }
        var worth =
                candidates.stream()
                        .map(entry -> entry.question().points().stripTrailingZeros())
                        .collect(Collectors.toSet());
        if (worth.size() > 1 && count < candidates.size()) {
            complete = false;
            problems.error(
                    draft.yaml().path(),
                    draft.yaml().line("draw"),
                    "draws from questions of different points; say how many `points` each earns here");
            return;
        }
        if (count == candidates.size()) {
            for (var entry : candidates) points = points.add(entry.question().points());
        } else if (!worth.isEmpty()) {
            points = points.add(worth.iterator().next().multiply(BigDecimal.valueOf(count)));
        }
    }
}
