package savepoint.server.deadline;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import savepoint.server.db.Refs;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Granting extensions to students who were ticked in a list of people.
public final class BulkRoutes {
    private static final String ALL = "/c/{course}/{term}/extensions";
    // As many as a page of people lists.
    private static final int MOST_STUDENTS = 100;

    private final Extensions extensions;

    /// Serves these extensions.
    public BulkRoutes(Extensions extensions) {
        this.extensions = extensions;
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.post(ALL + "/chosen", Access.INSTRUCTOR, BulkRoutes::choose),
                gate.get(
                        ALL + "/new",
                        Access.INSTRUCTOR,
                        (by, request) ->
                                page(
                                        by.term(),
                                        BulkForm.of(
                                                Set.copyOf(
                                                        Arrays.asList(
                                                                request.query("students")
                                                                        .split("\\.")))))),
                gate.post(ALL, Access.INSTRUCTOR, this::grant));
    }

    private static Reply choose(Viewer.InCharge by, Request request) {
        var refs =
                request.fields("member").stream()
                        .filter(Refs::isRef)
                        .distinct()
                        .limit(MOST_STUDENTS)
                        .collect(Collectors.joining("."));
        return new Reply.SeeOther(by.term().path() + "/extensions/new?students=" + refs);
    }

    private Reply grant(Viewer.InCharge by, Request request) {
        var term = by.term();
        var form =
                BulkForm.parse(
                        request, term, extensions.withDeadline(term), extensions.students(term));
        if (!form.problems().isEmpty()) return new Reply.Invalid(page(term, form));
        extensions.grant(by, form.grants(), form.whom());
        return new Reply.SeeOther(
                term.path() + "/people",
                "Extended: %d × %d deadlines. They hold at once."
                        .formatted(form.whom().size(), form.grants().size()));
    }

    private Reply.Page page(Term term, BulkForm form) {
        var page =
                new BulkPage(
                        new Post(term.path() + "/extensions", Refs.random()),
                        extensions.students(term).stream()
                                .map(one ->
                                        new BulkPage.Student(
                                                one.ref(),
                                                one.name(),
                                                one.section(),
                                                form.students().contains(one.ref())))
                                .toList(),
                        extensions.withDeadline(term).stream()
                                .map(one ->
                                        new BulkPage.Activity(
                                                one.ref(),
                                                one.title(),
                                                one.week(),
                                                Moment.of(one.dueAt(), term.zone()),
                                                form.activities().contains(one.ref())))
                                .toList(),
                        form.days(),
                        form.due(),
                        term.zone().getId(),
                        form.reason(),
                        form.problems());
        return new Reply.Page(
                "deadline/bulk",
                new Heading(
                        "Extend deadlines", List.of(new Link("People", term.path() + "/people"))),
                page);
    }
}
