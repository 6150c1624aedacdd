package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
    private static final Map<String, Kind> KINDS = kinds();

    /// What a kind's record is made of.
    private interface Kind {
        Check read(Check.Common common, CheckKeys keys);
    }

    private final String prefix;
    private final FileTree tree;
    private final Problems problems;
    private final List<String> submit;
    private final List<String> fixtures;
    private final List<Engine> engines;

    ChecksReader(
            String prefix,
            FileTree tree,
            Problems problems,
            List<String> submit,
            List<Fixture> fixtures,
            List<Engine> engines) {
        this.prefix = prefix;
        this.tree = tree;
        this.problems = problems;
        this.submit = submit;
        this.fixtures = fixtures.stream().map(Fixture::name).toList();
        this.engines = engines;
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
                                    if (!retired) check(name, yaml, checks).ifPresent(checks::add);
                                });
                    }
                });
        if (checks.isEmpty())
            problems.error(
                    bundle.path(), bundle.line("checks"), "`checks` must hold at least one check");
        return checks;
    }

    private Optional<Check> check(String name, YamlMap yaml, List<Check> before) {
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
                        fixturesOf(yaml),
                        needs(yaml, before),
                        yaml.flag("partial"));
        var keys = new CheckKeys(yaml, prefix, tree, submit);
        Optional<Check> check = kind.map(found -> found.read(common, keys));
        check.ifPresent(made -> {
            yaml.finish();
            requireEngines(made, yaml);
        });
        return check;
    }

    private void requireEngines(Check check, YamlMap yaml) {
        for (var engine : engines) {
            if (engine.takes(check)) continue;
            problems.error(
                    yaml.path(),
                    yaml.line("kind"),
                    "`kind: %s` is seen at a PostgreSQL server only, and this bundle's engine is %s"
                            .formatted(yaml.text("kind").orElseThrow(), engine.word()));
        }
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

    /// Checks that stand before this one, so that none can need itself.
    private List<String> needs(YamlMap yaml, List<Check> before) {
        var needs = yaml.texts("needs");
        var known = before.stream().map(Check::name).toList();
        for (var name : needs) {
            if (!known.contains(name))
                problems.error(
                        yaml.path(),
                        yaml.line("needs"),
                        "`needs` names `%s`, which is no check that stands before this one: %s"
                                .formatted(name, String.join(", ", known)));
        }
        return needs;
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

    private static Map<String, Kind> kinds() {
        var kinds = new LinkedHashMap<String, Kind>();
        kinds.put("compile", CompileCheck::read);
        kinds.put("rows", RowsCheck::read);
        kinds.put("returns", ReturnsCheck::read);
        kinds.put("state", StateCheck::read);
        kinds.put("round-trips", RoundTripsCheck::read);
        kinds.put("atomic", AtomicCheck::read);
        kinds.put("leaks", LeaksCheck::read);
        kinds.put("injection", InjectionCheck::read);
        kinds.put("concurrent", ConcurrentCheck::read);
        kinds.put("plan", PlanCheck::read);
        kinds.put("schema", SchemaCheck::read);
        kinds.put("style", StyleCheck::read);
        return kinds;
    }

    private static <T> Map<String, T> words(List<String> words, List<T> values) {
        var map = new LinkedHashMap<String, T>();
        for (int i = 0; i < words.size(); i++) map.put(words.get(i), values.get(i));
        return map;
    }
}
