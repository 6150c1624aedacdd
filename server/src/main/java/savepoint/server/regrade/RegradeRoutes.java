package savepoint.server.regrade;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import savepoint.server.assignment.Assignment;
import savepoint.server.assignment.Assignments;
import savepoint.server.assignment.HandInFilter;
import savepoint.server.assignment.HandIns;
import savepoint.server.assignment.Submissions;
import savepoint.server.db.Refs;
import savepoint.server.grading.Gradings;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Layout;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Asking for regrades, looking at what they would change, and deciding on them.
public final class RegradeRoutes {
    private final Regrades regrades;
    private final RegradePages pages;
    private final Assignments assignments;
    private final Submissions submissions;
    private final HandIns handIns;

    /// Serves these regrades of these hand-ins.
    public RegradeRoutes(
            Regrades regrades, Assignments assignments, Submissions submissions, HandIns handIns) {
        this.regrades = regrades;
        this.pages = new RegradePages(regrades);
        this.assignments = assignments;
        this.submissions = submissions;
        this.handIns = handIns;
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        var all = "/c/{course}/{term}/assignments/{assignment}/regrades";
        var one = "/c/{course}/{term}/regrades/{regrade}";
        return List.of(
                gate.get(all, Access.INSTRUCTOR, this::list),
                gate.post(all, Access.INSTRUCTOR, this::ask),
                gate.post(
                        "/c/{course}/{term}/submissions/{submission}/regrades",
                        Access.INSTRUCTOR,
                        this::askForOne),
                gate.get(one, Access.INSTRUCTOR, this::show),
                gate.post(one + "/promotion", Access.INSTRUCTOR, this::promote),
                gate.post(one + "/drop", Access.INSTRUCTOR, this::drop),
                gate.post(one + "/undo", Access.INSTRUCTOR, this::undo));
    }

    private Reply list(Viewer.InCharge viewer, Request request) {
        return assignments
                .find(viewer.term(), request.path("assignment"))
                .<Reply>map(found -> page(viewer, found, RegradeForm.EMPTY, null))
                .orElseGet(Reply.Missing::new);
    }

    private Reply ask(Viewer.InCharge viewer, Request request) {
        return assignments
                .find(viewer.term(), request.path("assignment"))
                .map(found ->
                        ask(
                                viewer,
                                found,
                                RegradeForm.read(request, chosen(viewer.term(), found, request))))
                .orElseGet(Reply.Missing::new);
    }

    /// The hand-ins that the list was narrowed to, or those ticked in it.
    private List<String> chosen(Term term, Assignment assignment, Request request) {
        return request.field("which").equals("found")
                ? handIns.refs(term, assignment, HandInFilter.read(request::field))
                : request.fields("submission").stream().filter(Refs::isRef).toList();
    }

    private Reply askForOne(Viewer.InCharge viewer, Request request) {
        return submissions
                .find(viewer, request.path("submission"))
                .flatMap(found ->
                        assignments
                                .find(viewer.term(), found.assignment())
                                .map(assignment ->
                                        ask(
                                                viewer,
                                                assignment,
                                                RegradeForm.read(request, List.of(found.ref())))))
                .orElseGet(Reply.Missing::new);
    }

    private Reply ask(Viewer.InCharge viewer, Assignment assignment, RegradeForm form) {
        var subjects = subjects(assignment, form);
        var problem =
                form.problem()
                        .or(() ->
                                subjects.isEmpty()
                                        ? Optional.of("There is nothing to grade again.")
                                        : Optional.empty());
        if (problem.isPresent())
            return new Reply.Invalid(page(viewer, assignment, form, problem.get()));
        var ref =
                regrades.ask(
                        viewer,
                        assignment,
                        new Regrades.Wish(form.scope(), subjects, form.reason(), form.exactKey()));
        return new Reply.SeeOther(
                RegradePages.path(viewer.term(), ref),
                "Queued. Nothing counts until you promote it.");
    }

    private List<Gradings.Subject> subjects(Assignment assignment, RegradeForm form) {
        return switch (form.scope()) {
            case COUNTING -> handIns.counting(assignment);
            case EVERY -> handIns.every(assignment);
            case CHOSEN -> handIns.chosen(assignment, form.chosen());
        };
    }

    private Reply.Page page(
            Viewer.InCharge viewer, Assignment assignment, RegradeForm form, String problem) {
        var term = viewer.term();
        var page =
                new RegradesPage(
                        assignment.link(),
                        handIns.counting(assignment).size(),
                        handIns.every(assignment).size(),
                        handIns.gradedByOlderBundle(assignment),
                        form.chosen(),
                        form.scope(),
                        form.reason(),
                        problem,
                        new Post(assignment.path() + "/regrades", Refs.random()),
                        regrades.of(assignment).stream()
                                .map(one ->
                                        new RegradesPage.Entry(
                                                RegradePages.path(term, one.ref()),
                                                one.reason(),
                                                Moment.of(one.askedAt(), term.zone()),
                                                one.by(),
                                                one.scope(),
                                                one.handIns(),
                                                one.finished(),
                                                one.state()))
                                .toList());
        return new Reply.Page(
                "regrade/regrades", new Heading("Regrades", List.of(assignment.link())), page);
    }

    private Reply show(Viewer.InCharge viewer, Request request) {
        var look =
                new RegradePages.Look(isOn(request.query("never-lower")), from(request), null, "");
        return of(viewer, request, found -> pages.page(viewer, found, look));
    }

    private static boolean isOn(String value) {
        return value.equals("on");
    }

    private static int from(Request request) {
        var typed = request.query("from");
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
    }

    private Reply promote(Viewer.InCharge viewer, Request request) {
        boolean neverLower = isOn(request.field("never-lower"));
        return decided(
                viewer,
                request,
                found -> regrades.promote(viewer, found, neverLower),
                "Promoted: these verdicts count now.");
    }

    private Reply drop(Viewer.InCharge viewer, Request request) {
        return decided(
                viewer,
                request,
                found -> regrades.drop(viewer, found),
                "Dropped. Nobody’s points have changed.");
    }

    private Reply undo(Viewer.InCharge viewer, Request request) {
        var reason = request.field("reason").strip();
        if (reason.isEmpty() || reason.length() > RegradeForm.LONGEST_REASON) {
            var look =
                    new RegradePages.Look(
                            false,
                            0,
                            reason.isEmpty()
                                    ? "Say why: students whose verdict changes back read it."
                                    : "The reason may have %d characters."
                                            .formatted(RegradeForm.LONGEST_REASON),
                            request.field("reason"));
            return of(viewer, request, found -> new Reply.Invalid(pages.page(viewer, found, look)));
        }
        return decided(
                viewer,
                request,
                found -> regrades.undo(viewer, found, reason),
                "Undone: what counted before counts again.");
    }

    private interface Decision {
        boolean make(Regrade regrade);
    }

    private Reply decided(Viewer.InCharge viewer, Request request, Decision decision, String done) {
        return of(
                viewer,
                request,
                found -> {
                    var path = RegradePages.path(viewer.term(), found.ref());
                    return decision.make(found)
                            ? new Reply.SeeOther(path, done)
                            : new Reply.SeeOther(
                                    path,
                                    new Layout.Flash(
                                            Layout.Tone.NOTE,
                                            "That is not possible any more: look how it stands."));
                });
    }

    private Reply of(Viewer.InCharge viewer, Request request, Function<Regrade, Reply> answer) {
        return regrades.find(viewer, request.path("regrade"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }
}
