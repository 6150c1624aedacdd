package savepoint.server.gradebook;

import java.util.List;
import savepoint.server.db.Refs;
import savepoint.server.gradebook.change.Change;
import savepoint.server.gradebook.change.Changes;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Layout;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// The list of what staff decided, and undoing it.
final class ChangeRoutes {
    private static final int PAGE = 50;

    private final Changes changes;

    ChangeRoutes(Changes changes) {
        this.changes = changes;
    }

    List<Route> routes(Gate gate) {
        var all = Paths.BOOK + "/changes";
        return List.of(
                gate.get(all, Access.STAFF, this::list),
                gate.post(all + "/{change}/undoing", Access.INSTRUCTOR, this::undo));
    }

    private Reply list(Viewer.Staff staff, Request request) {
        var term = staff.term();
        long before = changes.find(term, request.query("before")).map(Change::id).orElse(0L);
        var found = changes.newest(term, before, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var list = Paths.book(term) + "/changes";
        return new Reply.Page(
                "gradebook/changes",
                new Heading("Changes", List.of(Paths.link(term))),
                new ChangesPage(
                        Paths.link(term),
                        shown.stream().map(one -> entry(staff, one)).toList(),
                        found.size() > PAGE
                                ? new Link(
                                        "Older changes", list + "?before=" + shown.getLast().ref())
                                : null));
    }

    private static ChangesPage.Entry entry(Viewer.Staff staff, Change change) {
        return new ChangesPage.Entry(
                switch (change.kind()) {
                    case "override" -> "Points set";
                    case "excuse" -> "Excused";
                    case "clear" -> "Back to what was earned";
                    default -> "Undone";
                },
                whom(change),
                change.reason(),
                change.by(),
                Moment.of(change.at(), staff.term().zone()),
                change.stands() && staff instanceof Viewer.InCharge
                        ? new Post(
                                Paths.book(staff.term()) + "/changes/" + change.ref() + "/undoing",
                                Refs.random())
                        : null);
    }

    private static String whom(Change change) {
        return (change.students() == 1 ? change.student() : change.students() + " students")
                + ", "
                + (change.activities() == 1
                        ? change.activity()
                        : change.activities() + " activities");
    }

    private Reply undo(Viewer.InCharge staff, Request request) {
        var change = changes.find(staff.term(), request.path("change"));
        if (change.isEmpty()) return new Reply.Missing();
        var key = request.field("idempotency-key");
        int undone = changes.undo(staff, change.get(), Post.isKey(key) ? key : Refs.random());
        var flash =
                undone == 0
                        ? new Layout.Flash(
                                Layout.Tone.NOTE,
                                "There is nothing left of it to undo: all of it was changed since.")
                        : new Layout.Flash(
                                Layout.Tone.GOOD,
                                undone == change.get().cells()
                                        ? "Undone."
                                        : "Undone where nothing was changed since: %d of %d."
                                                .formatted(undone, change.get().cells()));
        return new Reply.SeeOther(Paths.book(staff.term()) + "/changes", flash);
    }
}
