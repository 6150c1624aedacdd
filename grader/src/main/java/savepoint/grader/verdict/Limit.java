package savepoint.grader.verdict;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a hand-in may use up. The words are those a student reads.
public enum Limit {
    @JsonProperty("cpu")
    CPU("CPU time"),
    @JsonProperty("wall")
    WALL("time"),
    @JsonProperty("memory")
    MEMORY("memory"),
    @JsonProperty("output")
    OUTPUT("output"),
    @JsonProperty("processes")
    PROCESSES("threads"),
    @JsonProperty("rows")
    ROWS("rows in a result"),
    @JsonProperty("compiler")
    COMPILER("time or memory for compiling");

    private final String words;

    Limit(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
