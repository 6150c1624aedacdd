package savepoint.grader.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How one check ended. Skipped: the hand-in did not live to see it.
public enum Outcome {
    @JsonProperty("passed")
    PASSED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("limit-hit")
    LIMIT_HIT,
    @JsonProperty("skipped")
    SKIPPED;

    /// As it stands in JSON and in `expect.yaml`.
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
