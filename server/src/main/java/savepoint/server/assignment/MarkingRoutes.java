package savepoint.server.assignment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import savepoint.grader.bundle.Rubric;
import savepoint.server.marking.Comments;
import savepoint.server.marking.Mark;
import savepoint.server.marking.Marks;
import savepoint.server.marking.Refused;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Marks by the rubric and comments on hand-ins: forms of a hand-in's page, which answer scripts in JSON.
final class MarkingRoutes {
    private static final Pattern VERSION = Pattern.compile("\\d{1,6}");
    private static final Pattern POINTS = Pattern.compile("\\d{1,5}([.,]\\d{1,2})?");

    private final Submissions submissions;
    private final Assignments assignments;
    private final SubmissionPages pages;
    private final PatternRoutes patterns;
    private final Comments comments;
    private final Marks marks;

    MarkingRoutes(
            Submissions submissions,
            Assignments assignments,
            SubmissionPages pages,
            PatternRoutes patterns,
            Comments comments,
            Marks marks) {
        this.submissions = submissions;
        this.assignments = assignments;
        this.pages = pages;
        this.patterns = patterns;
        this.comments = comments;
        this.marks = marks;
    }

    List<Route> routes(Gate gate) {
        var one = "/c/{course}/{term}/submissions/{submission}";
        return List.of(
                gate.post(one + "/marks/{criterion}", Access.STAFF, this::mark),
                gate.post(one + "/comments", Access.STAFF, this::comment),
                gate.post("/c/{course}/{term}/comments/{comment}", Access.STAFF, this::change));
    }

    private Reply mark(Viewer.Staff staff, Request request) {
        return of(
                staff,
                request.path("submission"),
                found ->
                        criterion(staff, found, request.path("criterion"))
                                .map(criterion -> mark(staff, found, criterion, request))
                                .orElseGet(Reply.Missing::new));
    }

    private Optional<Rubric.Criterion> criterion(
            Viewer.Staff staff, Submission submission, String slug) {
        return assignments.find(staff.term(), submission.assignment()).stream()
                .flatMap(assignment -> assignment.bundle().rubric().instructor().stream())
                .filter(criterion -> criterion.slug().equals(slug))
                .findFirst();
    }

    private Reply mark(
            Viewer.Staff staff,
            Submission submission,
            Rubric.Criterion criterion,
            Request request) {
        var typed = request.field("points").strip();
        var note = request.field("note").strip().replace("\r\n", "\n");
        var answer = new Answer(staff, submission, request);
        var form = "mark " + criterion.slug();
        boolean fits =
                typed.isEmpty()
                        || (POINTS.matcher(typed).matches()
                                && points(typed).compareTo(criterion.points()) <= 0);
        if (!fits || note.length() > Marks.LONGEST_NOTE) {
            var problem =
                    fits
                            ? "The note may have %d characters.".formatted(Marks.LONGEST_NOTE)
                            : "Points go from 0 to %s."
                                    .formatted(Figures.plain(criterion.points()));
            return answer.refused(422, new Refused(form, typed, note, "", problem));
        }
        var wish =
                new Marks.Wish(
                        criterion.slug(),
                        basedOn(request),
                        typed.isEmpty() ? null : points(typed),
                        note);
        return switch (marks.set(staff, submission.id(), submission.ref(), wish)) {
            case Marks.Change.Saved(var now) -> answer.saved(now, "#mark-" + criterion.slug());
            case Marks.Change.Conflict(var now) ->
                    answer.conflict(now, new Refused(form, typed, note, "", overtaken(now)));
        };
    }

    private static BigDecimal points(String typed) {
        return new BigDecimal(typed.replace(',', '.'));
    }

    private static int basedOn(Request request) {
        var version = request.field("based-on");
        return VERSION.matcher(version).matches() ? Integer.parseInt(version) : 0;
    }

    private static String overtaken(Mark now) {
        var theirs =
                now.points() == null
                        ? "took the mark away"
                        : "gave %s%s"
                                .formatted(
                                        Figures.plain(now.points()),
                                        now.note().isEmpty()
                                                ? ""
                                                : " with the note “%s”".formatted(now.note()));
        return "Not saved: %s %s meanwhile. Save again to put yours in its place."
                .formatted(now.by(), theirs);
    }

    private Reply comment(Viewer.Staff staff, Request request) {
        return of(
                staff,
                request.path("submission"),
                found -> comment(staff, found, new CommentForm(request)));
    }

