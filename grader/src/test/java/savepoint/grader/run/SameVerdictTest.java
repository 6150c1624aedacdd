package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.Sample;
import savepoint.grader.verdict.Verdict;

/// The same hand-in gets the same verdict, word for word, however often it is graded.
class SameVerdictTest {
    static Stream<Arguments> handIns() throws Exception {
        var java =
                Stream.of(
                                Map.entry("right", TinyBundle.handIn(TinyBundle.SOLUTION)),
                                Map.entry(
                                        "wrong",
                                        TinyBundle.handIn(
                                                TinyBundle.SOLUTION.replace(
                                                        "getInt(1)", "getInt(1) + 1"))),
                                Map.entry(
                                        "hostile",
                                        TinyBundle.attack(
                                                """
                                                for (int n = 0; n < 8; n++)
                                                    Thread.ofPlatform().daemon().start(() -> { while (true) Thread.onSpinWait(); });
                                                database.getConnection().createStatement().execute("lock table item");
                                                Runtime.getRuntime().halt(3);
                                                """)))
                        .map(handIn ->
                                Arguments.of(
                                        handIn.getKey(), TinyBundle.bundle(), handIn.getValue()));
        return Stream.concat(java, samples("reference", "no-tie-rule"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handIns")
    void ten_gradings_come_to_one_verdict(String name, Bundle bundle, FileTree handIn)
            throws Exception {
        grade(10, bundle, handIn);
    }

    @Tag("long")
    @ParameterizedTest(name = "{0}")
    @MethodSource("handIns")
    void a_hundred_gradings_come_to_one_verdict(String name, Bundle bundle, FileTree handIn)
            throws Exception {
        grade(100, bundle, handIn);
    }

    private static void grade(int times, Bundle bundle, FileTree handIn) throws Exception {
        // of its own, so that what the solution does is found out anew as well
        var grader = new Grader(TestWorkshop.get());
        var verdicts = new HashSet<Verdict>();
        for (int time = 0; time < times; time++)
            verdicts.add(grader.grade(bundle, handIn, 7, _ -> {}).verdict());
        assertEquals(1, verdicts.size(), verdicts::toString);
    }

    /// Hand-ins of a shipped assignment in SQL.
    private static Stream<Arguments> samples(String... names) throws Exception {
        var problems = new Problems();
        var bundle =
                BundleReader.read(
                                "shop-reports",
                                "",
                                FileTree.read(Path.of("../assignments/shop-reports")),
                                problems)
                        .orElseThrow(() -> new AssertionError(problems.all()));
        return Sample.of(bundle, "", problems).stream()
                .filter(sample -> List.of(names).contains(sample.name()))
                .map(sample -> Arguments.of(sample.name(), bundle, sample.handIn()));
    }
}
