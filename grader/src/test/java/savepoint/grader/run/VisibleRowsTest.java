package savepoint.grader.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.queue.NewGrading;
import savepoint.grader.queue.Task;
import savepoint.grader.verdict.GradingReport;
import savepoint.grader.verdict.Output;
import savepoint.grader.verdict.ResultTable;

/// A try on the visible rows: the checks, and what the hand-in showed.
class VisibleRowsTest {
    @Test
    void a_query_shows_its_rows_and_never_meets_hidden_ones() throws Exception {
        var guess = NamesBundle.handIn("select 'Ada' as name, 36 as age, null as nick");
        var report = run(NamesBundle.bundle(), guess);
        assertEquals(
                List.of(
                        new Output(
                                "names",
                                "sample",
                                "",
                                List.of(
                                        new ResultTable(
                                                List.of(
                                                        new ResultTable.Column("name", false),
                                                        new ResultTable.Column("age", true),
                                                        new ResultTable.Column("nick", false)),
                                                List.of(row("Ada", "36", null)),
                                                false)),
                                "")),
                report.outputs());
        var constant = NamesBundle.handIn("select 'Ada'");
        assertEquals(new BigDecimal(5), run(NamesBundle.bundle(), constant).verdict().points());
    }

    @Test
    void many_rows_are_cut_and_it_says_so() throws Exception {
        var many = NamesBundle.handIn("select n from generate_series(1, 150) n");
        var shown = run(NamesBundle.bundle(), many).outputs().getFirst().results().getFirst();
        assertEquals(100, shown.rows().size());
        assertTrue(shown.more());
    }

    @Test
    void what_a_program_prints_stands_with_the_check_that_ran() throws Exception {
        var chatty =
                TinyBundle.SOLUTION
                        .replace(
                                "rows.next();",
                                "rows.next(); System.out.println(\"counted \u00fc\");")
                        .replace(
                                "statement.executeUpdate();",
                                "statement.executeUpdate(); System.err.print(\"put \" + name);");
        var report = run(TinyBundle.bundle(), TinyBundle.handIn(chatty));
        assertEquals(Map.of("counts", "counted \u00fc\n", "puts", "put box"), printed(report));
        Gradings.assertFullPoints(report.verdict());
    }

    @Test
    void checks_of_one_scenario_have_it_carried_out_once() throws Exception {
        var both =
                TinyBundle.also(
                        "keeps: {kind: state, scenario: Puts, points: 0, about: 'Nothing else changes'}");
        var counting =
                TinyBundle.SOLUTION
                        .replace(
                                "statement.executeUpdate();",
                                "statement.executeUpdate(); System.out.print(++puts);")
                        .replace(
                                "private final DataSource",
                                "private static int puts; private final DataSource");
        var report = run(both, TinyBundle.handIn(counting));
        assertEquals(Map.of("puts", "1", "keeps", "1"), printed(report));
        Gradings.assertFullPoints(report.verdict());
    }

    @Test
    void what_came_of_it_is_said_in_words_and_not_judged() throws Exception {
        var misspelt = run(NamesBundle.bundle(), NamesBundle.handIn("select nmae from person"));
        assertTrue(
                misspelt.outputs().getFirst().said().contains("nmae"),
                () -> misspelt.outputs().toString());
        var counted = run(TinyBundle.bundle(), TinyBundle.handIn(TinyBundle.SOLUTION));
        assertTrue(
                counted.outputs().stream().noneMatch(output -> output.said().isEmpty()),
                () -> counted.outputs().toString());
    }

    @Test
    void what_it_printed_before_it_exited_is_there() throws Exception {
        var report =
                run(
                        TinyBundle.bundle(),
                        TinyBundle.attack("System.out.println(\"here\"); System.exit(3);"));
        assertTrue(printed(report).values().stream().allMatch("here\n"::equals), report::toString);
        assertFalse(printed(report).isEmpty());
    }

    @Test
    void a_hand_in_that_is_graded_in_full_shows_nothing() throws Exception {
        var chatty =
                TinyBundle.SOLUTION.replace("rows.next();", "rows.next(); System.out.println(1);");
        var report =
                new Grader(TestWorkshop.get())
                        .grade(TinyBundle.bundle(), TinyBundle.handIn(chatty), 7, _ -> {});
        assertEquals(List.of(), report.outputs());
    }

    private static Map<String, String> printed(GradingReport report) {
        return report.outputs().stream()
                .filter(output -> !output.printed().isEmpty())
                .collect(Collectors.toMap(Output::check, Output::printed));
    }

    private static GradingReport run(Bundle bundle, FileTree handIn) throws Exception {
        return new Grader(TestWorkshop.get())
                .grade(bundle, handIn, Task.Rows.VISIBLE, 7, NewGrading.Priority.LIVE, _ -> {});
    }

    private static List<String> row(String... cells) {
        return Arrays.asList(cells);
    }
}
