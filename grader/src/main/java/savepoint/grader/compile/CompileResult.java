package savepoint.grader.compile;

import java.util.List;
import java.util.SortedMap;
import savepoint.grader.verdict.Diagnostic;
import savepoint.grader.verdict.Limit;

/// What came of compiling a hand-in.
public sealed interface CompileResult {
    /// Class files by binary name.
    record Compiled(SortedMap<String, byte[]> classes, List<Use> uses) implements CompileResult {}

    /// At most 20 messages, 16 KiB in all.
    record Failed(List<Diagnostic> diagnostics) implements CompileResult {}

    /// The code took more than a compilation may.
    record LimitHit(Limit limit) implements CompileResult {}
}
