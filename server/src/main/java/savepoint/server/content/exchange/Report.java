package savepoint.server.content.exchange;

import java.util.List;
import java.util.Map;

/// What came of reading a file of questions.
///
/// @param format in words
/// @param files to be written, by their paths below the topic's folder
public record Report(String format, List<Line> lines, Map<String, byte[]> files) {
    /// What became of one question.
    ///
    /// @param name as the file calls it
    /// @param slug of its new file; empty where it could not be taken over
    /// @param notes what was changed, or why it could not
    public record Line(String name, Outcome outcome, String slug, List<String> notes) {}

    /// What can become of a question.
    public enum Outcome {
        /// It is as it was.
        TAKEN,
        /// It came over, but not all of it as it was.
        CHANGED,
        /// It could not come over.
        LEFT
    }

    /// How many had this outcome.
    public long count(Outcome outcome) {
        return lines.stream().filter(line -> line.outcome() == outcome).count();
    }
}
