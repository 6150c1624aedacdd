package savepoint.server.content.question;

import java.math.BigDecimal;
import java.util.Optional;

/// A question as one student gets it: parameters filled in, choices in their order. An attempt keeps it as JSON, and no
/// later edit of the bank changes it.
///
/// @param question its slug
/// @param version hash of the question's files; for questions that the grader runs this is their bundle
/// @param path of its file in the course, from which its pictures are named
/// @param part of the quiz that asked for it, from 0
/// @param seed from which it was drawn: the same question and seed make the same instance again
/// @param points it earns in this quiz
/// @param prompt Markdown
/// @param explanation Markdown, for afterwards
public record Instance(
        String question,
        String version,
        String path,
        int part,
        long seed,
        String title,
        BigDecimal points,
        String prompt,
        Form form,
        Key key,
        Optional<String> explanation) {}
