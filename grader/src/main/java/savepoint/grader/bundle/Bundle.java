package savepoint.grader.bundle;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// An assignment's folder, parsed and found in order.
///
/// @param slug its folder's name
/// @param engines on each of which it is graded
/// @param submit exact names of the files that are handed in
/// @param entry the class of a Java hand-in that scenarios make
/// @param formerly slugs it had before
/// @param retired whether it no longer counts in its course
/// @param tree the files it was read from
/// @param hash SHA-256 of the tree, hex
public record Bundle(
        String slug,
        String title,
        Optional<Integer> week,
        List<Engine> engines,
        List<String> submit,
        Optional<String> entry,
        HandInLimits limits,
        HandInRules rules,
        PeerReview review,
        Points points,
        List<Check> checks,
        Rubric rubric,
        String schema,
        List<Fixture> fixtures,
        List<String> formerly,
        boolean retired,
        FileTree tree,
        String hash) {

    public boolean isJava() {
        return entry.isPresent();
    }

    /// The points that checks give.
    public BigDecimal automaticPoints() {
        return checks.stream()
                .map(check -> check.common().points())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public Fixture fixture(String name) {
        return fixtures.stream()
                .filter(fixture -> fixture.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "bundle %s has no fixture %s".formatted(slug, name)));
    }

    /// The same with other rows, as another bundle: its hash is made of theirs as well.
    public Bundle withFixtures(List<Fixture> others) {
        var all = new TreeMap<String, byte[]>();
        others.forEach(one -> all.put(one.name(), one.sql().getBytes(StandardCharsets.UTF_8)));
        all.put("/", hash.getBytes(StandardCharsets.UTF_8));
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
                others,
                formerly,
                retired,
                tree,
                FileTree.of(all).hash());
    }

    public Optional<Check> check(String name) {
        return checks.stream().filter(check -> check.name().equals(name)).findFirst();
    }

    /// What makes the tables on this engine: `schema-sqlite.sql` where SQLite needs words of its own.
    public String schema(Engine engine) {
        return tree.text("schema-%s.sql".formatted(engine.word())).orElse(schema);
    }

    /// The reference hand-in.
    public FileTree solution() {
        return tree.under("solution");
    }

    public FileTree starter() {
        return tree.under("starter");
    }

    /// The interfaces a Java hand-in implements.
    public FileTree api() {
        return tree.under("api");
    }

    /// Classes that draw rows, among the other fixtures.
    public FileTree generators() {
        return tree.under("fixtures");
    }

    public FileTree scenarios() {
        return tree.under("checks");
    }
}
