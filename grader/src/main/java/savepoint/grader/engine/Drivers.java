package savepoint.grader.engine;

import java.util.List;
import savepoint.grader.bundle.Engine;
import savepoint.grader.sandbox.Outfit;

/// Which library speaks to an engine.
final class Drivers {
    /// Of an engine that keeps its database in files.
    private static final long SCRATCH = 64L << 20;

    private Drivers() {}

    static String of(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> "postgresql";
            case SQLITE -> "sqlite-jdbc";
            case H2 -> "h2";
        };
    }

    static Outfit outfit(Engine engine) {
        return switch (engine) {
            case POSTGRESQL -> Outfit.USUAL;
            case SQLITE -> new Outfit(List.of(of(engine)), SCRATCH);
            case H2 -> new Outfit(List.of(of(engine)), 0);
        };
    }
}
