package savepoint.grader.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// How far a running grading has come: always the whole picture, so that a late reader needs no earlier one.
///
/// @param place gradings before this one in the queue; 0 once it runs
public record Progress(Stage stage, int place, List<Step> steps) {
    /// There is a verdict.
    public static final Progress DONE = new Progress(Stage.DONE, 0, List.of());

    public enum Stage {
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("compiling")
        COMPILING,
        @JsonProperty("checking")
        CHECKING,
        @JsonProperty("done")
        DONE
    }

    /// A check that has ended.
    public record Step(String name, Outcome outcome) {}
}
