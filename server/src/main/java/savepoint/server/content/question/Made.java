package savepoint.server.content.question;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.FileTree;

/// What the reader of one kind made of a file.
///
/// @param points that follow from the kind, such as those of its checks
/// @param bundle what the grader needs; no files but for SQL and Java
/// @param wrong answers that must not pass
record Made(Kind kind, Optional<BigDecimal> points, FileTree bundle, List<Question.Wrong> wrong) {
    static Made of(Kind kind, List<Question.Wrong> wrong) {
        return new Made(kind, Optional.empty(), FileTree.of(Map.of()), wrong);
    }

    static Made of(Kind kind) {
        return of(kind, List.of());
    }
}
