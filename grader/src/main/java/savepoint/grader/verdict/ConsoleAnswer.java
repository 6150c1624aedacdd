package savepoint.grader.verdict;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// What a private copy of some rows answered.
///
/// @param results one for each statement; after one that ended the session there are no more
/// @param changes whether the entry must be run again before the next, for the copy to be as it was left
/// @param millis the statements took, without making the copy and running earlier entries again
public record ConsoleAnswer(List<Result> results, boolean changes, long millis) {
    /// The answer where we failed.
    public static ConsoleAnswer fault(String incident) {
        return new ConsoleAnswer(List.of(new Fault(incident)), false, 0);
    }

    /// What one statement came to.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Rows.class, name = "rows"),
        @JsonSubTypes.Type(value = Done.class, name = "done"),
        @JsonSubTypes.Type(value = Failed.class, name = "failed"),
        @JsonSubTypes.Type(value = Ended.class, name = "ended"),
        @JsonSubTypes.Type(value = Plan.class, name = "plan"),
        @JsonSubTypes.Type(value = Tables.class, name = "tables"),
        @JsonSubTypes.Type(value = Fault.class, name = "fault")
    })
    public sealed interface Result {}

    /// It gave rows.
    public record Rows(ResultTable table) implements Result {}

    /// It was carried out and gave no rows.
    ///
    /// @param changed how many rows it touched
    public record Done(long changed) implements Result {}

    /// The database refused it.
    ///
    /// @param position of the fault in the statement, in characters from 1; 0 where it has none
    /// @param hint the database's own, may be empty
    public record Failed(
            String message, String sqlState, String statement, int position, String hint)
            implements Result {}

    /// The session was ended: time, memory or size ran out.
    public record Ended(String why) implements Result {}

    /// How the database carried it out.
    ///
    /// @param json as `EXPLAIN (FORMAT JSON)` gives it
    public record Plan(String json) implements Result {}

    /// The tables there are.
    public record Tables(List<TableView> tables) implements Result {}

    /// We failed. The incident is what staff look for in the log.
    public record Fault(String incident) implements Result {}

    /// A table as a learner wants to know it.
    ///
    /// @param rules keys and checks over several columns, as the database words them
    /// @param sample its first rows, a cell a column
    /// @param count of all its rows
    public record TableView(
            String name,
            List<ColumnView> columns,
            List<String> rules,
            List<List<String>> sample,
            long count) {}

    /// @param references such as `account(id)`, empty unless the column alone is a foreign key
    public record ColumnView(
            String name, String type, boolean key, boolean nullable, String references) {}
}
