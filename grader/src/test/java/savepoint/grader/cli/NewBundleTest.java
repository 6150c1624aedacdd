package savepoint.grader.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.grader.bundle.Sample;
import savepoint.grader.run.Grader;
import savepoint.grader.run.TestWorkshop;

class NewBundleTest {
    @TempDir Path temporary;

    @ParameterizedTest
    @EnumSource
    void a_new_bundle_has_no_problems_and_each_sample_gets_its_verdict(NewBundle.Kind kind)
            throws Exception {
        var folder = temporary.resolve("course/assignments/my-first");
        new NewBundle(folder, kind).write();

        var problems = new Problems();
        var bundle =
                BundleReader.read("my-first", "", FileTree.read(folder), problems)
                        .orElseThrow(() -> new AssertionError(problems.all()));
        assertEquals("My first", bundle.title());
        var grader = new Grader(TestWorkshop.get());
        for (var sample : Sample.of(bundle, "", problems))
            assertEquals(
                    List.of(),
                    sample.surprises(grader.grade(bundle, sample.handIn(), 7, _ -> {}).verdict()),
                    sample.why());
        assertEquals(List.of(), problems.all());
    }

    @ParameterizedTest
    @EnumSource
    void what_is_there_is_left_alone(NewBundle.Kind kind) throws Exception {
        var folder = Files.createDirectories(temporary.resolve("mine"));
        assertThrows(FileAlreadyExistsException.class, () -> new NewBundle(folder, kind).write());
        assertEquals(List.of(), List.of(folder.toFile().list()));
    }
}
