package savepoint.grader.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DoctorTest {
    @Test
    void everything_holds_on_this_machine() {
        List<Finding> findings = Doctor.examine(TestSandbox.sandbox(), TestSandbox.jvm());
        assertEquals(List.of(), findings.stream().filter(finding -> !finding.ok()).toList());
        assertTrue(findings.size() > 15, findings::toString);
    }

    @Test
    void the_same_probes_get_through_where_there_is_no_sandbox() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process bare =
                new ProcessBuilder(
                                java,
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                Path.of("target", "classes").toString(),
                                "savepoint.runner.probe.Probes")
                        .start();
        bare.getOutputStream().close();
        String said = new String(bare.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var held =
                Arrays.stream(said.split("\n"))
                        .filter(line -> line.endsWith("\t"))
                        .map(String::strip)
                        .collect(Collectors.toSet());
        for (String probe :
                List.of(
                        "environment",
                        "identity",
                        "files",
                        "writing",
                        "terminals",
                        "file locks",
                        "other processes",
                        "network",
                        "sockets",
                        "child processes",
                        "system calls")) {
            assertFalse(held.contains(probe), said);
        }
    }
}
