package savepoint.server.assignment;

import java.util.ArrayList;
import java.util.List;
import savepoint.server.grading.ProgressView;
import savepoint.server.grading.ProgressViews;
import savepoint.server.grading.Results;
import savepoint.server.grading.Standing;
import savepoint.server.grading.VerdictView;
import savepoint.server.grading.VerdictViews;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Reply;

/// A run's page for one viewer, put together.
final class RunPages {
    private final Results results;

    RunPages(Results results) {
        this.results = results;
    }

    /// The address of a run.
    static String path(Term term, String ref) {
        return term.path() + "/runs/" + ref;
    }

    Reply.Page page(Viewer.Member viewer, Run run) {
        var term = viewer.term();
        var assignment = new Link(run.title(), Assignments.path(term, run.assignment()));
        var crumbs = new ArrayList<>(AssignmentPages.week(term, run.week()).stream().toList());
        crumbs.add(assignment);
        return new Reply.Page(
                "assignment/run",
                new Heading("Run on the sample rows", crumbs),
                page(viewer, run, assignment));
    }

    private RunPage page(Viewer.Member viewer, Run run, Link assignment) {
        ProgressView progress = null;
        VerdictView verdict = null;
        List<RunPage.Output> outputs = List.of();
        switch (results.gradings().ofRun(run.id())) {
            case Standing.UnderWay(var grading, var bundle) ->
                    progress =
                            ProgressViews.of(
                                    path(viewer.term(), run.ref()) + "/events",
                                    results.live().now(grading),
                                    bundle);
            case Standing.Ended(var report, var bundle) -> {
                verdict =
                        VerdictViews.of(
                                report, bundle.limits(), results.bundles().files(run.tree()));
                outputs = RunPage.Output.of(report, bundle);
            }
        }
        return new RunPage(
                assignment,
                viewer instanceof Viewer.Staff ? run.student() : null,
                Moment.toTheSecond(run.askedAt(), viewer.term().zone()),
                progress,
                verdict,
                outputs);
    }
}
