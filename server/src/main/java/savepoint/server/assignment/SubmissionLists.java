package savepoint.server.assignment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import savepoint.server.deadline.Deadlines;
import savepoint.server.deadline.LatePolicy;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Reply;

/// The staff's list of an assignment's hand-ins, put together page by page.
final class SubmissionLists {
    private static final int PAGE = 50;

    private final Submissions submissions;
    private final Deadlines deadlines;

    SubmissionLists(Submissions submissions, Deadlines deadlines) {
        this.submissions = submissions;
        this.deadlines = deadlines;
    }

    Reply.Page page(Viewer.Staff staff, Assignment assignment, Submissions.Filter filter) {
        var term = staff.term();
        var found = submissions.list(assignment, filter, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var policy = deadlines.policy(term.courseId());
        var tally = submissions.tally(term, assignment);
        var older =
                found.size() > PAGE
                        ? new Link(
                                "Older hand-ins",
                                href(
                                        assignment,
                                        new Submissions.Filter(
                                                filter.name(),
                                                filter.newestOnly(),
                                                shown.getLast().ref())))
                        : null;
        var other = new Submissions.Filter(filter.name(), !filter.newestOnly(), "");
        var page =
                new SubmissionsPage(
                        assignment.link(),
                        tally.students(),
                        tally.handedIn(),
                        tally.underWay(),
                        filter.newestOnly(),
                        new Link("", href(assignment, other)),
                        filter.name(),
                        shown.stream().map(one -> entry(term, policy, one)).toList(),
                        older,
                        staff instanceof Viewer.InCharge
                                ? new Link("Regrades", assignment.path() + "/regrades")
                                : null);
        return new Reply.Page(
                "assignment/submissions",
                new Heading("Hand-ins", List.of(assignment.link())),
                page);
    }

    private static SubmissionsPage.Entry entry(
            Term term, LatePolicy policy, Submission.Listed one) {
        return new SubmissionsPage.Entry(
                one.student(),
                SubmissionPages.path(term, one.ref()),
                one.number(),
                Moment.of(one.receivedAt(), term.zone()),
                one.isLate(policy),
                one.state(),
                one.passed(),
                one.checks(),
                one.hasPoints() ? Figures.plain(one.points()) : null,
                one.hasPoints() ? Figures.plain(one.possible()) : null,
                one.counts());
    }

    private static String href(Assignment assignment, Submissions.Filter filter) {
        return "%s/submissions?q=%s&show=%s&before=%s"
                .formatted(
                        assignment.path(),
                        URLEncoder.encode(filter.name(), StandardCharsets.UTF_8),
                        filter.newestOnly() ? "newest" : "all",
                        filter.before());
    }
}
