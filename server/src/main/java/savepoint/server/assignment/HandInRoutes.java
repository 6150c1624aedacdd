package savepoint.server.assignment;

import java.util.List;
import java.util.TreeMap;
import savepoint.server.grading.Bundles;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;
import savepoint.server.work.Drafts;

/// Handing in, and taking home what was handed in.
final class HandInRoutes {
    private final Assignments assignments;
    private final Submissions submissions;
    private final Drafts drafts;
    private final Counter counter;
    private final AssignmentPages assignmentPages;
    private final Bundles bundles;

    HandInRoutes(
            Assignments assignments,
            Submissions submissions,
            Drafts drafts,
            Counter counter,
            AssignmentPages assignmentPages,
            Bundles bundles) {
        this.assignments = assignments;
        this.submissions = submissions;
        this.drafts = drafts;
        this.counter = counter;
        this.assignmentPages = assignmentPages;
        this.bundles = bundles;
    }

    List<Route> routes(Gate gate) {
        var assignment = "/c/{course}/{term}/assignments/{assignment}";
        return List.of(
                gate.post(assignment + "/submissions", Access.STUDENT, this::handIn),
                gate.get(assignment + "/hand-ins.zip", Access.STUDENT, this::zipOfAll));
    }

    private Reply handIn(Viewer.Student student, Request request) {
        return assignments
                .find(student.term(), request.path("assignment"))
                .map(assignment -> handIn(student, assignment, request))
                .orElseGet(Reply.Missing::new);
    }

    private Reply handIn(Viewer.Student student, Assignment assignment, Request request) {
        var form = HandInForm.parse(request, assignment.bundle());
        if (!form.hidden().isEmpty())
            drafts.put(student, assignment.row().activityId(), form.hidden());
        return switch (counter.take(
                student, assignment, form.files(), form.key(), form.problems())) {
            case Counter.Answer.Taken(var ref) ->
                    new Reply.SeeOther(
                            SubmissionPages.path(student.term(), ref),
                            "Handed in. Your receipt stands on this page.");
            case Counter.Answer.Refused(var problems) ->
                    new Reply.Invalid(sentBack(student, assignment, form, problems));
            case Counter.Answer.Waits(var problem, var delay) ->
                    new Reply.TooMany(sentBack(student, assignment, form, List.of(problem)), delay);
        };
    }

    /// What is not taken, be it by a second, is a draft at least.
    private Reply.Page sentBack(
            Viewer.Student student, Assignment assignment, HandInForm form, List<String> problems) {
        var _ = drafts.save(student, assignment.row().activityId(), form.typed());
        return assignmentPages.page(student, assignment, SentBack.because(form.typed(), problems));
    }

    private Reply zipOfAll(Viewer.Student student, Request request) {
        return assignments
                .find(student.term(), request.path("assignment"))
                .<Reply>map(assignment -> zipOfAll(student, assignment))
                .orElseGet(Reply.Missing::new);
    }

    private Reply.File zipOfAll(Viewer.Student student, Assignment assignment) {
        var files = new TreeMap<String, byte[]>();
        for (var listed : submissions.past(student, assignment)) {
            var folder = "hand-in-%02d/".formatted(listed.number());
            bundles.files(listed.tree())
                    .files()
                    .forEach((name, bytes) -> files.put(folder + name, bytes));
        }
        return Zips.download(assignment.row().slug() + "-hand-ins.zip", files);
    }
}
