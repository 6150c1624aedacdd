package savepoint.server.gradebook.out;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import savepoint.server.content.folder.ActivityKind;
import savepoint.server.gradebook.facts.Column;
import savepoint.server.gradebook.facts.Pupil;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.gradebook.maths.Cell;
import savepoint.server.gradebook.maths.State;
import savepoint.server.gradebook.out.Table.Value;
import savepoint.server.web.Figures;

/// The gradebook as tables for people and for other systems.
public final class Tables {
    private static final List<String> PARTS = List.of("Instructor", "Peers", "Reviewing");

    private Tables() {}

    /// Everything, an assignment's parts beside its points.
    public static Table ours(Sheet sheet) {
        var titles = titles(sheet.columns());
        var heads = new ArrayList<>(List.of("Student", "Email", "Section", "Total %", "Letter"));
        for (var column : sheet.columns()) {
            heads.add(
                    "%s (of %s)".formatted(titles.get(column.id()), Figures.plain(column.worth())));
            if (hasParts(column))
                PARTS.forEach(part -> heads.add(titles.get(column.id()) + ": " + part));
        }
        var rows = new ArrayList<List<Value>>();
        for (var row : sheet.rows()) {
            var values = new ArrayList<Value>();
            values.add(Value.of(row.pupil().name()));
            values.add(Value.of(row.pupil().email()));
            values.add(Value.of(row.pupil().section()));
            values.add(Value.of(row.grade().percent().orElse(null)));
            values.add(Value.of(row.grade().letter().orElse(null)));
            for (var column : sheet.columns()) {
                var cell = row.of(column).holds();
                values.add(told(cell));
                if (hasParts(column)) PARTS.forEach(part -> values.add(Value.of(part(cell, part))));
            }
            rows.add(values);
        }
        return new Table(heads, rows);
    }

    private static boolean hasParts(Column column) {
        return column.activityKind() == ActivityKind.ASSIGNMENT
                && (column.pointsPeers() != null || column.pointsReviewing() != null);
    }

    private static BigDecimal part(Cell cell, String name) {
        return cell.parts().stream()
                .filter(part -> part.name().equals(name))
                .map(Cell.Part::points)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /// Points that are settled. What is not due, late or waiting is still to change, and would stand against what comes if
    /// the file were brought back as it is.
    private static Value points(Cell cell) {
        return switch (cell.state()) {
            case MISSING, GRADED, OVERRIDDEN ->
                    cell.counts() ? Value.of(cell.points()) : Value.of("");
            case NOT_DUE, LATE, WAITING, EXCUSED -> Value.of("");
        };
    }

    /// The same, or the word for why there is no number yet.
    private static Value told(Cell cell) {
        return switch (cell.state()) {
            case LATE, WAITING, EXCUSED -> Value.of(cell.state().words().toLowerCase(Locale.ROOT));
            case NOT_DUE, MISSING, GRADED, OVERRIDDEN -> points(cell);
        };
    }

    /// Words that stand in the place of points and say nothing about them.
    public static boolean isState(String word) {
        return Stream.of(State.LATE, State.WAITING, State.NOT_DUE, State.MISSING)
                .anyMatch(state -> normal(state.words()).equals(normal(word)));
    }

    /// As Canvas takes it under Grades, Import: its five columns, the row of possible points, EX for excused. Students are
    /// found by the number or the login of the roster; where it has no login, that is the e-mail address.
    public static Table canvas(Sheet sheet) {
        var titles = titles(sheet.columns());
        var heads =
                new ArrayList<>(List.of("Student", "ID", "SIS User ID", "SIS Login ID", "Section"));
        var possible =
                new ArrayList<>(
                        List.of(
                                Value.of("    Points Possible"),
                                Value.of(""),
                                Value.of(""),
                                Value.of(""),
                                Value.of("")));
        for (var column : sheet.columns()) {
            heads.add(titles.get(column.id()));
            possible.add(Value.of(column.worth()));
        }
        var rows = new ArrayList<List<Value>>();
        rows.add(possible);
        for (var row : sheet.rows()) {
            var values = new ArrayList<Value>();
            values.add(Value.of(surnameFirst(row.pupil())));
            values.add(Value.of(""));
            values.add(Value.of(row.pupil().number()));
            values.add(
                    Value.of(Objects.requireNonNullElse(row.pupil().login(), row.pupil().email())));
            values.add(Value.of(row.pupil().section()));
            for (var column : sheet.columns()) {
                var cell = row.of(column).holds();
                values.add(cell.state() == State.EXCUSED ? Value.of("EX") : points(cell));
            }
            rows.add(values);
        }
        return new Table(heads, rows);
    }

    /// As Moodle takes it under Grades, Import, CSV: people by e-mail address or ID number, a column for each grade item. It
    /// knows no word for excused.
    public static Table moodle(Sheet sheet) {
        var titles = titles(sheet.columns());
        var heads =
                new ArrayList<>(List.of("First name", "Last name", "Email address", "ID number"));
        sheet.columns().forEach(column -> heads.add(titles.get(column.id())));
        var rows = new ArrayList<List<Value>>();
        for (var row : sheet.rows()) {
            var values = new ArrayList<Value>();
            int space = row.pupil().name().lastIndexOf(' ');
            values.add(Value.of(row.pupil().name().substring(0, Math.max(0, space))));
            values.add(Value.of(row.pupil().name().substring(space + 1)));
            values.add(Value.of(row.pupil().email()));
            values.add(Value.of(row.pupil().number()));
            for (var column : sheet.columns()) values.add(points(row.of(column).holds()));
            rows.add(values);
        }
        return new Table(heads, rows);
    }

    /// A heading or an address as it is compared: case and outer spaces mean nothing.
    public static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static String surnameFirst(Pupil pupil) {
        int space = pupil.name().lastIndexOf(' ');
        return space < 0
                ? pupil.name()
                : pupil.name().substring(space + 1) + ", " + pupil.name().substring(0, space);
    }

    /// The columns' titles; those that stand twice carry their slug as well, so that each means one activity to whoever reads
    /// them by [#normal].
    public static Map<Long, String> titles(List<Column> columns) {
        var many = new HashMap<String, Integer>();
        columns.forEach(column -> many.merge(normal(column.title()), 1, Integer::sum));
        var titles = new HashMap<Long, String>();
        for (var column : columns)
            titles.put(
                    column.id(),
                    many.get(normal(column.title())) == 1
                            ? column.title()
                            : column.title() + " [" + column.slug() + "]");
        return titles;
    }
}