    private Reply comment(Viewer.Staff staff, Submission submission, CommentForm form) {
        var problem = form.problem(pages.lines(submission, form.file()));
        if (problem.isPresent()) {
            var refused = new Refused(form.name(), "", form.text(), form.line(), problem.get());
            return invalid(staff, submission, refused);
        }
        comments.add(staff, form.place(submission.id()), form.text(), form.key());
        return new Reply.SeeOther(
                SubmissionPages.path(staff.term(), submission.ref())
                        + pages.anchor(submission, form),
                "Saved: the student sees it.");
    }

    private Reply change(Viewer.Staff staff, Request request) {
        var ref = request.path("comment");
        return comments.find(staff, ref)
                .map(found -> change(staff, found, ref, request))
                .orElseGet(Reply.Missing::new);
    }

    private Reply change(Viewer.Staff staff, Comments.Found found, String ref, Request request) {
        boolean remove = request.field("do").equals("remove");
        var text = remove ? "" : CommentForm.text(request);
        var form = "comment " + ref;
        if (!remove) {
            var problem = CommentForm.problem(text);
            if (problem.isPresent())
                return back(staff, found, new Refused(form, "", text, "", problem.get()));
        }
        return switch (comments.change(staff, found, ref, basedOn(request), text)) {
            case Comments.Change.Saved() ->
                    new Reply.SeeOther(home(staff, found), remove ? "Removed." : "Saved.");
            case Comments.Change.NotTheirs() ->
                    new Reply.Denied("Comments are changed by who wrote them and by instructors.");
            case Comments.Change.Conflict(var now) ->
                    now.<Reply>map(current ->
                                    back(
                                            staff,
                                            found,
                                            new Refused(
                                                    form,
                                                    "",
                                                    text,
                                                    "",
                                                    "Not saved: %s has changed it meanwhile to “%s”. Save again to put yours in its place."
                                                            .formatted(
                                                                    current.changedBy(),
                                                                    current.body()))))
                            .orElseGet(() ->
                                    new Reply.Unprocessable(
                                            "That comment was removed meanwhile.", text));
        };
    }

    /// The page that a comment stands on; one on a pattern is changed from the list of patterns.
    private static String home(Viewer.Staff staff, Comments.Found found) {
        return found.submission() == null
                ? Assignments.path(staff.term(), found.assignment()) + "/patterns"
                : SubmissionPages.path(staff.term(), found.submission());
    }

    private Reply back(Viewer.Staff staff, Comments.Found found, Refused refused) {
        if (found.submission() == null) {
            return assignments
                    .find(staff.term(), found.assignment())
                    .<Reply>map(assignment ->
                            new Reply.Invalid(patterns.page(staff, assignment, refused)))
                    .orElseGet(Reply.Missing::new);
        }
        return of(staff, found.submission(), submission -> invalid(staff, submission, refused));
    }

    private Reply invalid(Viewer.Staff staff, Submission submission, Refused refused) {
        return new Reply.Invalid(
                pages.page(staff, submission, new SubmissionPages.Look(false, refused)));
    }

    private Reply of(Viewer.Staff staff, String ref, Function<Submission, Reply> answer) {
        return submissions.find(staff, ref).map(answer).orElseGet(Reply.Missing::new);
    }

    /// The answer to a mark that was sent, as a page or, to a script, as JSON.
    private final class Answer {
        private final Viewer.Staff staff;
        private final Submission submission;
        private final boolean byScript;

        Answer(Viewer.Staff staff, Submission submission, Request request) {
            this.staff = staff;
            this.submission = submission;
            this.byScript = request.wantsJson();
        }

        Reply saved(Mark now, String anchor) {
            return byScript
                    ? new Reply.Json(Map.of("version", now.version()))
                    : new Reply.SeeOther(
                            SubmissionPages.path(staff.term(), submission.ref()) + anchor,
                            "Saved.");
        }

        Reply conflict(Mark now, Refused refused) {
            return byScript
                    ? new Reply.Json(
                            409, Map.of("version", now.version(), "problem", refused.problem()))
                    : refused(409, refused);
        }

        Reply refused(int status, Refused refused) {
            return byScript
                    ? new Reply.Json(status, Map.of("problem", refused.problem()))
                    : invalid(staff, submission, refused);
        }
    }
}
