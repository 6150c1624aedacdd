package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;

/// What an author's scenario or solution does wrong is the bundle's fault, within the same limits, and never a verdict.
class BrokenBundleTest {
    @Test
    void a_scenario_that_throws_agrees_with_nobody() throws Exception {
        assertBroken(
                "throw new IllegalStateException(\"oops\");",
                "threw java.lang.IllegalStateException: oops");
    }

    @Test
    void a_scenario_that_never_ends_is_ended() throws Exception {
        assertBroken("while (true) Thread.sleep(1000);", "it was not done after 8 s");
    }

    @Test
    void a_scenario_that_answers_two_gigabytes_is_cut() throws Exception {
        assertBroken(
                "return new java.util.AbstractList<String>() { public int size() { return 20_000_000; }"
                        + " public String get(int i) { return \"x\".repeat(100); } };",
                "answers ");
        assertBroken(
                "var all = new java.util.ArrayList<String>();"
                        + " for (int i = 0; i < 2_000_000; i++) all.add(\"x\".repeat(1000)); return all;",
                "the solution on fixture sample");
    }

    private static void assertBroken(String body, String why) throws Exception {
        var files = new TreeMap<>(TinyBundle.files().files());
        files.put(
                "checks/Counts.java",
                ("public final class Counts implements savepoint.scenario.Scenario {"
                                + " public Object observe(savepoint.scenario.Subject subject) throws Exception {"
                                + " if (subject != null) { "
                                + body
                                + " } return null; } }")
                        .getBytes(StandardCharsets.UTF_8));
        var settings = new String(files.get("assignment.yaml"), StandardCharsets.UTF_8);
        files.put(
                "assignment.yaml",
                settings.replace("cpu: 2s, wall: 8s", "cpu: 500ms, wall: 2s")
                        .getBytes(StandardCharsets.UTF_8));
        var problems = new Problems();
        var bundle =
                BundleReader.read("shelf", "", FileTree.of(files), problems)
                        .orElseThrow(() -> new AssertionError(problems.all()));
        var grader = new Grader(TestWorkshop.get());
        var broken =
                assertThrows(
                        BrokenBundle.class,
                        () ->
                                grader.grade(
                                        bundle,
                                        TinyBundle.handIn(TinyBundle.SOLUTION),
                                        7,
                                        _ -> {}));
        assertTrue(broken.getMessage().contains(why), broken.getMessage());
    }
}
