package savepoint.grader.run;

import savepoint.grader.bundle.Engine;
import savepoint.grader.engine.Engines;
import savepoint.grader.sandbox.Outfit;

/// What a runner is made for.
///
/// @param memory bytes: what a JVM may have is said when it starts
record Attire(Engine engine, Outfit outfit, long memory) {
    static Attire of(Engine engine, long memory) {
        return new Attire(engine, Engines.outfit(engine), memory);
    }
}
