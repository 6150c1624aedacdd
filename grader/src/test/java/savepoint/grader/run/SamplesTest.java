package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.Sample;

/// Every sample gets the verdict it names, of the bundles that ship and of those that the tests have.
class SamplesTest {
    private static final Path ASSIGNMENTS = Path.of("../assignments");

    /// One bundle for each kind of check that the shipped ones have no use for.
    private static final Path KINDS = Path.of("src/test/resources/bundles");

    private static final String RACES = "ticket-sale";

    @TestFactory
    Stream<DynamicContainer> each_sample_gets_its_verdict() throws Exception {
        return bundles(ASSIGNMENTS, _ -> true);
    }

    @TestFactory
    Stream<DynamicContainer> each_kind_of_check_catches_its_mistakes() throws Exception {
        return bundles(KINDS, folder -> !folder.endsWith(RACES));
    }

    // Many schedules, each on a database of its own.
    @Tag("long")
    @TestFactory
    Stream<DynamicContainer> races_are_caught_in_many_schedules() throws Exception {
        return bundles(KINDS, folder -> folder.endsWith(RACES));
    }

    private static Stream<DynamicContainer> bundles(Path within, Predicate<Path> taken)
            throws Exception {
        var grader = new Grader(TestWorkshop.get());
        var bundles = new ArrayList<DynamicContainer>();
        try (var folders = Files.list(within)) {
            for (var folder :
                    (Iterable<Path>)
                            folders.filter(Files::isDirectory).filter(taken).sorted()::iterator) {
                bundles.add(bundle(grader, folder));
            }
        }
        return bundles.stream();
    }

    private static DynamicContainer bundle(Grader grader, Path folder) throws Exception {
        var slug = folder.getFileName().toString();
        var problems = new Problems();
        Bundle bundle =
                BundleReader.read(slug, slug + "/", FileTree.read(folder), problems)
                        .orElseThrow(() -> new AssertionError(problems.all()));
        var samples = Sample.of(bundle, slug + "/", problems);
        assertEquals(List.of(), problems.all());
        return DynamicContainer.dynamicContainer(
                slug,
                samples.stream()
                        .map(sample ->
                                DynamicTest.dynamicTest(
                                        sample.name(),
                                        () ->
                                                assertEquals(
                                                        List.of(),
                                                        sample.surprises(
                                                                grader.grade(
                                                                                bundle,
                                                                                sample.handIn(),
                                                                                7,
                                                                                _ -> {})
                                                                        .verdict()),
                                                        sample.why()))));
    }
}
