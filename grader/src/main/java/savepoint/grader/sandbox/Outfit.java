package savepoint.grader.sandbox;

import java.util.List;

/// What a box's JVM finds beside the runner: nothing that was not asked for.
///
/// @param libraries names of artifacts, in the order of the class path
/// @param scratchBytes of a file system at /tmp that is the box's own; 0 for none
public record Outfit(List<String> libraries, long scratchBytes) {
    /// The driver, which lies on our own class path as well.
    static final String POSTGRESQL = "postgresql";

    /// For hand-ins that meet PostgreSQL and need nothing else.
    public static final Outfit USUAL = new Outfit(List.of(POSTGRESQL), 0);

    public Outfit {
        libraries = List.copyOf(libraries);
    }
}
