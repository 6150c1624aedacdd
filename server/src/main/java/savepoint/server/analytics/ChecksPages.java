package savepoint.server.analytics;

import java.util.Comparator;
import java.util.List;
import savepoint.grader.bundle.Check;
import savepoint.server.assignment.Assignment;
import savepoint.server.assignment.Assignments;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;

/// The checks of one assignment, and how works did in them.
final class ChecksPages {
    private final AnalyticsStore store;
    private final Gradebook gradebook;
    private final Assignments assignments;

    ChecksPages(AnalyticsStore store, Gradebook gradebook, Assignments assignments) {
        this.store = store;
        this.gradebook = gradebook;
        this.assignments = assignments;
    }

    static String path(Term term, String slug) {
        return AnalyticsRoutes.path(term) + "/assignments/" + slug;
    }

    Reply show(Viewer.Staff staff, Request request) {
        return assignments
                .find(staff.term(), request.path("assignment"))
                .<Reply>map(found -> page(staff.term(), found, request.query("section")))
                .orElseGet(Reply.Missing::new);
    }

    private Reply.Page page(Term term, Assignment assignment, String section) {
        var checks = assignment.bundle().checks();
        var order = checks.stream().map(Check::name).toList();
        var abouts = WeeksPages.abouts(checks);
        var slug = assignment.row().slug();
        var rows =
                store.checks(term.id(), section, slug).stream()
                        .sorted(
                                Comparator.comparingInt(tally ->
                                        order.contains(tally.name())
                                                ? order.indexOf(tally.name())
                                                : order.size()))
                        .map(tally -> CheckRow.of(tally, abouts, null))
                        .toList();
        var book = new Link("Gradebook", term.path() + "/gradebook");
        var analytics = AnalyticsRoutes.link(term);
        return new Reply.Page(
                "analytics/checks",
                new Heading("Checks of " + assignment.row().title(), List.of(book, analytics)),
                new ChecksPage(
                        book,
                        analytics,
                        assignment.link(),
                        WeeksPages.sections(gradebook.pupils(term), section),
                        path(term, slug),
                        rows));
    }
}
