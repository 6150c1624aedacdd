package savepoint.server.assignment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Rubric;
import savepoint.server.db.Refs;
import savepoint.server.deadline.Deadlines;
import savepoint.server.deadline.LateWords;
import savepoint.server.grading.CodeError;
import savepoint.server.grading.CodeFile;
import savepoint.server.grading.GradedAgain;
import savepoint.server.grading.ProgressView;
import savepoint.server.grading.ProgressViews;
import savepoint.server.grading.Results;
import savepoint.server.grading.Standing;
import savepoint.server.grading.VerdictView;
import savepoint.server.grading.VerdictViews;
import savepoint.server.marking.CommentedFile;
import savepoint.server.marking.Comments;
import savepoint.server.marking.MarkingViews;
import savepoint.server.marking.Marks;
import savepoint.server.marking.Refused;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// A hand-in's page for one viewer, put together.
public final class SubmissionPages {
    private final Assignments assignments;
    private final Submissions submissions;
    private final Results results;
    private final Deadlines deadlines;
    private final Comments comments;
    private final Marks marks;

    SubmissionPages(
            Assignments assignments,
            Submissions submissions,
            Results results,
            Deadlines deadlines,
            Comments comments,
            Marks marks) {
        this.assignments = assignments;
        this.deadlines = deadlines;
        this.submissions = submissions;
        this.results = results;
        this.comments = comments;
        this.marks = marks;
    }

    /// The address of a hand-in.
    public static String path(Term term, String ref) {
        return term.path() + "/submissions/" + ref;
    }

    /// How a page is looked at: as staff or as the student sees it, and with what was typed and not saved.
    record Look(boolean asStudent, Refused refused) {}

    Reply.Page page(Viewer.Member viewer, Submission submission, Look look) {
        var term = viewer.term();
        var assignment =
                new Link(submission.title(), Assignments.path(term, submission.assignment()));
        var crumbs =
                new ArrayList<>(AssignmentPages.week(term, submission.week()).stream().toList());
        crumbs.add(assignment);
        return new Reply.Page(
                "assignment/submission",
                new Heading("Hand-in " + submission.number(), crumbs),
                page(viewer, submission, look, assignment));
    }

    private SubmissionPage page(
            Viewer.Member viewer, Submission submission, Look look, Link assignment) {
        var term = viewer.term();
        var path = path(term, submission.ref());
        var files = results.bundles().files(submission.tree());
        var standing = results.gradings().of(submission.id());
        ProgressView progress = null;
        BigDecimal earned = null;
        VerdictView verdict = null;
        switch (standing) {
            case Standing.UnderWay(var grading, var bundle) ->
                    progress =
                            ProgressViews.of(path + "/events", results.live().now(grading), bundle);
            case Standing.Ended(var report, var bundle) -> {
                verdict = VerdictViews.of(report, bundle.limits(), files);
                earned = report.verdict().costsAnAttempt() ? report.verdict().points() : null;
            }
        }
        boolean isStaff = viewer instanceof Viewer.Staff;
        boolean asStaff = isStaff && !look.asStudent();
        var rubric = rubric(term, submission);
        var said = comments.of(submission.id());
        var marking = new MarkingViews(viewer, path, look.asStudent(), look.refused());
        var shown = files(path, files, verdict == null ? List.of() : verdict.errors());
        return new SubmissionPage(
                assignment,
                submission.ref(),
                asStaff ? submission.student() : null,
                submission.by(),
                submission.number(),
                Moment.toTheSecond(submission.receivedAt(), term.zone()),
                submission.tree(),
                LateWords.by(submission.late()),
                charge(viewer, submission, earned),
                submission.counts(),
                progress,
                verdict,
                results.gradings().again(submission.id()).stream()
                        .map(one -> again(term, one))
                        .toList(),
                marking.view(rubric, marks.of(submission.id()), said),
                IntStream.range(0, shown.size())
                        .mapToObj(i -> marking.file(shown.get(i), i + 1, said))
                        .toList(),
                new Link("Download all as a zip", path + "/files.zip"),
                asStaff ? behind(term, submission, standing.bundle()) : null,
                asStaff ? path + "?as=student" : null,
                isStaff && look.asStudent() ? path : null,
                asStaff && viewer instanceof Viewer.InCharge
                        ? new Post(path + "/regrades", Refs.random())
                        : null,
                asStaff && !rubric.instructor().isEmpty()
                        ? new Post(assignment.href() + "/turns", Refs.random())
                        : null,
                beside(term, submission.older(), submission.number() - 1),
                beside(term, submission.newer(), submission.number() + 1));
    }

    private BehindView behind(Term term, Submission submission, Bundle bundle) {
        return BehindViews.of(term, results.gradings().history(submission.id()), bundle);
    }

    private Rubric rubric(Term term, Submission submission) {
        return assignments
                .find(term, submission.assignment())
                .map(assignment -> assignment.bundle().rubric())
                .orElse(Rubric.NONE);
    }

    /// How many lines a handed-in file has; 0 where there is none of that name.
    int lines(Submission submission, String file) {
        return results.bundles()
                .files(submission.tree())
                .text(file)
                .map(text -> Math.toIntExact(text.lines().count()))
                .orElse(0);
    }

    /// Where on the page a comment stands.
    String anchor(Submission submission, CommentForm form) {
        if (form.isWhole()) return "#marking";
        var names = results.bundles().files(submission.tree()).files().headMap(form.file());
        return "#" + CommentedFile.anchor(names.size() + 1, Integer.parseInt(form.line()));
    }

    private static SubmissionPage.Again again(Term term, GradedAgain one) {
        return new SubmissionPage.Again(
                Moment.of(one.at(), term.zone()),
                one.reason(),
                HandInResult.words(one.beforeKind(), one.beforePoints()),
                HandInResult.words(one.kind(), one.points()),
                one.undoneAt() == null ? null : Moment.of(one.undoneAt(), term.zone()),
                one.undoneReason());
    }

    /// What being late does to its points, in words; null for a hand-in in time.
    private String charge(Viewer.Member viewer, Submission submission, BigDecimal earned) {
        var received = submission.receivedAt();
        Function<Long, String> of =
                enrolment ->
                        deadlines
                                .seenBy(viewer, enrolment, submission.activity(), received)
                                .charge(received, submission.counts(), earned);
        if (viewer instanceof Viewer.Student || submission.people() == 1)
            return of.apply(submission.enrolment());
        // free days are each one's own
        return submissions.owners(submission).stream()
                .flatMap(owner ->
                        Optional.ofNullable(of.apply(owner.enrolment()))
                                .map(charge -> owner.name() + ": " + charge)
                                .stream())
                .reduce((one, other) -> one + "; " + other)
                .orElse(null);
    }

    private static List<CodeFile> files(String path, FileTree files, List<CodeError> errors) {
        return files.files().keySet().stream()
                .map(name ->
                        new CodeFile(
                                name,
                                GivenFiles.language(name),
                                files.text(name).orElse(""),
                                path + "/files/" + name,
                                errors.stream()
                                        .filter(error -> error.file().equals(name))
                                        .toList()))
                .toList();
    }

    private static Link beside(Term term, String ref, int number) {
        return ref == null ? null : new Link("Hand-in " + number, path(term, ref));
    }
}
