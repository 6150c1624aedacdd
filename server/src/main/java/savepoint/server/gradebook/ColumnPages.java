package savepoint.server.gradebook;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import savepoint.server.db.Refs;
import savepoint.server.gradebook.facts.Column;
import savepoint.server.gradebook.facts.Pupil;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.gradebook.maths.Cell;
import savepoint.server.gradebook.maths.State;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// The page of one activity of everybody, put together.
final class ColumnPages {
    private static final int PAGE = 100;
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private ColumnPages() {}

    /// What was typed in the form; `all` means everybody who is shown.
    record Typed(EditForm form, Set<String> ticked, boolean all, String problem) {
        static final Typed NOTHING = new Typed(EditForm.EMPTY, Set.of(), false, null);
    }

    /// Which students are shown; empty texts narrow nothing.
    record Narrow(String section, String show, int page) {
        static Narrow read(UnaryOperator<String> field) {
            var page = field.apply("page");
            return new Narrow(
                    field.apply("section"),
                    field.apply("show"),
                    page.matches("[1-9]\\d{0,4}") ? Integer.parseInt(page) : 1);
        }

        String href(String here, int other) {
            return "%s?section=%s&show=%s&page=%d"
                    .formatted(
                            here,
                            URLEncoder.encode(section, StandardCharsets.UTF_8),
                            URLEncoder.encode(show, StandardCharsets.UTF_8),
                            other);
        }

        List<Sheet.Row> of(Sheet sheet, Column column) {
            return sheet.rows().stream()
                    .filter(row -> section.isEmpty() || section.equals(row.pupil().section()))
                    .filter(row ->
                            show.isEmpty() || row.of(column).holds().state().code().equals(show))
                    .toList();
        }
    }

    static Reply.Page page(
            Viewer.Staff staff, Sheet sheet, Column column, Narrow narrow, Typed typed) {
        var term = staff.term();
        var found = narrow.of(sheet, column);
        int from = Math.min(narrow.page() - 1, Math.max(0, found.size() - 1) / PAGE) * PAGE;
        var shown = found.subList(from, Math.min(from + PAGE, found.size()));
        var counting =
                sheet.rows().stream()
                        .map(row -> row.of(column).holds())
                        .filter(cell -> cell.counts() && cell.of().signum() > 0)
                        .map(ColumnPages::percent)
                        .toList();
        var page =
                new ColumnPage(
                        Paths.link(term),
                        column.title(),
                        column.href(term),
                        Paths.column(term, column),
                        Figures.plain(column.worth()),
                        column.dueAt() == null ? null : Moment.of(column.dueAt(), term.zone()),
                        tally(sheet, column),
                        counting.isEmpty() ? null : mean(counting),
                        counting.isEmpty()
                                ? null
                                : Histogram.of("points", "Students by points in percent", counting),
                        narrow.section(),
                        narrow.show(),
                        sections(sheet, narrow.section()),
                        states(narrow.show()),
                        span(term, column, narrow, found, from),
                        shown.stream().map(row -> row(term, row, column, typed)).toList(),
                        staff instanceof Viewer.InCharge
                                ? new ColumnPage.Edit(
                                        new Post(
                                                Paths.column(term, column) + "/changes",
                                                Refs.random()),
                                        typed.form().decision(),
                                        typed.form().points(),
                                        typed.form().reason(),
                                        typed.all(),
                                        typed.problem())
                                : null);
        return new Reply.Page(
                "gradebook/column", new Heading(column.title(), List.of(Paths.link(term))), page);
    }

    private static ColumnPage.Span span(
            Term term, Column column, Narrow narrow, List<Sheet.Row> found, int from) {
        var here = Paths.column(term, column);
        int page = from / PAGE + 1;
        return new ColumnPage.Span(
                page,
                found.isEmpty() ? 0 : from + 1,
                Math.min(from + PAGE, found.size()),
                found.size(),
                found.stream().map(row -> key(row, column)).collect(Collectors.joining(" ")),
                page == 1 ? null : new Link("Previous students", narrow.href(here, page - 1)),
                from + PAGE >= found.size()
                        ? null
                        : new Link("Next students", narrow.href(here, page + 1)));
    }

    private static BigDecimal percent(Cell cell) {
        return cell.points().multiply(ALL).divide(cell.of(), 4, RoundingMode.HALF_UP);
    }

    private static String mean(List<BigDecimal> percents) {
        var sum = percents.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return Figures.plain(
                        sum.divide(BigDecimal.valueOf(percents.size()), 1, RoundingMode.HALF_UP))
                + " %";
    }

    private static List<ColumnPage.Tally> tally(Sheet sheet, Column column) {
        var tally = new ArrayList<ColumnPage.Tally>();
        for (var state : State.values()) {
            int many =
                    (int)
                            sheet.rows().stream()
                                    .filter(row -> row.of(column).holds().state() == state)
                                    .count();
            if (many > 0) tally.add(new ColumnPage.Tally(state.code(), state.words(), many));
        }
        return tally;
    }

    private static List<ColumnPage.Choice> sections(Sheet sheet, String chosen) {
        return Stream.concat(
                        sheet.rows().stream()
                                .map(Sheet.Row::pupil)
                                .map(Pupil::section)
                                .filter(Objects::nonNull),
                        Stream.of(chosen).filter(name -> !name.isEmpty()))
                .distinct()
                .sorted()
                .map(name -> new ColumnPage.Choice(name, name, name.equals(chosen)))
                .toList();
    }

    private static List<ColumnPage.Choice> states(String chosen) {
        return Arrays.stream(State.values())
                .map(state ->
                        new ColumnPage.Choice(
                                state.code(), state.words(), state.code().equals(chosen)))
                .toList();
    }

    /// The cell as it is seen: the student, and the version of what staff decided.
    static String key(Sheet.Row row, Column column) {
        return row.pupil().ref() + "-" + row.of(column).version();
    }

    private static ColumnPage.Row row(Term term, Sheet.Row row, Column column, Typed typed) {
        var cell = row.of(column).holds();
        return new ColumnPage.Row(
                key(row, column),
                row.pupil().name(),
                row.pupil().section(),
                Paths.cell(term, row.pupil(), column),
                cell.state().code(),
                cell.state().words(),
                cell.counts() ? cell.amount() : null,
                typed.ticked().contains(row.pupil().ref()));
    }
}
