package savepoint.server.review;

import java.util.List;
import savepoint.grader.verdict.ResultTable;
import savepoint.server.assignment.RunPage;
import savepoint.server.console.ConsolePanel;
import savepoint.server.grading.CheckView;
import savepoint.server.grading.CodeError;
import savepoint.server.grading.LogView;
import savepoint.server.grading.RowTable;
import savepoint.server.grading.VerdictView;

/// What checks and runs showed of a hand-in, as its reviewers may see it: whatever its code can have written is cloaked, what
/// the assignment's author wrote is not.
record CloakedVerdict(Cloak cloak) {
    VerdictView of(VerdictView view) {
        return new VerdictView(
                view.kind(),
                view.passed(),
                view.total(),
                view.points(),
                view.of(),
                view.checks().stream().map(this::check).toList(),
                view.limit(),
                view.errors().stream().map(this::error).toList(),
                prose(view.reason()),
                view.incident());
    }

    /// What code showed while it ran.
    List<RunPage.Output> outputs(List<RunPage.Output> outputs) {
        return outputs.stream()
                .map(output ->
                        new RunPage.Output(
                                output.about(),
                                prose(output.printed()),
                                output.results().stream().map(this::result).toList()))
                .toList();
    }

    private CheckView check(CheckView check) {
        return new CheckView(
                check.slug(),
                check.about(),
                check.outcome(),
                check.points(),
                check.of(),
                prose(check.message()),
                check.hint(),
                check.seenOn(),
                cloak.value(check.expected()),
                cloak.value(check.found()),
                check.tables().stream().map(this::table).toList(),
                check.log() == null ? null : log(check.log()));
    }

    /// Its source line comes of files that are cloaked.
    private CodeError error(CodeError error) {
        return new CodeError(
                error.file(), error.line(), error.column(), prose(error.message()), error.source());
    }

    private RowTable table(RowTable table) {
        return new RowTable(
                cloak.value(table.title()),
                table.columns().stream().map(cloak::value).toList(),
                table.rows().stream()
                        .map(row ->
                                new RowTable.Row(
                                        row.kind(), row.cells().stream().map(this::cell).toList()))
                        .toList(),
                table.more());
    }

    private RowTable.Cell cell(RowTable.Cell cell) {
        return new RowTable.Cell(
                cloak.value(cell.found()), cloak.value(cell.expected()), cell.differs());
    }

    private LogView log(LogView log) {
        return new LogView(
                log.summary(),
                log.lines().stream()
                        .map(line ->
                                new LogView.Line(
                                        cloak.code(line.sql()),
                                        line.times(),
                                        prose(line.answer()),
                                        line.control(),
                                        line.marked()))
                        .toList(),
                log.more());
    }

    private ConsolePanel.Result result(ConsolePanel.Result result) {
        if (result.table() == null) return result;
        var table = result.table();
        return ConsolePanel.Result.rows(
                new ResultTable(
                        table.columns().stream()
                                .map(column ->
                                        new ResultTable.Column(
                                                cloak.value(column.name()), column.numeric()))
                                .toList(),
                        table.rows().stream().map(this::cells).toList(),
                        table.more()));
    }

    // SQL's NULL among them, which List.of() and copies of it refuse; toList() does not
    private List<String> cells(List<String> cells) {
        return cells.stream().map(cloak::value).toList();
    }

    private String prose(String text) {
        return text == null ? null : cloak.prose(text);
    }
}
