package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import savepoint.grader.verdict.CheckResult;
import savepoint.grader.verdict.Outcome;
import savepoint.grader.verdict.Verdict;

/// A hand-in that comes with a bundle, and the verdict it must get.
///
/// @param points empty where any will do
/// @param checks the outcomes that are named; others are free
public record Sample(
        String name,
        String why,
        FileTree handIn,
        String verdict,
        Optional<BigDecimal> points,
        Map<String, Outcome> checks) {
    /// The file of a sample that is not handed in: it says which verdict the others must get.
    public static final String EXPECTATION = "expect.yaml";

    private static final Map<String, String> VERDICTS =
            words("graded", "limit-hit", "compile-failed", "refused");

    /// The samples of a bundle; one that cannot be read is among the problems.
    public static List<Sample> of(Bundle bundle, String prefix, Problems problems) {
        var names = new TreeSet<String>();
        for (var path : bundle.tree().under("samples").files().keySet())
            names.add(path.split("/", 2)[0]);
        var samples = new ArrayList<Sample>();
        for (var name : names) read(bundle, prefix, name, problems).ifPresent(samples::add);
        if (!names.contains("reference")) {
            problems.warning(
                    prefix + "samples/reference",
                    0,
                    "is missing: a hand-in that must get all points");
        }
        return samples;
    }

    private static Optional<Sample> read(
            Bundle bundle, String prefix, String name, Problems problems) {
        var folder = bundle.tree().under("samples/" + name);
        var path = "%ssamples/%s/%s".formatted(prefix, name, EXPECTATION);
        var text = folder.text(EXPECTATION);
        if (text.isEmpty()) {
            problems.error(path, 0, "is missing: it says which verdict this hand-in must get");
            return Optional.empty();
        }
        return YamlMap.read(path, text.get(), 1, problems)
                .map(yaml -> {
                    var outcomes = new LinkedHashMap<String, Outcome>();
                    yaml.map("checks")
                            .ifPresent(checks -> {
                                for (var check : checks.keys()) {
                                    if (bundle.check(check).isEmpty()) {
                                        problems.error(
                                                path,
                                                checks.line(check),
                                                "check `%s` is not in assignment.yaml"
                                                        .formatted(check));
                                    }
                                    checks.choice(check, OUTCOMES)
                                            .ifPresent(outcome -> outcomes.put(check, outcome));
                                }
                            });
                    var sample =
                            new Sample(
                                    name,
                                    yaml.requiredText("why"),
                                    folder.without(EXPECTATION),
                                    yaml.choice("verdict", VERDICTS).orElse("graded"),
                                    yaml.number("points"),
                                    outcomes);
                    yaml.finish();
                    return sample;
                });
    }

    /// In what the verdict is not the one that was expected; empty where it is.
    public List<String> surprises(Verdict got) {
        var surprises = new ArrayList<String>();
        if (!got.word().equals(verdict))
            surprises.add("verdict %s instead of %s".formatted(got.word(), verdict));
        points.filter(expected -> expected.compareTo(got.points()) != 0)
                .ifPresent(expected ->
                        surprises.add(
                                "%s points instead of %s"
                                        .formatted(
                                                got.points().toPlainString(),
                                                expected.toPlainString())));
        checks.forEach((name, outcome) -> {
            var result =
                    got.results().stream().filter(check -> check.name().equals(name)).findFirst();
            var word = result.map(CheckResult::outcome).map(Outcome::word).orElse("not run");
            if (!word.equals(outcome.word())) {
                surprises.add(
                        "%s %s instead of %s%s"
                                .formatted(
                                        name,
                                        word,
                                        outcome.word(),
                                        result.map(CheckResult::message)
                                                .map(said -> " (" + said + ")")
                                                .orElse("")));
            }
        });
        return surprises;
    }

    private static final Map<String, Outcome> OUTCOMES = outcomes();

    private static Map<String, Outcome> outcomes() {
        var map = new LinkedHashMap<String, Outcome>();
        for (var outcome : Outcome.values()) map.put(outcome.word(), outcome);
        return map;
    }

    private static Map<String, String> words(String... words) {
        var map = new LinkedHashMap<String, String>();
        for (var word : words) map.put(word, word);
        return map;
    }
}
