package savepoint.grader.compile;

import java.util.List;
import java.util.Optional;
import savepoint.grader.verdict.Diagnostic;

/// Packages whose classes belong to the platform, so that no hand-in can stand in for a part of it.
final class ReservedPackages {
    private static final List<String> RESERVED =
            List.of("java", "savepoint", "org.postgresql", "org.sqlite", "org.h2");

    private ReservedPackages() {}

    static Optional<Diagnostic> check(String file, String className) {
        return RESERVED.stream()
                .filter(reserved -> className.startsWith(reserved + "."))
                .findFirst()
                .map(reserved ->
                        new Diagnostic(
                                file,
                                0,
                                0,
                                "package "
                                        + reserved
                                        + " belongs to the platform;"
                                        + " choose another"));
    }
}
