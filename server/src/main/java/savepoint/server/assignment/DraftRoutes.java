package savepoint.server.assignment;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import savepoint.grader.bundle.Bundle;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;
import savepoint.server.work.Draft;
import savepoint.server.work.Drafts;

/// Keeping what is typed, and going back to it.
final class DraftRoutes {
    private final Assignments assignments;
    private final AssignmentPages assignmentPages;
    private final Drafts drafts;
    private final DraftPages pages;

    DraftRoutes(Assignments assignments, AssignmentPages assignmentPages, Drafts drafts) {
        this.assignments = assignments;
        this.assignmentPages = assignmentPages;
        this.drafts = drafts;
        this.pages = new DraftPages(drafts);
    }

    List<Route> routes(Gate gate) {
        var assignment = "/c/{course}/{term}/assignments/{assignment}";
        return List.of(
                gate.post(assignment + "/drafts", Access.STUDENT, this::save),
                gate.get(assignment + "/drafts", Access.STUDENT, this::history),
                gate.get(assignment + "/drafts/{draft}", Access.STUDENT, this::show),
                gate.post(
                        assignment + "/drafts/{draft}/restoration", Access.STUDENT, this::restore),
                gate.post(assignment + "/restart", Access.STUDENT, this::restart));
    }

    /// What a script is told of a draft; `by` is null for the viewer's own.
    private record Told(String ref, String version, Instant savedAt, String by) {
        static Told of(Draft draft) {
            return new Told(
                    draft.ref(), draft.version(), draft.savedAt(), draft.own() ? null : draft.by());
        }
    }

    private record Refused(List<String> problems) {}

    private Reply save(Viewer.Student student, Request request) {
        return in(student, request, assignment -> save(student, assignment, request));
    }

    private Reply save(Viewer.Student student, Assignment assignment, Request request) {
        var form = DraftForm.parse(request, assignment.bundle());
        if (!form.problems().isEmpty()) return refused(student, assignment, request, form);
        long activity = assignment.row().activityId();
        var saving =
                switch (form.choice()) {
                    case NONE, MINE ->
                            drafts.saveThenPut(student, activity, form.typed(), form.files());
                    case THEIRS -> drafts.saveThenPutBack(student, activity, form.typed());
                    case COMPARE -> standing(student, activity, form.typed());
                };
        return answer(student, assignment, request, form, saving);
    }

    private Drafts.Saving standing(Viewer.Student student, long activity, Draft.Typed typed) {
        return drafts.newest(student, activity)
                .<Drafts.Saving>map(Drafts.Saving.Overtaken::new)
                .orElseGet(() -> drafts.save(student, activity, typed));
    }

    private Reply answer(
            Viewer.Student student,
            Assignment assignment,
            Request request,
            DraftForm form,
            Drafts.Saving saving) {
        return switch (saving) {
            case Drafts.Saving.Saved(var draft) ->
                    request.wantsJson()
                            ? new Reply.Json(Told.of(draft))
                            : new Reply.SeeOther(assignment.path(), said(form.choice()));
            case Drafts.Saving.Overtaken(var standing) -> {
                if (request.wantsJson()) yield new Reply.Json(409, Told.of(standing));
                var back =
                        SentBack.overtaken(
                                form.typed(), standing, form.choice() == DraftForm.Choice.COMPARE);
                yield new Reply.Conflict(assignmentPages.page(student, assignment, back));
            }
        };
    }

    private static String said(DraftForm.Choice choice) {
        return switch (choice) {
            case NONE, COMPARE -> "Draft saved.";
            case MINE -> "Yours is saved. The other one stands in the drafts.";
            case THEIRS -> "The other one is in the editor now. Yours stands in the drafts.";
        };
    }

    private Reply refused(
            Viewer.Student student, Assignment assignment, Request request, DraftForm form) {
        return request.wantsJson()
                ? new Reply.Json(422, new Refused(form.problems()))
                : new Reply.Invalid(
                        assignmentPages.page(
                                student,
                                assignment,
                                SentBack.because(form.typed(), form.problems())));
    }

    private Reply history(Viewer.Student student, Request request) {
        return in(student, request, assignment -> pages.history(student, assignment));
    }

    private Reply show(Viewer.Student student, Request request) {
        return of(student, request, (assignment, draft) -> pages.one(student, assignment, draft));
    }

    private Reply restore(Viewer.Student student, Request request) {
        return of(
                student,
                request,
                (assignment, draft) -> {
                    drafts.put(student, assignment.row().activityId(), draft.files());
                    return new Reply.SeeOther(
                            assignment.path(),
                            "The draft is in the editor again. What stood there before is kept in the drafts.");
                });
    }

    /// Puts the starter's text into one file, or into all; what the form brought is kept in the history before.
    private Reply restart(Viewer.Student student, Request request) {
        return in(student, request, assignment -> restart(student, assignment, request));
    }

    private Reply restart(Viewer.Student student, Assignment assignment, Request request) {
        var bundle = assignment.bundle();
        long activity = assignment.row().activityId();
        if (!FormFiles.areIn(request)) {
            drafts.put(student, activity, EditorFiles.starterTexts(bundle));
            return restarted(assignment, "");
        }
        var form = DraftForm.parse(request, bundle);
        if (!form.problems().isEmpty()) return refused(student, assignment, request, form);
        var file = request.field("restart");
        var files = withStarter(bundle, form.typed(), file);
        return switch (drafts.saveThenPut(student, activity, form.typed(), files)) {
            case Drafts.Saving.Saved _ -> restarted(assignment, file);
            case Drafts.Saving.Overtaken overtaken ->
                    answer(student, assignment, request, form, overtaken);
        };
    }

    private static Map<String, String> withStarter(Bundle bundle, Draft.Typed typed, String file) {
        var files = new HashMap<>(typed.files());
        EditorFiles.starterTexts(bundle)
                .forEach((name, text) -> {
                    if (file.isEmpty() || file.equals(name)) files.put(name, text);
                });
        return files;
    }

    private static Reply restarted(Assignment assignment, String file) {
        return new Reply.SeeOther(
                assignment.path(),
                (file.isEmpty() ? "The editor" : file)
                        + " holds the starter again. What stood there before is kept in the drafts.");
    }

    private interface Answer {
        Reply to(Assignment assignment, Draft draft);
    }

    private Reply of(Viewer.Student student, Request request, Answer answer) {
        return in(
                student,
                request,
                assignment ->
                        drafts.find(student, assignment.row().activityId(), request.path("draft"))
                                .map(draft -> answer.to(assignment, draft))
                                .orElseGet(Reply.Missing::new));
    }

    private Reply in(Viewer.Student student, Request request, Function<Assignment, Reply> answer) {
        return assignments
                .find(student.term(), request.path("assignment"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }
}
