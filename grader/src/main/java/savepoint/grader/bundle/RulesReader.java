package savepoint.grader.bundle;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `attempts: 10`, `pause: 5m`, `counts: best` and `team: {at-most: 3}`.
final class RulesReader {
    private static final int MOST_ATTEMPTS = 1_000;
    private static final int LARGEST_TEAM = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(24);
    private static final Pattern TIME = Pattern.compile("(\\d{1,5})\\s*([smh])");
    private static final Map<String, Duration> UNITS =
            Map.of(
                    "s",
                    Duration.ofSeconds(1),
                    "m",
                    Duration.ofMinutes(1),
                    "h",
                    Duration.ofHours(1));

    private RulesReader() {}

    static HandInRules read(YamlMap yaml) {
        var usual = HandInRules.DEFAULT;
        return new HandInRules(
                attempts(yaml),
                pause(yaml).orElse(usual.pause()),
                yaml.choice("counts", counts()).orElse(usual.counts()),
                yaml.map("team").flatMap(RulesReader::team));
    }

    private static Optional<Integer> team(YamlMap yaml) {
        if (!yaml.has("at-most")) {
            yaml.problems()
                    .error(
                            yaml.path(),
                            yaml.line("at-most"),
                            "`team` must say how many may work together: `team: {at-most: 2}`");
        }
        var most = yaml.whole("at-most");
        yaml.finish();
        if (most.filter(given -> given < 2 || given > LARGEST_TEAM).isPresent()) {
            wrong(yaml, "at-most", "must lie between 2 and %d".formatted(LARGEST_TEAM));
            return Optional.empty();
        }
        return most;
    }

    private static Map<String, HandInRules.Counts> counts() {
        var words = new LinkedHashMap<String, HandInRules.Counts>();
        words.put("last", HandInRules.Counts.LAST);
        words.put("best", HandInRules.Counts.BEST);
        return Collections.unmodifiableMap(words);
    }

    private static Optional<Integer> attempts(YamlMap yaml) {
        var number = yaml.whole("attempts");
        if (number.filter(given -> given < 1 || given > MOST_ATTEMPTS).isPresent()) {
            wrong(yaml, "attempts", "must lie between 1 and %d".formatted(MOST_ATTEMPTS));
            return Optional.empty();
        }
        return number;
    }

    private static Optional<Duration> pause(YamlMap yaml) {
        return yaml.text("pause")
                .flatMap(text -> {
                    var parts = TIME.matcher(text);
                    if (!parts.matches()) {
                        wrong(
                                yaml,
                                "pause",
                                "must be a time such as 90s, 5m or 1h, not `%s`".formatted(text));
                        return Optional.empty();
                    }
                    var pause =
                            UNITS.get(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1)));
                    if (pause.compareTo(LONGEST_PAUSE) > 0) {
                        wrong(yaml, "pause", "must be at most 24h");
                        return Optional.empty();
                    }
                    return Optional.of(pause);
                });
    }

    private static void wrong(YamlMap yaml, String key, String complaint) {
        yaml.problems().error(yaml.path(), yaml.line(key), "`%s` %s".formatted(key, complaint));
    }
}
