package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a bundle from its files. Every problem is told, at once, by file and line.
public final class BundleReader {
    private static final Pattern FILE =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}\\.(java|sql)");
    private static final Pattern CLASS = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");
    private static final Pattern MARK = Pattern.compile("\\{check=([^}]*)}");

    private final String slug;
    private final FileTree tree;
    private final Problems problems;
    private final String prefix;

    private BundleReader(String slug, String prefix, FileTree tree, Problems problems) {
        this.slug = slug;
        this.prefix = prefix;
        this.tree = tree;
        this.problems = problems;
    }

    /// The bundle, or empty with the reasons among the problems.
    ///
    /// @param prefix put before paths in problems, such as `assignments/bank-transfer/`
    public static Optional<Bundle> read(
            String slug, String prefix, FileTree tree, Problems problems) {
        var own = new Problems();
        var bundle = new BundleReader(slug, prefix, tree, own).read();
        problems.addAll(own.all());
        return own.hasErrors() ? Optional.empty() : bundle;
    }

    private Optional<Bundle> read() {
        var text = tree.text("assignment.yaml");
        if (text.isEmpty()) {
            problems.error(
                    prefix + "assignment.yaml",
                    0,
                    "is missing or not UTF-8; a bundle needs at least title, submit, points and checks in it");
            return Optional.empty();
        }
        return YamlMap.read(prefix + "assignment.yaml", text.get(), 1, problems).map(this::bundle);
    }

    private Bundle bundle(YamlMap yaml) {
        var title = yaml.requiredText("title");
        var week = yaml.whole("week");
        var engines = engines(yaml);
        var submit = submit(yaml);
        var entry = yaml.text("entry");
        var limits = yaml.map("limits").map(LimitsReader::read).orElse(HandInLimits.DEFAULT);
        var rules = RulesReader.read(yaml);
        var review = ReviewReader.read(yaml);
        var points = PointsReader.read(yaml);
        var schema = required("schema.sql");
        var fixtures = new FixturesReader(prefix, tree.under("fixtures"), schema, problems).read();
        var checks = new ChecksReader(prefix, tree, problems, submit, fixtures, engines).read(yaml);
        var formerly = yaml.texts("formerly");
        var retired = yaml.flag("retired");
        yaml.finish();

        entry.filter(name -> !CLASS.matcher(name).matches())
                .ifPresent(name ->
                        problems.error(
                                yaml.path(),
                                yaml.line("entry"),
                                "`%s` is not a Java class name".formatted(name)));
        boolean java = submit.stream().anyMatch(file -> file.endsWith(".java"));
        if (java && entry.isEmpty()) {
            problems.error(
                    yaml.path(),
                    0,
                    "`entry` is missing: name the class that scenarios make, such as bank.PostgresBank");
        }
        for (var engine : engines) {
            if (java && !engine.takesJava())
                problems.error(
                        yaml.path(),
                        yaml.line("engine"),
                        "`engine: %s` takes .sql files only: Java meets postgresql or sqlite"
                                .formatted(engine.word()));
        }
        for (var file : submit) {
            required("solution/" + file);
            if (!tree.has("starter/" + file))
                problems.warning(
                        prefix + "starter/" + file, 0, "is missing: the editor opens empty");
        }
        var statement = required("statement.md");
        marks(statement, yaml.map("checks").map(YamlMap::keys).orElse(Set.of()));
        var rubric = rubric();
        new ReviewReader(tree, problems).checkCalibration(review, rubric, yaml);
        sum(yaml, points, checks, rubric);
        return new Bundle(
                slug,
                title,
                week,
                engines,
                submit,
                entry,
                limits,
                rules,
                review,
                points,
                checks,
                rubric,
                schema,
                fixtures,
                formerly,
                retired,
                tree,
                tree.hash());
    }

    private List<Engine> engines(YamlMap yaml) {
        var engines = new LinkedHashSet<Engine>();
        for (var word : yaml.texts("engine")) {
            var engine = Engine.words().get(word);
            if (engine != null) engines.add(engine);
            else
                problems.error(
                        yaml.path(),
                        yaml.line("engine"),
                        "`engine` is `%s`, which is not known; known: %s"
                                .formatted(word, String.join(", ", Engine.words().keySet())));
        }
        return engines.isEmpty() ? List.of(Engine.POSTGRESQL) : List.copyOf(engines);
    }

    private List<String> submit(YamlMap yaml) {
        var submit = yaml.texts("submit");
        if (submit.isEmpty())
            problems.error(
                    yaml.path(), yaml.line("submit"), "`submit` must list the files to hand in");
        for (var file : submit) {
            if (!FILE.matcher(file).matches()) {
                problems.error(
                        yaml.path(),
                        yaml.line("submit"),
                        "`%s`: a hand-in's file is a plain name that ends in .java or .sql"
                                .formatted(file));
            }
        }
        if (new LinkedHashSet<>(submit).size() < submit.size()) {
            problems.error(yaml.path(), yaml.line("submit"), "`submit` names a file twice");
        }
        return submit;
    }

    private String required(String path) {
        if (!tree.has(path)) {
            problems.error(prefix + path, 0, "is missing");
            return "";
        }
        return tree.text(path)
                .orElseGet(() -> {
                    problems.error(prefix + path, 0, "is not UTF-8 text");
                    return "";
                });
    }

    private void marks(String statement, Set<String> known) {
        var lines = statement.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            var mark = MARK.matcher(lines.get(i));
            while (mark.find()) {
                if (!known.contains(mark.group(1))) {
                    problems.error(
                            prefix + "statement.md",
                            i + 1,
                            "check `%s` is not in assignment.yaml; known: %s"
                                    .formatted(mark.group(1), String.join(", ", known)));
                }
            }
        }
    }

    private Rubric rubric() {
        if (!tree.has("rubric.yaml")) return Rubric.NONE;
        return YamlMap.read(prefix + "rubric.yaml", required("rubric.yaml"), 1, problems)
                .map(yaml -> RubricReader.read(yaml, problems))
                .orElse(Rubric.NONE);
    }

    private void sum(YamlMap yaml, Points points, List<Check> checks, Rubric rubric) {
        var automatic =
                checks.stream()
                        .map(check -> check.common().points())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var byHand = total(rubric.instructor());
        if (automatic.add(byHand).compareTo(points.instructor()) != 0) {
            problems.error(
                    yaml.path(),
                    yaml.line("points"),
                    "the instructor's part is %s, but checks (%s) and rubric (%s) make %s"
                            .formatted(
                                    points.instructor(), automatic, byHand, automatic.add(byHand)));
        }
        if (!rubric.peers().isEmpty() && total(rubric.peers()).compareTo(points.peers()) != 0) {
            problems.error(
                    yaml.path(),
                    yaml.line("points"),
                    "the peers' part is %s, but the criteria in rubric.yaml make %s"
                            .formatted(points.peers(), total(rubric.peers())));
        }
    }

    private static BigDecimal total(List<Rubric.Criterion> criteria) {
        return criteria.stream()
                .map(Rubric.Criterion::points)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
