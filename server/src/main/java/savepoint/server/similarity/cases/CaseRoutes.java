package savepoint.server.similarity.cases;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import savepoint.server.assignment.Assignments;
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

/// A case, and what those in charge say and decide in it.
public final class CaseRoutes {
    private static final String ONE = "/c/{course}/{term}/similarity/cases/{case}";
    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put("note", "A note");
        WORDS.put("cleared", "Nothing to object to");
        WORDS.put("settled", "Settled with the students");
        WORDS.put("referred", "Handed on to whoever decides");
        WORDS.put("reopened", "Open again");
    }

    private final Cases cases;

    /// Shows these cases.
    public CaseRoutes(Cases cases) {
        this.cases = cases;
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(ONE, Access.INSTRUCTOR, this::show),
                gate.post(ONE + "/entries", Access.INSTRUCTOR, this::add));
    }

    /// Where a case stands.
    public static String path(Term term, String ref) {
        return term.path() + "/similarity/cases/" + ref;
    }

    /// The state of a case in words.
    public static String words(String state) {
        return state.equals("open") ? "Open" : WORDS.get(state);
    }

    private Reply show(Viewer.InCharge viewer, Request request) {
        return cases.find(viewer.term(), request.path("case"))
                .<Reply>map(found -> page(viewer.term(), found, "note", "", null))
                .orElseGet(Reply.Missing::new);
    }

    private Reply add(Viewer.InCharge viewer, Request request) {
        return cases.find(viewer.term(), request.path("case"))
                .map(found -> add(viewer, found, request))
                .orElseGet(Reply.Missing::new);
    }

    private Reply add(Viewer.InCharge viewer, Case found, Request request) {
        var kind = request.field("kind");
        var body = request.field("body").strip();
        var key = request.field("idempotency-key");
        var problem =
                !WORDS.containsKey(kind)
                        ? "Say what it is: a note, or an outcome."
                        : body.isEmpty()
                                ? "Write what there is to say."
                                : body.length() > Cases.LONGEST
                                        ? "That is %d characters; %d are kept."
                                                .formatted(body.length(), Cases.LONGEST)
                                        : Post.isKey(key)
                                                ? null
                                                : "The form was not complete. Send it again.";
        if (problem != null)
            return new Reply.Invalid(page(viewer.term(), found, kind, body, problem));
        var now = cases.add(viewer, found, kind, body, Post.exactKey(key, kind, body));
        if (now.isPresent())
            return new Reply.Conflict(
                    page(
                            viewer.term(),
                            now.get(),
                            kind,
                            body,
                            "By now it stands otherwise: %s. Choose again, or make it a note."
                                    .formatted(words(now.get().state()))));
        return new Reply.SeeOther(
                path(viewer.term(), found.ref()),
                kind.equals("note") ? "Noted." : WORDS.get(kind) + ".");
    }

    private Reply.Page page(Term term, Case found, String kind, String body, String problem) {
        var assignment = new Link(found.title(), Assignments.path(term, found.assignment()));
        var similarity = new Link("Similarity", assignment.href() + "/similarity");
        var page =
                new CasePage(
                        assignment,
                        similarity,
                        new Link(
                                "The two hand-ins beside each other",
                                term.path() + "/similarity/pairs/" + found.pair()),
                        List.of(
                                new Link(
                                        found.oneNames(),
                                        term.path() + "/submissions/" + found.one()),
                                new Link(
                                        found.otherNames(),
                                        term.path() + "/submissions/" + found.other())),
                        found.by(),
                        Moment.of(found.openedAt(), term.zone()),
                        found.reason(),
                        found.state(),
                        words(found.state()),
                        cases.entries(found).stream()
                                .map(entry ->
                                        new CasePage.Entry(
                                                entry.kind().equals("note")
                                                        ? ""
                                                        : WORDS.get(entry.kind()),
                                                entry.body(),
                                                entry.by(),
                                                Moment.of(entry.at(), term.zone())))
                                .toList(),
                        new Post(path(term, found.ref()) + "/entries", Refs.random()),
                        WORDS.entrySet().stream()
                                .filter(one -> found.takes(one.getKey()))
                                .map(one ->
                                        new CasePage.Outcome(
                                                one.getKey(),
                                                one.getValue(),
                                                one.getKey().equals(kind)))
                                .toList(),
                        body,
                        problem);
        return new Reply.Page(
                "similarity/case", new Heading("Case", List.of(assignment, similarity)), page);
    }
}
