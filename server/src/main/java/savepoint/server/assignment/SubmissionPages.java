package savepoint.server.assignment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import savepoint.grader.bundle.FileTree;
import savepoint.server.db.Refs;
import savepoint.server.deadline.Deadlines;
import savepoint.server.deadline.LateWords;
import savepoint.server.grading.Bundles;
import savepoint.server.grading.CodeError;
import savepoint.server.grading.CodeFile;
import savepoint.server.grading.GradedAgain;
import savepoint.server.grading.Gradings;
import savepoint.server.grading.LiveGradings;
import savepoint.server.grading.ProgressView;
import savepoint.server.grading.ProgressViews;
import savepoint.server.grading.Standing;
import savepoint.server.grading.VerdictView;
import savepoint.server.grading.VerdictViews;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// A hand-in's page for one viewer, put together.
public final class SubmissionPages {
    private final Gradings gradings;
    private final LiveGradings live;
    private final Bundles bundles;
    private final Deadlines deadlines;

    SubmissionPages(Gradings gradings, LiveGradings live, Bundles bundles, Deadlines deadlines) {
        this.deadlines = deadlines;
        this.gradings = gradings;
        this.live = live;
        this.bundles = bundles;
    }

    /// The address of a hand-in.
    public static String path(Term term, String ref) {
        return term.path() + "/submissions/" + ref;
    }

    Reply.Page page(Viewer.Member viewer, Submission submission) {
        var term = viewer.term();
        var assignment =
                new Link(submission.title(), Assignments.path(term, submission.assignment()));
        var crumbs =
                new ArrayList<>(AssignmentPages.week(term, submission.week()).stream().toList());
        crumbs.add(assignment);
        return new Reply.Page(
                "assignment/submission",
                new Heading("Hand-in " + submission.number(), crumbs),
                page(viewer, submission, assignment));
    }

    private SubmissionPage page(Viewer.Member viewer, Submission submission, Link assignment) {
        var term = viewer.term();
        var files = bundles.files(submission.tree());
        ProgressView progress = null;
        BigDecimal earned = null;
        VerdictView verdict = null;
        switch (gradings.of(submission.id())) {
            case Standing.UnderWay(var grading, var bundle) ->
                    progress =
                            ProgressViews.of(
                                    path(term, submission.ref()) + "/events",
                                    live.now(grading),
                                    bundle);
            case Standing.Ended(var report, var bundle) -> {
                verdict = VerdictViews.of(report, bundle.limits(), files);
                earned = report.verdict().costsAnAttempt() ? report.verdict().points() : null;
            }
        }
        return new SubmissionPage(
                assignment,
                viewer instanceof Viewer.Staff ? submission.student() : null,
                submission.number(),
                Moment.toTheSecond(submission.receivedAt(), term.zone()),
                submission.tree(),
                LateWords.by(submission.late()),
                charge(viewer.term(), submission, earned),
                submission.counts(),
                progress,
                verdict,
                gradings.again(submission.id()).stream().map(one -> again(term, one)).toList(),
                files(term, submission, files, verdict == null ? List.of() : verdict.errors()),
                viewer instanceof Viewer.InCharge
                        ? new Post(path(term, submission.ref()) + "/regrades", Refs.random())
                        : null,
                beside(term, submission.older(), submission.number() - 1),
                beside(term, submission.newer(), submission.number() + 1));
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
    private String charge(Term term, Submission submission, BigDecimal earned) {
        return deadlines
                .clock(term, submission.enrolment(), submission.activity(), submission.receivedAt())
                .charge(submission.receivedAt(), submission.counts(), earned);
    }

    private static List<CodeFile> files(
            Term term, Submission submission, FileTree files, List<CodeError> errors) {
        return files.files().keySet().stream()
                .map(name ->
                        new CodeFile(
                                name,
                                GivenFiles.language(name),
                                files.text(name).orElse(""),
                                path(term, submission.ref()) + "/files/" + name,
                                errors.stream()
                                        .filter(error -> error.file().equals(name))
                                        .toList()))
                .toList();
    }

    private static Link beside(Term term, String ref, int number) {
        return ref == null ? null : new Link("Hand-in " + number, path(term, ref));
    }
}
