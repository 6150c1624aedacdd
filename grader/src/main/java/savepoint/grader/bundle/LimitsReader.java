package savepoint.grader.bundle;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads `limits: {cpu: 5s, wall: 20s, memory: 256MB, output: 64KB, rows: 10000}`.
final class LimitsReader {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,7})\\s*([A-Za-z]*)");
    private static final Map<String, Long> TIME = Map.of("ms", 1L, "s", 1_000L);
    private static final Map<String, Long> SIZE = Map.of("KB", 1L << 10, "MB", 1L << 20);

    private LimitsReader() {}

    static HandInLimits read(YamlMap yaml) {
        var usual = HandInLimits.DEFAULT;
        var problems = yaml.problems();
        var cpu = Duration.ofMillis(amount(yaml, "cpu", TIME, usual.cpu().toMillis(), 60_000));
        // a noisy neighbour must not cost a student the CPU time that is granted
        var wallUsual = Math.max(usual.wall().toMillis(), 4 * cpu.toMillis());
        var wall = Duration.ofMillis(amount(yaml, "wall", TIME, wallUsual, 240_000));
        var limits =
                new HandInLimits(
                        cpu,
                        wall,
                        amount(yaml, "memory", SIZE, usual.memory(), 1L << 30),
                        amount(yaml, "output", SIZE, usual.output(), 1L << 20),
                        yaml.whole("rows").orElse(usual.rows()));
        if (wall.compareTo(cpu.multipliedBy(4)) < 0) {
            problems.error(
                    yaml.path(),
                    yaml.line("wall"),
                    "`wall` must be at least four times `cpu`, for busy machines");
        }
        if (limits.rows() < 1 || limits.rows() > 100_000) {
            problems.error(yaml.path(), yaml.line("rows"), "`rows` must lie between 1 and 100000");
        }
        yaml.finish();
        return limits;
    }

    private static long amount(
            YamlMap yaml, String key, Map<String, Long> units, long usual, long most) {
        var text = yaml.text(key);
        if (text.isEmpty()) return usual;
        var parts = AMOUNT.matcher(text.get());
        if (!parts.matches() || !units.containsKey(parts.group(2))) {
            yaml.problems()
                    .error(
                            yaml.path(),
                            yaml.line(key),
                            "`%s` must be a number with one of %s, not `%s`"
                                    .formatted(
                                            key,
                                            units.keySet().stream().sorted().toList(),
                                            text.get()));
            return usual;
        }
        long amount = Long.parseLong(parts.group(1)) * units.get(parts.group(2));
        if (amount < 1 || amount > most) {
            yaml.problems()
                    .error(
                            yaml.path(),
                            yaml.line(key),
                            "`%s` is beyond what a hand-in may have".formatted(key));
            return usual;
        }
        return amount;
    }
}
