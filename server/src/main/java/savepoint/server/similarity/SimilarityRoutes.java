package savepoint.server.similarity;

import java.util.List;
import savepoint.server.assignment.Assignments;
import savepoint.server.grading.Bundles;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.similarity.cases.CaseRoutes;
import savepoint.server.similarity.cases.Cases;
import savepoint.server.similarity.compare.Pair;
import savepoint.server.similarity.compare.Similarities;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// What hand-ins have in common: comparing them, looking at two, and opening a case.
public final class SimilarityRoutes {
    private static final String ALL = "/c/{course}/{term}/assignments/{assignment}/similarity";
    private static final String PAIR = "/c/{course}/{term}/similarity/pairs/{pair}";

    private final Similarities similarities;
    private final Cases cases;
    private final Assignments assignments;
    private final SimilarityPages pages;
    private final PairPages pairs;

    /// Shows what was found of these assignments' hand-ins.
    public SimilarityRoutes(
            Similarities similarities, Cases cases, Assignments assignments, Bundles bundles) {
        this.similarities = similarities;
        this.cases = cases;
        this.assignments = assignments;
        this.pages = new SimilarityPages(similarities, cases);
        this.pairs = new PairPages(similarities, cases, bundles);
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(ALL, Access.STAFF, this::list),
                gate.post(ALL + "/comparisons", Access.INSTRUCTOR, this::ask),
                gate.get(PAIR, Access.STAFF, this::show),
                gate.post(PAIR + "/cases", Access.INSTRUCTOR, this::open));
    }

    private Reply list(Viewer.Staff viewer, Request request) {
        return assignments
                .find(viewer.term(), request.path("assignment"))
                .<Reply>map(found -> pages.page(viewer, found))
                .orElseGet(Reply.Missing::new);
    }

    private Reply ask(Viewer.InCharge viewer, Request request) {
        var assignment = assignments.find(viewer.term(), request.path("assignment"));
        if (assignment.isEmpty()) return new Reply.Missing();
        var key = request.field("idempotency-key");
        // The page says what is in the way.
        if (!Post.isKey(key) || similarities.problem(assignment.get()).isPresent())
            return new Reply.Invalid(pages.page(viewer, assignment.get()));
        similarities.ask(viewer, assignment.get(), key);
        return new Reply.SeeOther(
                SimilarityPages.path(assignment.get()), "The hand-ins are being compared.");
    }

    private Reply show(Viewer.Staff viewer, Request request) {
        return similarities
                .pair(viewer.term(), request.path("pair"))
                .<Reply>map(pair -> pairs.page(viewer, pair, "", null))
                .orElseGet(Reply.Missing::new);
    }

    private Reply open(Viewer.InCharge viewer, Request request) {
        return similarities
                .pair(viewer.term(), request.path("pair"))
                .map(pair -> open(viewer, pair, request))
                .orElseGet(Reply.Missing::new);
    }

    private Reply open(Viewer.InCharge viewer, Pair pair, Request request) {
        var reason = request.field("reason").strip();
        var key = request.field("idempotency-key");
        if (reason.isEmpty() || reason.length() > Cases.LONGEST || !Post.isKey(key))
            return new Reply.Invalid(
                    pairs.page(
                            viewer,
                            pair,
                            reason,
                            reason.isEmpty()
                                    ? "Say why: a number is no reason."
                                    : "That is too long: %d characters are kept."
                                            .formatted(Cases.LONGEST)));
        var ref = cases.open(viewer, pair, reason, Post.exactKey(key, reason));
        return new Reply.SeeOther(
                CaseRoutes.path(viewer.term(), ref),
                "The case is open. Nobody was told, and no grade has changed.");
    }
}
