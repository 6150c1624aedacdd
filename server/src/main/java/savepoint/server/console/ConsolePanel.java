package savepoint.server.console;

import java.util.List;
import savepoint.grader.verdict.ConsoleAnswer;
import savepoint.grader.verdict.ResultTable;
import savepoint.server.web.Coded;
import savepoint.server.web.Post;

/// A console as pages show it (`console/panel.html`): the input, and what was asked since the last reset, newest first.
///
/// The form of `run` sends `sql`, and `plan` or `tables` where that button was pressed.
///
/// @param sql what stands in the input
/// @param problem why the last entry was not taken, or null
/// @param tables as the author made them; null while nobody has told of them
public record ConsolePanel(
        String sql,
        String problem,
        Post run,
        Post reset,
        List<Entry> entries,
        List<ConsoleAnswer.TableView> tables) {

    /// Something that was asked; `results` is empty while it is under way.
    public record Entry(String ref, String sql, boolean plan, long millis, List<Result> results) {}

    /// What one statement came to. What does not belong to its kind is null or empty.
    ///
    /// @param words for those without rows
    public record Result(
            Kind kind,
            String words,
            Fault fault,
            ResultTable table,
            PlanNode plan,
            List<ConsoleAnswer.TableView> tables) {

        /// Rows, with a word on how many.
        public static Result rows(ResultTable table) {
            return new Result(Kind.ROWS, count(table), null, table, null, List.of());
        }

        private static String count(ResultTable table) {
            int rows = table.rows().size();
            if (table.more()) return "The first %d rows".formatted(rows);
            return rows == 1 ? "1 row" : rows + " rows";
        }

        static Result words(Kind kind, String words) {
            return new Result(kind, words, null, null, null, List.of());
        }

        static Result fault(Fault fault) {
            return new Result(Kind.FAILED, fault.message(), fault, null, null, List.of());
        }

        static Result plan(PlanNode plan) {
            return new Result(Kind.PLAN, "", null, null, plan, List.of());
        }

        static Result tables(List<ConsoleAnswer.TableView> tables) {
            return new Result(Kind.TABLES, "", null, null, null, tables);
        }
    }

    /// How a result is shown.
    public enum Kind implements Coded {
        ROWS,
        DONE,
        FAILED,
        PLAN,
        TABLES
    }

    /// Why the database refused a statement, and where: the line it speaks of, divided at the fault. `line` is 0 where
    /// it names no place.
    public record Fault(
            String message,
            String hint,
            String state,
            int line,
            String before,
            String at,
            String after) {}
}
