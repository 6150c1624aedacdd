package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.BundleReader;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.grader.verdict.CheckResult;
import savepoint.grader.verdict.Verdict;
import savepoint.grader.verdict.VerdictJson;

/// A bundle whose checks `c0`, `c1`, … take any object for an answer. The right one is "right"; the one row of the hidden
/// fixture is the secret to steal.
final class VaultBundle {
    static final String SECRET = "hush4711";
    static final String RIGHT = "return \"right\";";
    static final String BEGUN_WRONG = "Right on the sample rows, wrong on hidden ones: ";

    // for many attacks of which each ends by itself
    private static final String PATIENT = "60s";

    private VaultBundle() {}

    /// Grades a hand-in that does these things, one a check; each is a method body with `secret` and `database` in scope.
    static Verdict grade(List<String> bodies) throws Exception {
        return grade(bodies, false);
    }

    private static Verdict grade(List<String> bodies, boolean sampleOnly) throws Exception {
        var verdict =
                new Grader(TestWorkshop.get())
                        .grade(bundle(bodies.size(), sampleOnly), handIn(bodies), 7, _ -> {})
                        .verdict();
        assertFalse(verdict instanceof Verdict.GraderFault, verdict::toString);
        assertFalse(verdict instanceof Verdict.CompileFailed, verdict::toString);
        var json = VerdictJson.write(verdict);
        assertFalse(json.contains(SECRET), () -> "it tells: " + json);
        assertFalse(json.contains("\\u0000"), "no database takes this character");
        return verdict;
    }

    /// Grades these bodies on both fixtures and tells what each came to, which is nothing good.
    static Map<String, String> messages(List<String> bodies) throws Exception {
        return messages(bodies, false);
    }

    /// The same on the sample alone.
    static Map<String, String> messagesOnSample(List<String> bodies) throws Exception {
        return messages(bodies, true);
    }

    /// Grades these bodies on the sample alone: each must come to the message beside it.
    static void assertMessagesOnSample(Map<String, String> expected) throws Exception {
        var messages = messagesOnSample(List.copyOf(expected.keySet()));
        assertAll(
                expected.entrySet().stream()
                        .map(body ->
                                () ->
                                        assertEquals(
                                                body.getValue(),
                                                messages.get(body.getKey()),
                                                body.getKey())));
    }

    private static Map<String, String> messages(List<String> bodies, boolean sampleOnly)
            throws Exception {
        var verdict = grade(bodies, sampleOnly);
        assertEquals(0, BigDecimal.ZERO.compareTo(verdict.points()), verdict::toString);
        return verdict.results().stream()
                .collect(
                        Collectors.toMap(
                                result -> bodies.get(number(result)),
                                CheckResult::message,
                                (first, _) -> first,
                                LinkedHashMap::new));
    }

    /// Does this where the secret is, and what is right elsewhere.
    static String onHidden(String body) {
        return "if (secret != null) { %s } %s".formatted(body, RIGHT);
    }

    static void theNextHandInIsUnharmed() throws Exception {
        assertEquals(BigDecimal.ONE, grade(List.of(RIGHT)).points());
    }

    private static int number(CheckResult result) {
        return Integer.parseInt(result.name().substring(1));
    }

    private static FileTree handIn(List<String> bodies) {
        return FileTree.of(Map.of("OpenVault.java", bytes(source(bodies))));
    }

    private static String source(List<String> bodies) {
        return """
        package vault;

        import java.io.*;
        import java.math.*;
        import java.sql.*;
        import java.util.*;
        import javax.sql.DataSource;

        @SuppressWarnings("all")
        public class OpenVault implements Vault {
            static int calls;
            static final List<Object> held = new ArrayList<>();
            final DataSource database;

            public OpenVault(DataSource database) {
                this.database = database;
            }

            public Object open(int number) throws Throwable {
                calls++;
                String secret;
                try (var connection = database.getConnection();
                        var rows = connection.createStatement().executeQuery("select max(what) from vault")) {
                    rows.next();
                    secret = rows.getString(1);
                }
                return switch (number) {
        %s
                    default -> throw new IllegalArgumentException();
                };
            }

        %s

            static void frame(int number, String json) throws IOException {
                frame(number, json.getBytes("UTF-8"));
            }

            static void frame(int number, byte[] answer) throws IOException {
                var frame = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16));
                frame.writeInt(number);
                frame.writeInt(answer.length);
                frame.write(answer);
                frame.flush();
            }
        }
        """
                .formatted(
                        lines(bodies, n -> "case %d -> open%d(secret);".formatted(n, n)),
                        lines(
                                bodies,
                                n ->
                                        "Object open%d(String secret) throws Throwable { %s }"
                                                .formatted(n, bodies.get(n))));
    }

    private static String lines(List<String> bodies, Function<Integer, String> line) {
        return IntStream.range(0, bodies.size())
                .mapToObj(line::apply)
                .collect(Collectors.joining("\n"));
    }

    private static Bundle bundle(int checks, boolean sampleOnly) {
        var files = new TreeMap<String, byte[]>();
        var facts =
                new StringBuilder(
                        """
                        title: A vault
                        submit: [OpenVault.java]
                        entry: vault.OpenVault
                        limits: {cpu: 2s, wall: %s, memory: 192MB}
                        points: %d
                        checks:
                        """
                                .formatted(sampleOnly ? PATIENT : "8s", checks));
        for (int n = 0; n < checks; n++) {
            facts.append(
                    "  c%d: {kind: returns, scenario: Open%d, points: 1, about: It opens%s}\n"
                            .formatted(n, n, sampleOnly ? ", fixtures: [sample]" : ""));
            files.put(
                    "checks/Open%d.java".formatted(n),
                    bytes(
                            """
                            public final class Open%d implements savepoint.scenario.Scenario {
                                public Object observe(savepoint.scenario.Subject subject) throws Exception {
                                    return subject.attempt(() -> {
                                        try {
                                            return subject.make(vault.Vault.class).open(%d);
                                        } catch (Exception | Error thrown) {
                                            throw thrown;
                                        } catch (Throwable odd) {
                                            throw new IllegalStateException(odd);
                                        }
                                    });
                                }
                            }
                            """
                                    .formatted(n, n)));
        }
        files.put("assignment.yaml", bytes(facts.toString()));
        files.put("statement.md", bytes("# A vault\n"));
        files.put("schema.sql", bytes("create table vault (what text)"));
        files.put("fixtures/sample.sql", bytes(""));
        files.put(
                "fixtures/hidden-gold.sql",
                bytes("insert into vault values ('%s')".formatted(SECRET)));
        files.put(
                "api/vault/Vault.java",
                bytes(
                        "package vault; public interface Vault { Object open(int number) throws Throwable; }"));
        var right = bytes(source(java.util.Collections.nCopies(checks, RIGHT)));
        files.put("solution/OpenVault.java", right);
        files.put("starter/OpenVault.java", right);
        var problems = new Problems();
        return BundleReader.read("vault", "", FileTree.of(files), problems)
                .orElseThrow(() -> new AssertionError(problems.all()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
