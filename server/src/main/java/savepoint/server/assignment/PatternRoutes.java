package savepoint.server.assignment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import savepoint.server.db.Refs;
import savepoint.server.marking.Comments;
import savepoint.server.marking.MarkingViews;
import savepoint.server.marking.Refused;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Hand-ins that went wrong alike, and one comment for all of them.
final class PatternRoutes {
    private final Assignments assignments;
    private final HandIns handIns;
    private final Comments comments;

    PatternRoutes(Assignments assignments, HandIns handIns, Comments comments) {
        this.assignments = assignments;
        this.handIns = handIns;
        this.comments = comments;
    }

    List<Route> routes(Gate gate) {
        var patterns = "/c/{course}/{term}/assignments/{assignment}/patterns";
        return List.of(
                gate.get(patterns, Access.STAFF, this::show),
                gate.post(patterns, Access.STAFF, this::comment));
    }

    /// The address of an assignment's patterns.
    static String path(Assignment assignment) {
        return assignment.path() + "/patterns";
    }

    private Reply show(Viewer.Staff staff, Request request) {
        return of(staff, request, found -> page(staff, found, Refused.NOTHING));
    }

    private Reply comment(Viewer.Staff staff, Request request) {
        var signature = request.field("pattern");
        var text = CommentForm.text(request);
        var key = request.field("idempotency-key");
        return of(
                staff,
                request,
                found -> {
                    var problem =
                            CommentForm.problem(text)
                                    .or(() ->
                                            !Post.isKey(key)
                                                    ? Optional.of(
                                                            "The form came without its key; send it once more.")
                                                    : Optional.empty());
                    if (problem.isPresent()) {
                        var refused =
                                new Refused("pattern " + signature, "", text, "", problem.get());
                        return new Reply.Invalid(page(staff, found, refused));
                    }
                    if (handIns.patterns(found).stream()
                            .noneMatch(pattern -> pattern.signature().equals(signature)))
                        return new Reply.Unprocessable(
                                "No hand-in ended like this any more, so there is nothing to comment on.",
                                text);
                    comments.add(
                            staff,
                            new Comments.Place.Pattern(found.row().activityId(), signature),
                            text,
                            key);
                    return new Reply.SeeOther(
                            path(found), "Saved: it stands on every hand-in that ended like this.");
                });
    }

    private Reply of(Viewer.Staff staff, Request request, Function<Assignment, Reply> answer) {
        return assignments
                .find(staff.term(), request.path("assignment"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }

    Reply.Page page(Viewer.Staff staff, Assignment assignment, Refused refused) {
        long activity = assignment.row().activityId();
        var patterns = new LinkedHashMap<String, HandIns.Pattern>();
        handIns.patterns(assignment).forEach(pattern -> patterns.put(pattern.signature(), pattern));
        // what was said of hand-ins that have since changed can still be removed
        comments.commentedPatterns(activity)
                .forEach(signature ->
                        patterns.putIfAbsent(
                                signature, new HandIns.Pattern(signature, 0, null, null)));
        var shown = new ArrayList<PatternsPage.Pattern>();
        for (var pattern : patterns.values()) shown.add(view(staff, assignment, pattern, refused));
        var page =
                new PatternsPage(
                        assignment.link(),
                        patterns.values().stream().mapToInt(HandIns.Pattern::many).sum(),
                        shown,
                        new Post(path(assignment), Refs.random()));
        var all = new Link("Hand-ins", assignment.path() + "/submissions");
        return new Reply.Page(
                "assignment/patterns",
                new Heading("Patterns", List.of(assignment.link(), all)),
                page);
    }

    private PatternsPage.Pattern view(
            Viewer.Staff staff, Assignment assignment, HandIns.Pattern pattern, Refused refused) {
        var outcomes =
                Arrays.stream(pattern.signature().split(" "))
                        .filter(word -> word.contains("="))
                        .toList();
        var failed =
                outcomes.stream()
                        .filter(word -> !word.endsWith("=passed"))
                        .map(word -> word.substring(0, word.indexOf('=')))
                        .toList();
        var example =
                pattern.example() == null
                        ? null
                        : new Link(
                                "Look at one",
                                SubmissionPages.path(staff.term(), pattern.example()));
        var all =
                pattern.example() == null
                        ? null
                        : new Link(
                                "List them",
                                HandInFilter.ofPattern(pattern.signature()).href(assignment));
        var form = "pattern " + pattern.signature();
        return new PatternsPage.Pattern(
                pattern.signature(),
                pattern.many(),
                failed,
                outcomes.size(),
                pattern.points() == null ? null : Figures.plain(pattern.points()),
                example,
                all,
                new MarkingViews(staff, path(assignment), false, refused)
                        .said(
                                comments.ofPattern(
                                        assignment.row().activityId(), pattern.signature())),
                refused.form().equals(form) ? refused.text() : "",
                refused.form().equals(form) ? refused.problem() : null);
    }
}
