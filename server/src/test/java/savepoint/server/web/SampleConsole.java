package savepoint.server.web;

import java.util.Arrays;
import java.util.List;
import savepoint.grader.verdict.ConsoleAnswer.ColumnView;
import savepoint.grader.verdict.ConsoleAnswer.TableView;
import savepoint.grader.verdict.ResultTable;
import savepoint.server.console.ConsolePage;
import savepoint.server.console.ConsolePanel;
import savepoint.server.console.ConsolePanel.Kind;
import savepoint.server.console.PlanNode;
import savepoint.server.lesson.LessonPage;

/// A console with every kind of result.
final class SampleConsole {
    private static final String PATH = "/c/databases/fall-2026/assignments/bank-transfer/console";

    private SampleConsole() {}

    static SamplePages.Sample page(boolean empty) {
        var panel =
                new ConsolePanel(
                        empty ? "" : "select owner, balance\n  from account",
                        empty ? "There is no statement to run." : null,
                        new Post(PATH + "/entries", "k1"),
                        new Post(PATH + "/reset", "k2"),
                        empty ? List.of() : entries(),
                        empty ? null : tables());
        return SamplePages.inWeeks(
                "console/console",
                new ConsolePage(new Link("Bank transfer", "#"), panel),
                "SQL console");
    }

    /// A live cell, before its first run or after one.
    static LessonPage.Cell cell(int number, boolean run) {
        return new LessonPage.Cell(
                number,
                "select owner, balance\n  from account",
                run,
                run ? entries().get(1) : null,
                new Post("#", "k" + number),
                new Post("#", "r" + number),
                run ? null : "There is no statement to run.");
    }

    private static List<ConsolePanel.Entry> entries() {
        return List.of(
                entry("waiting", "select pg_sleep(1)", List.of()),
                entry(
                        "rows",
                        "select owner, balance\n  from account",
                        List.of(
                                result(
                                        Kind.ROWS,
                                        "2 rows",
                                        new ResultTable(
                                                List.of(
                                                        new ResultTable.Column("owner", false),
                                                        new ResultTable.Column("balance", true)),
                                                List.of(
                                                        List.of("Ada", "300.00"),
                                                        Arrays.asList("Grace", null)),
                                                false)),
                                result(Kind.DONE, "Done: 1 row changed", null))),
                entry(
                        "fault",
                        "select id,\n  nme\n from account",
                        List.of(
                                new ConsolePanel.Result(
                                        Kind.FAILED,
                                        "column \"nme\" does not exist",
                                        new ConsolePanel.Fault(
                                                "column \"nme\" does not exist",
                                                "Perhaps you meant to reference the column \"account.name\".",
                                                "42703",
                                                2,
                                                "  ",
                                                "nme",
                                                ""),
                                        null,
                                        null,
                                        List.of()))),
                entry(
                        "plan",
                        "select * from account a join transfer t on t.from_account = a.id",
                        List.of(
                                new ConsolePanel.Result(
                                        Kind.PLAN, "", null, null, plan(), List.of()))),
                entry(
                        "tables",
                        "",
                        List.of(
                                new ConsolePanel.Result(
                                        Kind.TABLES, "", null, null, null, tables()))));
    }

    private static ConsolePanel.Entry entry(
            String ref, String sql, List<ConsolePanel.Result> results) {
        return new ConsolePanel.Entry(ref, sql, ref.equals("plan"), 3, results);
    }

    private static ConsolePanel.Result result(Kind kind, String words, ResultTable table) {
        return new ConsolePanel.Result(kind, words, null, table, null, List.of());
    }

    private static PlanNode plan() {
        var scan =
                new PlanNode(
                        "Seq Scan on transfer",
                        List.of("Filter: (amount > '100'::numeric)"),
                        12_400,
                        900,
                        1,
                        "8.10",
                        72,
                        210,
                        List.of());
        var index =
                new PlanNode(
                        "Index Scan using account_pkey on account",
                        List.of("Index Cond: (id = t.from_account)"),
                        12_400,
                        12_400,
                        12_400,
                        "2.40",
                        21,
                        37_200,
                        List.of());
        return new PlanNode(
                "Nested Loop", List.of(), 12_400, 900, 1, "0.80", 7, 37_410, List.of(scan, index));
    }

    static List<TableView> tables() {
        return List.of(
                new TableView(
                        "account",
                        List.of(
                                new ColumnView("id", "bigint", true, false, ""),
                                new ColumnView("branch_id", "integer", false, true, "branch(id)"),
                                new ColumnView("balance", "numeric(20,2)", false, false, "")),
                        List.of("CHECK ((balance >= (0)::numeric))"),
                        List.of(List.of("1", "1", "300.00"), Arrays.asList("2", null, "12.50")),
                        4),
                new TableView("transfer", List.of(), List.of(), List.of(), 0));
    }
}
