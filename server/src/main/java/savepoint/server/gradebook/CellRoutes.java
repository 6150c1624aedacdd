package savepoint.server.gradebook;

import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import savepoint.server.gradebook.change.Changes;
import savepoint.server.gradebook.facts.Column;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// One student's activity: to look at, and to decide about.
final class CellRoutes {
    private static final Pattern VERSION = Pattern.compile("\\d{1,6}");
    static final String CELL = Paths.BOOK + "/students/{student}/activities/{activity}";

    private final Gradebook gradebook;
    private final Changes changes;
    private final CellPages pages;

    CellRoutes(Gradebook gradebook, Changes changes) {
        this.gradebook = gradebook;
        this.changes = changes;
        this.pages = new CellPages(gradebook, changes);
    }

    List<Route> routes(Gate gate) {
        return List.of(
                gate.get(CELL, Access.STAFF, this::show),
                gate.post(CELL + "/changes", Access.INSTRUCTOR, this::change));
    }

    private Reply show(Viewer.Staff staff, Request request) {
        return of(
                staff,
                request,
                (row, column) -> pages.page(staff, row, column, EditForm.EMPTY, null));
    }

    private Reply of(
            Viewer.Staff staff, Request request, BiFunction<Sheet.Row, Column, Reply> answer) {
        var pupil = gradebook.pupil(staff.term(), request.path("student"));
        if (pupil.isEmpty()) return new Reply.Missing();
        var sheet = gradebook.sheet(staff.term(), List.of(pupil.get()));
        return sheet.columns().stream()
                .filter(column -> column.ref().equals(request.path("activity")))
                .findFirst()
                .map(column -> answer.apply(sheet.rows().getFirst(), column))
                .orElseGet(Reply.Missing::new);
    }

    private Reply change(Viewer.InCharge staff, Request request) {
        return of(staff, request, (row, column) -> change(staff, row, column, request));
    }

    private Reply change(Viewer.InCharge staff, Sheet.Row row, Column column, Request request) {
        var form = EditForm.read(request, List.of());
        var problems = form.problems();
        // Who has not seen what another decided is told so first: the form that comes back is based
        // on it.
        if (!problems.isEmpty() && basedOn(request) != row.of(column).version())
            return conflict(staff, row, column, form);
        if (!problems.isEmpty())
            return new Reply.Invalid(
                    pages.page(staff, row, column, form, String.join(" ", problems)));
        var target =
                new Changes.Target(
                        row.pupil().enrolment(),
                        row.pupil().ref(),
                        column.id(),
                        column.ref(),
                        column.slug(),
                        basedOn(request));
        var wish = new Changes.Wish(form.wish().orElseThrow(), form.reason(), form.key());
        var outcome = changes.decide(staff, wish, List.of(target));
        if (outcome.ref().isEmpty())
            return of(staff, request, (now, same) -> conflict(staff, now, same, form));
        return new Reply.SeeOther(
                Paths.cell(staff.term(), row.pupil(), column),
                "%s: %s. Undo stands below."
                        .formatted(row.pupil().name(), wish.decision().words()));
    }

    private static int basedOn(Request request) {
        var version = request.field("based-on");
        return VERSION.matcher(version).matches() ? Integer.parseInt(version) : 0;
    }

    private Reply conflict(Viewer.InCharge staff, Sheet.Row now, Column column, EditForm form) {
        return new Reply.Conflict(
                pages.page(
                        staff,
                        now,
                        column,
                        form,
                        changes.history(now.pupil().enrolment(), column.id()).stream()
                                .findFirst()
                                .map(newest -> overtaken(newest, form))
                                .orElse(
                                        "Nobody has decided this yet. Send again what you want to stand.")));
    }

    /// Both are shown: what stands now, and what was typed.
    private static String overtaken(Changes.Past now, EditForm form) {
        return "%s has changed this meanwhile: %s, because “%s”.%s Send again what you want to stand."
                .formatted(
                        now.by(),
                        now.words(),
                        now.reason(),
                        form.wish()
                                .map(wish -> " You wanted %s.".formatted(wish.words()))
                                .orElse(""));
    }
}
