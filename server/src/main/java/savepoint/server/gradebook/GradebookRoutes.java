package savepoint.server.gradebook;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import savepoint.server.appeal.Appeals;
import savepoint.server.db.Database;
import savepoint.server.gradebook.change.Changes;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.gradebook.in.GradeImports;
import savepoint.server.gradebook.out.OwnData;
import savepoint.server.grading.Bundles;
import savepoint.server.people.Access;
import savepoint.server.people.Audit;
import savepoint.server.people.Gate;
import savepoint.server.web.Route;

/// Everything of the gradebook that has an address.
public final class GradebookRoutes {
    private final BoardPages board;
    private final StudentRoutes students;
    private final CellRoutes cells;
    private final ColumnRoutes columns;
    private final ChangeRoutes changed;
    private final ClassRoutes everybody;
    private final ExportRoutes exports;
    private final AuditRoutes audits;
    private final GradeImportRoutes imports;

    /// Shows this gradebook, and takes decisions about it by this clock.
    public GradebookRoutes(
            Database database,
            Gradebook gradebook,
            Appeals appeals,
            CellAppeals appealable,
            Bundles bundles,
            Audit audit,
            InstantSource clock) {
        var changes = new Changes(database, audit, clock);
        board = new BoardPages(gradebook);
        students =
                new StudentRoutes(
                        gradebook,
                        new StudentPages(appeals, clock),
                        appealable,
                        new OwnData(database, bundles));
        cells = new CellRoutes(gradebook, changes);
        columns = new ColumnRoutes(gradebook, changes);
        changed = new ChangeRoutes(changes);
        everybody = new ClassRoutes(gradebook);
        exports = new ExportRoutes(gradebook);
        audits = new AuditRoutes(database);
        imports = new GradeImportRoutes(new GradeImports(database, gradebook, changes, clock));
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return Stream.of(
                        List.of(
                                gate.get(
                                        Paths.BOOK,
                                        Access.STAFF,
                                        (staff, request) ->
                                                board.page(staff, BoardFilter.read(request)))),
                        students.routes(gate),
                        cells.routes(gate),
                        columns.routes(gate),
                        changed.routes(gate),
                        everybody.routes(gate),
                        exports.routes(gate),
                        imports.routes(gate),
                        audits.routes(gate))
                .flatMap(List::stream)
                .toList();
    }
}
