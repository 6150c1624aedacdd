package savepoint.server.content.question;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// A question of the bank, as its file says; as JSON these are the facts of its published version.
///
/// @param topic the folder it lies in
/// @param path of its file in the course
/// @param points it earns where a quiz says nothing else
/// @param parameters drawn for each student; their names stand in double braces in any text
/// @param prompt Markdown
/// @param explanation Markdown, for afterwards
/// @param wrong answers that must not pass
/// @param formerly slugs it had before
/// @param retired whether no quiz draws it any longer
public record Question(
        String slug,
        String topic,
        String path,
        String title,
        List<String> tags,
        Difficulty difficulty,
        BigDecimal points,
        List<Parameter> parameters,
        String prompt,
        Kind kind,
        Optional<String> explanation,
        List<Wrong> wrong,
        List<String> formerly,
        boolean retired) {

    /// An answer that must not pass.
    ///
    /// @param text as written below *Must not pass*
    public record Wrong(String text, int line) {}
}
