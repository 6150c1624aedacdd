package savepoint.grader.verdict;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/// The few rows on which an answer is not the reference's, and both answers. Cells are what JSON has for them: numbers,
/// truth values, text, null.
///
/// @param tables by name, each row by column
/// @param about in words what it is about; empty where that is not certain
public record Counterexample(
        Map<String, List<Map<String, Object>>> tables,
        Result expected,
        Result got,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String about) {
    public Counterexample {
        about = about == null ? "" : about;
    }

    /// @param error what the database said instead of giving rows; empty where it gave them
    public record Result(
            List<String> columns,
            List<List<Object>> rows,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String error) {
        public Result {
            error = error == null ? "" : error;
        }
    }

    /// How many rows its tables have together.
    @JsonIgnore
    public int size() {
        return tables.values().stream().mapToInt(List::size).sum();
    }
}
