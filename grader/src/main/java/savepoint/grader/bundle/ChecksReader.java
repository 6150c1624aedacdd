package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads `checks:` of assignment.yaml.
final class ChecksReader {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    // in the order in which messages list them
    private static final Map<String, Check.Show> SHOW =
            words(List.of("rows", "category", "nothing"), List.of(Check.Show.values()));
    private static final Map<String, Kind> KINDS =
            words(List.of("compile", "rows", "returns", "state"), List.of(Kind.values()));
    private static final Map<String, Boolean> COLUMNS =
            words(List.of("positions", "names"), List.of(false, true));

    private enum Kind {
        COMPILE,
        ROWS,
        RETURNS,
        STATE
    }

    private final String prefix;
    private final FileTree tree;
    private final Problems problems;
    private final List<String> submit;
    private final List<String> fixtures;

    ChecksReader(
            String prefix,
            FileTree tree,
            Problems problems,
            List<String> submit,
            List<Fixture> fixtures) {
        this.prefix = prefix;
        this.tree = tree;
        this.problems = problems;
        this.submit = submit;
        this.fixtures = fixtures.stream().map(Fixture::name).toList();
    }

    List<Check> read(YamlMap bundle) {
        var checks = new ArrayList<Check>();
        if (!bundle.has("checks")) problems.error(bundle.path(), 0, "key `checks` is missing");
        bundle.map("checks")
                .ifPresent(all -> {
                    for (var name : all.keys()) {
                        if (!SLUG.matcher(name).matches()) {
                            problems.error(
                                    all.path(),
                                    all.line(name),
                                    "check `%s`: use lower-case letters, digits and dashes"
                                            .formatted(name));
                        }
                        all.map(name)
                                .ifPresent(yaml -> {
                                    yaml.texts("formerly");
                                    boolean retired = yaml.flag("retired");
                                    if (!retired) check(name, yaml).ifPresent(checks::add);
                                });
                    }
                });
        if (checks.isEmpty())
            problems.error(
                    bundle.path(), bundle.line("checks"), "`checks` must hold at least one check");
        return checks;
    }

    private Optional<Check> check(String name, YamlMap yaml) {
        var kind = yaml.choice("kind", KINDS);
        if (!yaml.has("kind")) {
            problems.error(
                    yaml.path(),
                    yaml.line("kind"),
                    "check `%s` has no `kind`; known: %s"
                            .formatted(name, String.join(", ", KINDS.keySet())));
        }
        var common =
                new Check.Common(
                        name,
                        points(name, yaml),
                        yaml.requiredText("about"),
                        yaml.text("hint").orElse(""),
                        yaml.choice("show", SHOW).orElse(Check.Show.ROWS),
                        fixturesOf(yaml));
        Optional<Check> check =
                kind.map(found ->
                        switch (found) {
                            case COMPILE -> new Check.Compiles(common);
                            case ROWS ->
                                    new Check.Rows(
                                            common,
                                            file(yaml),
                                            order(yaml, "bag"),
                                            byName(yaml),
                                            tolerance(yaml));
                            case RETURNS ->
                                    new Check.Returns(
                                            common,
                                            scenario(yaml),
                                            order(yaml, "exact"),
                                            tolerance(yaml));
                            case STATE ->
                                    new Check.State(
                                            common,
                                            scenario(yaml),
                                            yaml.texts("tables"),
                                            new LinkedHashSet<>(yaml.texts("ignore")),
                                            yaml.flag("observe"));
                        });
        if (check.isPresent()) yaml.finish();
        return check;
    }

    private BigDecimal points(String name, YamlMap yaml) {
        var points = yaml.number("points");
        if (!yaml.has("points"))
            problems.error(
                    yaml.path(), yaml.line("points"), "check `%s` has no `points`".formatted(name));
        if (points.isPresent() && points.get().signum() < 0) {
            problems.error(yaml.path(), yaml.line("points"), "`points` must not be negative");
        }
        return points.orElse(BigDecimal.ZERO);
    }

    private List<String> fixturesOf(YamlMap yaml) {
        var named = yaml.texts("fixtures");
        for (var fixture : named) {
            if (!fixtures.contains(fixture)) {
                problems.error(
                        yaml.path(),
                        yaml.line("fixtures"),
                        "fixture `%s` is not in fixtures/; known: %s"
                                .formatted(fixture, String.join(", ", fixtures)));
            }
        }
        return named.isEmpty() ? fixtures : named;
    }

    private String file(YamlMap yaml) {
        var file = yaml.requiredText("file");
        if (!file.isEmpty() && !submit.contains(file)) {
            problems.error(
                    yaml.path(),
                    yaml.line("file"),
                    "`%s` is not among the files to hand in: %s"
                            .formatted(file, String.join(", ", submit)));
        } else if (!file.isEmpty() && !file.endsWith(".sql")) {
            problems.error(
                    yaml.path(),
                    yaml.line("file"),
                    "a rows check takes a .sql file, not `%s`".formatted(file));
        }
        return file;
    }

    private String scenario(YamlMap yaml) {
        var scenario = yaml.requiredText("scenario");
        if (!scenario.isEmpty() && !tree.has("checks/" + scenario + ".java")) {
            problems.error(
                    yaml.path(),
                    yaml.line("scenario"),
                    "%schecks/%s.java is missing".formatted(prefix, scenario));
        }
        return scenario;
    }

    private Check.Order order(YamlMap yaml, String usual) {
        var by = yaml.texts("sorted-by");
        var orders = new LinkedHashMap<String, Check.Order>();
        orders.put("bag", new Check.Order.Bag());
        orders.put("set", new Check.Order.SetOf());
        orders.put("exact", new Check.Order.Exact());
        orders.put("sorted", new Check.Order.Sorted(by));
        var order = yaml.choice("order", orders).orElse(orders.get(usual));
        boolean sorted = order instanceof Check.Order.Sorted;
        if (sorted && by.isEmpty()) {
            problems.error(
                    yaml.path(),
                    yaml.line("order"),
                    "`order: sorted` needs `sorted-by: [column, …]`");
        }
        if (!sorted && yaml.has("sorted-by")) {
            problems.error(
                    yaml.path(), yaml.line("sorted-by"), "`sorted-by` goes with `order: sorted`");
        }
        return order;
    }

    private boolean byName(YamlMap yaml) {
        return yaml.choice("columns", COLUMNS).orElse(false);
    }

    private BigDecimal tolerance(YamlMap yaml) {
        return yaml.number("tolerance").orElse(BigDecimal.ZERO);
    }

    private static <T> Map<String, T> words(List<String> words, List<T> values) {
        var map = new LinkedHashMap<String, T>();
        for (int i = 0; i < words.size(); i++) map.put(words.get(i), values.get(i));
        return map;
    }
}
