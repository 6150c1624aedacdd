package savepoint.server.content.question;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import savepoint.grader.bundle.YamlMap;

/// Reads `parameters:`, such as `{n: 3..9, rate: 0.5..2 step 0.25, city: [Rome, Oslo], twice: = 2 * n}`.
final class ParametersReader {
    private static final String NUMBER = "(-?\\d{1,9}(?:\\.\\d{1,6})?)";
    private static final Pattern RANGE =
            Pattern.compile(NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "(?:\\s+step\\s+" + NUMBER + ")?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,30}");
    private static final int MOST = 30;

    private final YamlMap map;
    private final List<Parameter> parameters = new ArrayList<>();

    private ParametersReader(YamlMap map) {
        this.map = map;
    }

    static List<Parameter> read(YamlMap yaml) {
        return yaml.map("parameters").map(map -> new ParametersReader(map).all()).orElse(List.of());
    }

    private List<Parameter> all() {
        for (var name : map.keys()) {
            if (!NAME.matcher(name).matches())
                error(name, "`%s` is no name: use letters and digits".formatted(name));
            one(name).ifPresent(parameters::add);
        }
        if (parameters.size() > MOST)
            error("", "a question has at most %d parameters".formatted(MOST));
        return List.copyOf(parameters);
    }

    private Optional<Parameter> one(String name) {
        var texts = map.texts(name);
        if (texts.isEmpty()) {
            error(name, "`%s` has no values".formatted(name));
            return Optional.empty();
        }
        if (texts.size() > 1) return Optional.of(new Parameter.Words(name, texts));
        var text = texts.getFirst().strip();
        if (text.startsWith("="))
            return Optional.of(new Parameter.Derived(name, text.substring(1).strip()));
        var range = RANGE.matcher(text);
        if (range.matches()) return range(name, range);
        error(
                name,
                "`%s` is neither a range (3..9, or 0.5..2 step 0.25), a list ([Rome, Oslo]) nor a sum (= 2 * n)"
                        .formatted(text));
        return Optional.empty();
    }

    private Optional<Parameter> range(String name, java.util.regex.Matcher range) {
        var from = new BigDecimal(range.group(1));
        var to = new BigDecimal(range.group(2));
        var step = range.group(3) == null ? usual(from, to) : new BigDecimal(range.group(3));
        if (step.signum() <= 0 || from.compareTo(to) >= 0) {
            error(name, "`%s` runs from the smaller to the larger number".formatted(range.group()));
            return Optional.empty();
        }
        return Optional.of(new Parameter.Range(name, from, to, step));
    }

    /// One of the last digit that is written: `1.0..2.0` goes in tenths.
    private static BigDecimal usual(BigDecimal from, BigDecimal to) {
        return BigDecimal.ONE.movePointLeft(Math.max(from.scale(), to.scale()));
    }

    private void error(String name, String message) {
        map.problems().error(map.path(), map.line(name), message);
    }
}
