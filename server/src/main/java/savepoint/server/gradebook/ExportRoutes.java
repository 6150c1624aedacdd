package savepoint.server.gradebook;

import java.util.List;
import java.util.function.Function;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.gradebook.out.Csv;
import savepoint.server.gradebook.out.Tables;
import savepoint.server.gradebook.out.Xlsx;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// The gradebook as files, for spreadsheets and other systems.
final class ExportRoutes {
    private static final String CSV = "text/csv; charset=utf-8";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Gradebook gradebook;

    ExportRoutes(Gradebook gradebook) {
        this.gradebook = gradebook;
    }

    List<Route> routes(Gate gate) {
        var export = Paths.BOOK + "/export";
        return List.of(
                gate.get(export, Access.STAFF, ExportRoutes::choose),
                file(gate, "grades.csv", CSV, sheet -> Csv.of(Tables.ours(sheet))),
                file(gate, "grades.xlsx", XLSX, sheet -> Xlsx.of("Grades", Tables.ours(sheet))),
                file(gate, "canvas.csv", CSV, sheet -> Csv.of(Tables.canvas(sheet))),
                file(gate, "moodle.csv", CSV, sheet -> Csv.of(Tables.moodle(sheet))));
    }

    private Route file(Gate gate, String name, String type, Function<Sheet, byte[]> format) {
        return gate.get(
                Paths.BOOK + "/export/" + name,
                Access.STAFF,
                (staff, _) -> {
                    var term = staff.term();
                    var sheet = gradebook.sheet(term, gradebook.pupils(term));
                    return new Reply.File(
                            "%s-%s-%s".formatted(term.course(), term.slug(), name),
                            type,
                            format.apply(sheet));
                });
    }

    private static Reply choose(Viewer.Staff staff, Request request) {
        var export = Paths.book(staff.term()) + "/export/";
        return new Reply.Page(
                "gradebook/export",
                new Heading("Export", List.of(Paths.link(staff.term()))),
                new ExportPage(
                        Paths.link(staff.term()),
                        List.of(
                                way(
                                        export,
                                        "grades.xlsx",
                                        "A workbook for Excel or LibreOffice, with an assignment’s parts."),
                                way(
                                        export,
                                        "grades.csv",
                                        "The same as comma-separated text. What a spreadsheet would carry out as a formula has an apostrophe before it."),
                                way(
                                        export,
                                        "canvas.csv",
                                        "For Canvas: Grades, Import. People are found by the number and the login of the roster, or by their address."),
                                way(
                                        export,
                                        "moodle.csv",
                                        "For Moodle: Grades, Import, CSV file. Map “Email address” or “ID number” to the user’s; items are found by their names."))));
    }

    private static ExportPage.Way way(String export, String name, String says) {
        return new ExportPage.Way(name, export + name, says);
    }
}
