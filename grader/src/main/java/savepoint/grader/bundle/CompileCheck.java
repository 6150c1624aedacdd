package savepoint.grader.bundle;

/// `kind: compile`: the hand-in compiles.
public record CompileCheck(Common common) implements Check {
    static CompileCheck read(Common common, CheckKeys keys) {
        return new CompileCheck(common);
    }
}
