package savepoint.server.gradebook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import savepoint.server.gradebook.facts.Column;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.gradebook.facts.Pupil;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.gradebook.maths.State;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Reply;

/// The gradebook's first page, put together.
final class BoardPages {
    /// Students on a page.
    static final int PAGE = 50;

    private final Gradebook gradebook;

    BoardPages(Gradebook gradebook) {
        this.gradebook = gradebook;
    }

    Reply.Page page(Viewer.Staff staff, BoardFilter filter) {
        var term = staff.term();
        var pupils = gradebook.pupils(term);
        var wanted = filter.of(pupils);
        List<Sheet.Row> rows;
        Sheet sheet;
        int found;
        int from;
        if (filter.needsEverybody()) {
            sheet = gradebook.sheet(term, wanted);
            var sorted = filter.of(sheet);
            found = sorted.size();
            from = from(filter, found);
            rows = sorted.subList(from, Math.min(from + PAGE, found));
        } else {
            found = wanted.size();
            from = from(filter, found);
            sheet = gradebook.sheet(term, wanted.subList(from, Math.min(from + PAGE, found)));
            rows = sheet.rows();
        }
        var book = Paths.book(term);
        var page =
                new BoardPage(
                        book,
                        search(filter, pupils),
                        weeks(sheet.columns()),
                        sheet.columns().stream()
                                .map(column -> column(term, filter, column))
                                .toList(),
                        rows.stream().map(row -> row(term, sheet, row)).toList(),
                        legend(),
                        !sheet.policy().letters().isEmpty(),
                        sorted(filter, "name", book),
                        sorted(filter, "total", book),
                        pupils.size(),
                        found,
                        found == 0 ? 0 : from + 1,
                        Math.min(from + PAGE, found),
                        from == 0 ? null : link(filter, from / PAGE, "Previous students", book),
                        from + PAGE >= found
                                ? null
                                : link(filter, from / PAGE + 2, "Next students", book),
                        ways(staff, book));
        return new Reply.Page("gradebook/board", new Heading("Gradebook"), page);
    }

    private static List<Link> ways(Viewer.Staff staff, String book) {
        var ways = new ArrayList<Link>();
        ways.add(new Link("The class", book + "/class"));
        ways.add(new Link("Analytics", book + "/analytics"));
        ways.add(new Link("Changes", book + "/changes"));
        if (staff instanceof Viewer.InCharge) ways.add(new Link("Audit", book + "/audit"));
        ways.add(new Link("Export", book + "/export"));
        if (staff instanceof Viewer.InCharge) ways.add(new Link("Import", book + "/imports"));
        return ways;
    }

    private static int from(BoardFilter filter, int found) {
        int last = found == 0 ? 0 : (found - 1) / PAGE;
        return Math.min(filter.page() - 1, last) * PAGE;
    }

    private static Link link(BoardFilter filter, int page, String text, String book) {
        return new Link(text, filter.page(page).href(book));
    }

    private static BoardPage.Search search(BoardFilter filter, List<Pupil> pupils) {
        var sections =
                Stream.concat(
                                pupils.stream().map(Pupil::section).filter(Objects::nonNull),
                                Stream.of(filter.section()).filter(name -> !name.isEmpty()))
                        .distinct()
                        .sorted()
                        .map(name -> choice(name, name, filter.section()))
                        .toList();
        return new BoardPage.Search(
                filter.name(),
                sections,
                Arrays.stream(State.values())
                        .map(state -> choice(state.code(), state.words(), filter.show()))
                        .toList(),
                filter.sort(),
                filter.down(),
                filter.narrows());
    }

    private static BoardPage.Choice choice(String value, String text, String chosen) {
        return new BoardPage.Choice(value, text, value.equals(chosen));
    }

    private static List<BoardPage.State> legend() {
        return Arrays.stream(State.values())
                .filter(state -> state != State.GRADED)
                .map(state -> new BoardPage.State(state.code(), Marks.sign(state), state.words()))
                .toList();
    }

    private static List<BoardPage.Week> weeks(List<Column> columns) {
        var weeks = new ArrayList<BoardPage.Week>();
        for (int i = 0, start = 0; i < columns.size(); i++) {
            var week = columns.get(i).week();
            if (i + 1 < columns.size() && Objects.equals(columns.get(i + 1).week(), week)) continue;
            weeks.add(new BoardPage.Week(week == null ? "Other" : "Week " + week, i + 1 - start));
            start = i + 1;
        }
        return weeks;
    }

    private static BoardPage.Column column(Term term, BoardFilter filter, Column column) {
        return new BoardPage.Column(
                column.title(),
                column.activityKind().code(),
                Paths.column(term, column),
                Figures.plain(column.worth()),
                sorted(filter, column.ref(), Paths.book(term)));
    }

    private static BoardPage.Sorted sorted(BoardFilter filter, String key, String book) {
        boolean now = filter.sort().equals(key) || (filter.sort().isEmpty() && key.equals("name"));
        return new BoardPage.Sorted(
                filter.by(key).href(book),
                now ? (filter.down() ? "descending" : "ascending") : null);
    }

    private static BoardPage.Row row(Term term, Sheet sheet, Sheet.Row row) {
        var student = Paths.student(term, row.pupil());
        var cells = new ArrayList<BoardPage.Cell>();
        for (var column : sheet.columns()) {
            var cell = row.of(column).holds();
            cells.add(
                    new BoardPage.Cell(
                            cell.state().code()
                                    + (row.grade().isDropped(column.id()) ? " dropped" : ""),
                            Marks.mark(cell),
                            Marks.words(cell)
                                    + (row.grade().isDropped(column.id()) ? ", left out" : ""),
                            Marks.parts(cell),
                            student + "/activities/" + column.ref()));
        }
        return new BoardPage.Row(
                row.pupil().name(),
                row.pupil().section(),
                student,
                row.grade().percent().map(percent -> Figures.plain(percent) + " %").orElse(null),
                row.grade().letter().orElse(null),
                row.grade().says(),
                cells);
    }
}
