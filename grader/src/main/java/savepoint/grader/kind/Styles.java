package savepoint.grader.kind;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import savepoint.grader.bundle.StyleCheck;
import savepoint.grader.compile.Use;

/// Judges what a hand-in is made of, by what the compiler found in it.
public final class Styles {
    private static final Map<String, String> MISSING =
            Map.of(
                    "prepared-statement",
                    "no statement is prepared: connection.prepareStatement(…)",
                    "plain-statement",
                    "no plain statement is made: connection.createStatement()",
                    "built-sql",
                    "no SQL is put together from pieces",
                    "try-with-resources",
                    "there is no try (…) that closes what it opens",
                    "unguarded-connection",
                    "no connection is opened outside of try (…)");

    private static final Map<String, String> FOUND =
            Map.of(
                    "prepared-statement",
                    "a statement is prepared",
                    "plain-statement",
                    "createStatement() takes no parameters: prepareStatement does",
                    "built-sql",
                    "SQL is put together from pieces: use parameters (?)",
                    "try-with-resources",
                    "there is a try (…)",
                    "unguarded-connection",
                    "a connection is opened that no try (…) closes");

    private Styles() {}

    /// What is wrong; empty where nothing is.
    public static Optional<String> judge(StyleCheck check, List<Use> uses) {
        return Stream.concat(
                        check.forbid().stream()
                                .flatMap(word ->
                                        uses.stream()
                                                .filter(use -> use.construct().equals(word))
                                                .limit(1)
                                                .map(Styles::found)),
                        check.require().stream()
                                .filter(word ->
                                        uses.stream()
                                                .noneMatch(use -> use.construct().equals(word)))
                                .map(word -> MISSING.getOrDefault(word, word + " is never called")))
                .findFirst();
    }

    private static String found(Use use) {
        return "%s line %d: %s"
                .formatted(
                        use.file(),
                        use.line(),
                        FOUND.getOrDefault(use.construct(), use.construct() + " is called"));
    }
}
