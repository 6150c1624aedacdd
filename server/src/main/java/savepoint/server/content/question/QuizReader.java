package savepoint.server.content.question;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.YamlMap;

/// Reads `quizzes/<slug>.yaml`.
public final class QuizReader {
    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,2}) ?(?:h|hours?))? ?(?:(\\d{1,3}) ?(?:m|min|minutes?))?");
    private static final int MOST_ATTEMPTS = 100;
    private static final int MOST_TRIES = 10;

    private final YamlMap yaml;
    private final Problems problems;

    private QuizReader(YamlMap yaml, Problems problems) {
        this.yaml = yaml;
        this.problems = problems;
    }

    /// The quiz, or empty with the reasons among the problems.
    ///
    /// @param path of its file in the course
    /// @param bank what it may draw from
    /// @param broken slugs of questions that are there, but have errors of their own
    public static Optional<Quiz> read(
            String slug,
            String path,
            String text,
            Bank bank,
            Set<String> broken,
            Problems problems) {
        var own = new Problems();
        var quiz =
                YamlMap.read(path, text, 1, own)
                        .map(yaml -> new QuizReader(yaml, own).quiz(slug, bank, broken));
        problems.addAll(own.all());
        return own.hasErrors() ? Optional.empty() : quiz;
    }

    private Quiz quiz(String slug, Bank bank, Set<String> broken) {
        var title = yaml.requiredText("title");
        var week = yaml.whole("week");
        var limit = limit();
        var attempts = attempts();
        var counting =
                yaml.choice("counts", Choices.of(Quiz.Counting.values()))
                        .orElse(Quiz.Counting.BEST);
        var points = yaml.number("points");
        if (!yaml.has("points")) problems.error(yaml.path(), 0, "key `points` is missing");
        var navigation =
                yaml.choice("navigation", Choices.of(Quiz.Navigation.values()))
                        .orElse(Quiz.Navigation.FREE);
        var tries = tries();
        var access = yaml.map("access").map(AccessReader::read).orElse(Quiz.Access.OPEN);
        var shown = yaml.map("shown").map(this::shown).orElse(Quiz.Showing.USUAL);
        var intro = yaml.text("intro").map(String::strip).filter(text -> !text.isEmpty());
        boolean shuffle = yaml.flag("shuffle");
        if (!yaml.has("parts"))
            problems.error(yaml.path(), 0, "key `parts` is missing: where the questions come from");
        var parts = new PartsReader(bank, broken, problems, shuffle);
        var read = parts.read(yaml.maps("parts"));
        var formerly = yaml.texts("formerly");
        boolean retired = yaml.flag("retired");
        yaml.finish();
        points.filter(stated -> parts.complete() && stated.compareTo(parts.points()) != 0)
                .ifPresent(stated ->
                        problems.error(
                                yaml.path(),
                                yaml.line("points"),
                                "the quiz is worth %s points, but its parts make %s"
                                        .formatted(
                                                stated.toPlainString(),
                                                parts.points().toPlainString())));
        return new Quiz(
                slug,
                title,
                week,
                limit,
                attempts,
                counting,
                points.orElse(BigDecimal.ZERO),
                read,
                navigation,
                tries,
                access,
                shown,
                intro,
                formerly,
                retired);
    }

    private Optional<Duration> limit() {
        return yaml.text("time")
                .flatMap(text -> {
                    var duration = DURATION.matcher(text.strip());
                    if (duration.matches() && !text.isBlank()) {
                        var limit =
                                Duration.ofHours(number(duration.group(1)))
                                        .plusMinutes(number(duration.group(2)));
                        if (limit.isPositive()) return Optional.of(limit);
                    }
                    problems.error(
                            yaml.path(),
                            yaml.line("time"),
                            "`time` must be a duration such as 35 minutes or 1 h 30 min, not `%s`"
                                    .formatted(text));
                    return Optional.empty();
                });
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private Optional<Integer> attempts() {
        if (yaml.text("attempts").filter("unlimited"::equals).isPresent()) return Optional.empty();
        var attempts = yaml.whole("attempts");
        if (attempts.filter(count -> count < 1 || count > MOST_ATTEMPTS).isPresent())
            problems.error(
                    yaml.path(),
                    yaml.line("attempts"),
                    "`attempts` must be from 1 to %d, or unlimited".formatted(MOST_ATTEMPTS));
        return Optional.of(attempts.orElse(1));
    }

    private List<Share> tries() {
        var tries = new ArrayList<Share>();
        for (var text : yaml.texts("tries")) {
            try {
                tries.add(Share.percent(text.strip()));
            } catch (IllegalArgumentException noShare) {
                problems.error(
                        yaml.path(),
                        yaml.line("tries"),
                        "`tries` lists what each try is worth, such as [100%%, 60%%, 30%%]; `%s` is no such part"
                                .formatted(text));
            }
        }
        if (tries.isEmpty()) return List.of(Share.ALL);
        boolean falls = tries.getFirst().isAll() && tries.size() <= MOST_TRIES;
        for (int i = 1; i < tries.size(); i++)
            falls &= tries.get(i).isSome() && tries.get(i).compareTo(tries.get(i - 1)) <= 0;
        if (!falls)
            problems.error(
                    yaml.path(),
                    yaml.line("tries"),
                    "`tries` begins with 100%% and falls, in at most %d steps"
                            .formatted(MOST_TRIES));
        return List.copyOf(tries);
    }

    private Quiz.Showing shown(YamlMap shown) {
        var usual = Quiz.Showing.USUAL;
        var showing =
                new Quiz.Showing(
                        when(shown, "score", usual.score()),
                        when(shown, "answers", usual.answers()),
                        when(shown, "feedback", usual.feedback()),
                        when(shown, "key", usual.key()),
                        when(shown, "explanations", usual.explanations()));
        shown.finish();
        return showing;
    }

    private static Quiz.When when(YamlMap shown, String key, Quiz.When usual) {
        return shown.choice(key, Choices.of(Quiz.When.values())).orElse(usual);
    }
}
