package savepoint.server.quiz.code;

import java.time.Instant;

/// A try of the code for one question.
///
/// @param attempt the attempt's ref; null where somebody who teaches looked at the quiz beforehand
/// @param allRows whether hidden rows were met, too
/// @param tree SHA-256 of the files that were tried
/// @param grading the id of its grading
record CodeRun(
        String ref,
        int position,
        String attempt,
        boolean allRows,
        Instant askedAt,
        String tree,
        long grading) {}
