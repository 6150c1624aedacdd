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
import savepoint.server.people.roster.Roster;
import savepoint.server.people.roster.RosterMember;
import savepoint.server.web.Heading;
import savepoint.server.web.Layout;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Granting extensions to students who were ticked in a list of people.
public final class BulkRoutes {
    private static final String ALL = "/c/{course}/{term}/extensions";
    // Their refs stand in an address, which servers take up to 8 KB of.
    private static final int MOST_STUDENTS = 300;

    private final Extensions extensions;
    private final Roster roster;

    /// Serves these extensions, for people of this roster.
    public BulkRoutes(Extensions extensions, Roster roster) {
        this.extensions = extensions;
        this.roster = roster;
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.post(ALL + "/chosen", Access.INSTRUCTOR, this::choose),
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

    private Reply choose(Viewer.InCharge by, Request request) {
        var chosen = roster.chosen(by.term(), request);
        if (chosen.size() > MOST_STUDENTS)
            return new Reply.SeeOther(
                    by.term().path() + "/people",
                    new Layout.Flash(
                            Layout.Tone.BAD,
                            "Not done: at most %d at once. For a whole section, extend it at the activity."
                                    .formatted(MOST_STUDENTS)));
        var refs = chosen.stream().map(RosterMember::ref).collect(Collectors.joining("."));
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
