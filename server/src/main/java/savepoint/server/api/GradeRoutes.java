package savepoint.server.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import savepoint.server.gradebook.facts.Column;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.gradebook.facts.Pupil;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.people.Access;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// What students earned: staff read everybody's, a student their own.
final class GradeRoutes {
    private final Gradebook gradebook;

    GradeRoutes(Gradebook gradebook) {
        this.gradebook = gradebook;
    }

    List<Route> routes(ApiGate gate) {
        var term = Api.ROOT + "/terms/{course}/{term}";
        return List.of(
                gate.get(term + "/grades", Access.STUDENT, this::own),
                gate.get(term + "/gradebook", Access.STAFF, this::everybody));
    }

    /// One student's activity; `points` and `of` are null where nothing of it counts.
    record Entry(
            String kind,
            String slug,
            String title,
            Integer week,
            String state,
            boolean late,
            boolean dropped,
            BigDecimal points,
            BigDecimal of,
            String says) {
        static Entry of(Column column, Sheet.Row row) {
            var cell = row.of(column).holds();
            return new Entry(
                    column.activityKind().code(),
                    column.slug(),
                    column.title(),
                    column.week(),
                    cell.state().code(),
                    cell.late(),
                    row.grade().isDropped(column.id()),
                    cell.counts() ? cell.points() : null,
                    cell.of(),
                    cell.says());
        }
    }

    /// A student's grade; `percent` is null while nothing counts, `letter` without letters.
    record Grades(
            String name,
            String email,
            String section,
            BigDecimal percent,
            String letter,
            String says,
            List<Entry> activities) {
        static Grades of(Sheet sheet, Sheet.Row row) {
            return new Grades(
                    row.pupil().name(),
                    row.pupil().email(),
                    row.pupil().section(),
                    row.grade().percent().orElse(null),
                    row.grade().letter().orElse(null),
                    row.grade().says(),
                    sheet.columns().stream().map(column -> Entry.of(column, row)).toList());
        }
    }

    private Reply own(Viewer.Student student, Request request, ApiToken token) {
        var sheet = gradebook.own(student.term(), Pupil.of(student));
        return new Reply.Json(Grades.of(sheet, sheet.rows().getFirst()));
    }

    private Reply everybody(Viewer.Staff staff, Request request, ApiToken token) {
        var sheet = gradebook.sheet(staff.term(), gradebook.pupils(staff.term()));
        return new Reply.Json(
                Map.of(
                        "students",
                        sheet.rows().stream().map(row -> Grades.of(sheet, row)).toList()));
    }
}
