package savepoint.server.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import savepoint.server.db.Refs;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Granting and revoking extensions.
public final class ExtensionRoutes {
    private final Extensions extensions;

    /// Serves these extensions.
    public ExtensionRoutes(Extensions extensions) {
        this.extensions = extensions;
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        var all = "/c/{course}/{term}/activities/{activity}/extensions";
        return List.of(
                gate.get(all, Access.STAFF, this::list),
                gate.post(all, Access.INSTRUCTOR, this::grant),
                gate.post(
                        "/c/{course}/{term}/extensions/{extension}/revocation",
                        Access.INSTRUCTOR,
                        this::revoke));
    }

    private Reply list(Viewer.Staff staff, Request request) {
        return in(staff, request, activity -> page(staff, activity, Optional.empty()));
    }

    private Reply grant(Viewer.InCharge by, Request request) {
        return in(by, request, activity -> grant(by, activity, request));
    }

    private Reply in(Viewer.Staff staff, Request request, Function<TimedActivity, Reply> answer) {
        return extensions
                .activity(staff.term(), request.path("activity"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }

    private Reply grant(Viewer.InCharge by, TimedActivity activity, Request request) {
        var term = by.term();
        var form = GrantForm.parse(request, term, activity, extensions.students(term));
        if (!form.problems().isEmpty())
            return new Reply.Invalid(page(by, activity, Optional.of(form)));
        extensions.grant(by, activity, form.whom(), form.grant());
        return new Reply.SeeOther(
                TimedActivity.extensions(term, activity.ref()), "Extended. It holds at once.");
    }

    private Reply revoke(Viewer.InCharge by, Request request) {
        var reason = request.field("reason").strip();
        if (reason.isEmpty() || reason.length() > 300)
            return new Reply.Unprocessable(
                    "Say in 1 to 300 characters why the extension is revoked.",
                    request.field("reason"));
        return extensions
                .revoke(by, request.path("extension"), reason)
                .<Reply>map(activity ->
                        new Reply.SeeOther(
                                TimedActivity.extensions(by.term(), activity),
                                "Revoked. The usual times hold again."))
                .orElseGet(Reply.Missing::new);
    }

    private Reply.Page page(
            Viewer.Staff staff, TimedActivity activity, Optional<GrantForm> refused) {
        var term = staff.term();
        var link = activity.link(term);
        boolean mayGrant = staff instanceof Viewer.InCharge && activity.dueAt() != null;
        var page =
                new ExtensionsPage(
                        link,
                        moment(term, activity.dueAt()),
                        moment(term, activity.closesAt()),
                        mayGrant ? form(term, activity, refused) : null,
                        extensions.of(activity).stream().map(one -> entry(staff, one)).toList());
        return new Reply.Page(
                "deadline/extensions", new Heading("Extensions", List.of(link)), page);
    }

    private ExtensionsPage.Form form(
            Term term, TimedActivity activity, Optional<GrantForm> refused) {
        var students = extensions.students(term);
        return new ExtensionsPage.Form(
                new Post(TimedActivity.extensions(term, activity.ref()), Refs.random()),
                students.stream()
                        .map(one -> choice(one.ref(), one.name(), one.section(), refused))
                        .toList(),
                students.stream()
                        .map(ExtensionStore.Student::section)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .map(name -> choice(name, name, null, refused))
                        .toList(),
                refused.map(GrantForm::typedDue).orElse(""),
                refused.map(GrantForm::typedCloses).orElse(""),
                refused.map(form -> form.grant().reason()).orElse(""),
                term.zone().getId(),
                refused.map(GrantForm::problems).orElse(List.of()));
    }

    private static ExtensionsPage.Choice choice(
            String value, String name, String note, Optional<GrantForm> refused) {
        return new ExtensionsPage.Choice(
                value,
                name,
                note,
                refused.filter(form -> form.chosen().contains(value)).isPresent());
    }

    private static ExtensionsPage.Entry entry(Viewer.Staff staff, Extension one) {
        var term = staff.term();
        boolean mayRevoke = staff instanceof Viewer.InCharge && one.revokedAt() == null;
        return new ExtensionsPage.Entry(
                one.student() == null ? "Section " + one.section() : one.student(),
                moment(term, one.dueAt()),
                moment(term, one.closesAt()),
                one.reason(),
                one.grantedBy(),
                moment(term, one.grantedAt()),
                one.revokedAt() == null
                        ? null
                        : "Revoked by %s, %s: %s"
                                .formatted(
                                        one.revokedBy(),
                                        moment(term, one.revokedAt()).text(),
                                        one.revokedFor()),
                mayRevoke
                        ? new Post(
                                term.path() + "/extensions/" + one.ref() + "/revocation", one.ref())
                        : null);
    }

    private static Moment moment(Term term, Instant at) {
        return at == null ? null : Moment.of(at, term.zone());
    }
}
