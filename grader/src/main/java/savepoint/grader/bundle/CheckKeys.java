package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The keys of one check. Whoever asks for one gets a value that can be worked with; what is wrong with it is told.
final class CheckKeys {
    private static final Map<String, Boolean> COLUMNS = columns();

    private final YamlMap yaml;
    private final String prefix;
    private final FileTree tree;
    private final List<String> submit;

    /// @param prefix put before paths in problems
    /// @param submit the files that are handed in
    CheckKeys(YamlMap yaml, String prefix, FileTree tree, List<String> submit) {
        this.yaml = yaml;
        this.prefix = prefix;
        this.tree = tree;
        this.submit = submit;
    }

    void wrong(String key, String complaint) {
        yaml.problems().error(yaml.path(), yaml.line(key), complaint);
    }

    boolean hasAny(String... keys) {
        return Stream.of(keys).anyMatch(yaml::has);
    }

    Optional<String> text(String key) {
        return yaml.text(key);
    }

    boolean flag(String key) {
        return yaml.flag(key);
    }

    Optional<Integer> count(String key) {
        var count = yaml.whole(key);
        if (count.isPresent() && count.get() < 0) {
            wrong(key, "`%s` must not be negative".formatted(key));
            return Optional.empty();
        }
        return count;
    }

    List<String> texts(String key) {
        return yaml.texts(key);
    }

    Optional<BigDecimal> number(String key) {
        return yaml.number(key);
    }

    /// The text of a .sql file in `checks/`; empty where the key is missing.
    String script(String key) {
        var named = yaml.text(key);
        if (named.isEmpty()) return "";
        var text = tree.text("checks/" + named.get());
        if (text.isEmpty() || !named.get().endsWith(".sql"))
            wrong(key, "%schecks/%s is missing, or is no .sql file".formatted(prefix, named.get()));
        return text.orElse("");
    }

    /// One of the .sql files that are handed in, if the key is there.
    Optional<String> optionalFile(String key) {
        return yaml.has(key) ? Optional.of(file(key)) : Optional.empty();
    }

    /// One of the .sql files that are handed in.
    String file() {
        return file("file");
    }

    private String file(String key) {
        var file = yaml.requiredText(key);
        if (!file.isEmpty() && !submit.contains(file)) {
            wrong(
                    key,
                    "`%s` is not among the files to hand in: %s"
                            .formatted(file, String.join(", ", submit)));
        } else if (!file.isEmpty() && !file.endsWith(".sql")) {
            wrong(key, "a rows check takes a .sql file, not `%s`".formatted(file));
        }
        return file;
    }

    String scenario() {
        var scenario = yaml.requiredText("scenario");
        if (!scenario.isEmpty() && !tree.has("checks/" + scenario + ".java"))
            wrong("scenario", "%schecks/%s.java is missing".formatted(prefix, scenario));
        return scenario;
    }

    Tables tables() {
        return new Tables(yaml.texts("tables"), new LinkedHashSet<>(yaml.texts("ignore")));
    }

    Check.Order order(String usual) {
        var by = yaml.texts("sorted-by");
        var orders = new LinkedHashMap<String, Check.Order>();
        orders.put("bag", new Check.Order.Bag());
        orders.put("set", new Check.Order.SetOf());
        orders.put("exact", new Check.Order.Exact());
        orders.put("sorted", new Check.Order.Sorted(by));
        var order = yaml.choice("order", orders).orElse(orders.get(usual));
        boolean sorted = order instanceof Check.Order.Sorted;
        if (sorted && by.isEmpty())
            wrong("order", "`order: sorted` needs `sorted-by: [column, …]`");
        if (!sorted && yaml.has("sorted-by"))
            wrong("sorted-by", "`sorted-by` goes with `order: sorted`");
        return order;
    }

    boolean byName() {
        return yaml.choice("columns", COLUMNS).orElse(false);
    }

    BigDecimal tolerance() {
        return yaml.number("tolerance").orElse(BigDecimal.ZERO);
    }

    // in the order in which messages list them
    private static Map<String, Boolean> columns() {
        var words = new LinkedHashMap<String, Boolean>();
        words.put("positions", false);
        words.put("names", true);
        return words;
    }
}
