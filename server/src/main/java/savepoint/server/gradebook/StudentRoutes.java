package savepoint.server.gradebook;

import java.util.List;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.gradebook.facts.Pupil;
import savepoint.server.gradebook.out.OwnData;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// All points of one student: for themselves, and for staff.
final class StudentRoutes {
    private final Gradebook gradebook;
    private final StudentPages pages;
    private final CellAppeals appeals;
    private final OwnData data;

    StudentRoutes(Gradebook gradebook, StudentPages pages, CellAppeals appeals, OwnData data) {
        this.gradebook = gradebook;
        this.pages = pages;
        this.appeals = appeals;
        this.data = data;
    }

    List<Route> routes(Gate gate) {
        return List.of(
                gate.get("/c/{course}/{term}/grades", Access.STUDENT, this::own),
                gate.get(
                        "/c/{course}/{term}/grades/{activity}/appeal",
                        Access.STUDENT,
                        this::appeal),
                gate.get("/c/{course}/{term}/grades.zip", Access.STUDENT, this::download),
                gate.get(Paths.BOOK + "/students/{student}", Access.STAFF, this::ofStudent));
    }

    private Reply own(Viewer.Student student, Request request) {
        return pages.page(
                student.term(), gradebook.own(student.term(), Pupil.of(student)), true, request);
    }

    private Reply appeal(Viewer.Student student, Request request) {
        var sheet = gradebook.own(student.term(), Pupil.of(student));
        return sheet.column(request.path("activity"))
                .map(column -> appeals.ask(student, sheet.rows().getFirst(), column))
                .orElseGet(Reply.Missing::new);
    }

    private Reply download(Viewer.Student student, Request request) {
        var sheet = gradebook.own(student.term(), Pupil.of(student));
        return new Reply.File(
                "my-data-%s-%s.zip".formatted(student.term().course(), student.term().slug()),
                "application/zip",
                data.zip(student, sheet));
    }

    private Reply ofStudent(Viewer.Staff staff, Request request) {
        return gradebook
                .pupil(staff.term(), request.path("student"))
                .map(pupil ->
                        pages.page(
                                staff.term(),
                                gradebook.sheet(staff.term(), List.of(pupil)),
                                false,
                                request))
                .orElseGet(Reply.Missing::new);
    }
}
