package savepoint.server.review;

import java.util.List;
import savepoint.server.assignment.RunPage;
import savepoint.server.grading.ProgressView;
import savepoint.server.grading.ProgressViews;
import savepoint.server.grading.Results;
import savepoint.server.grading.Standing;
import savepoint.server.grading.VerdictView;
import savepoint.server.grading.VerdictViews;
import savepoint.server.people.Viewer;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Reply;

/// Puts together what a run by a reviewer showed.
final class TrialPages {
    private final Results results;
    private final Trials trials;
    private final Reviews reviews;
    private final Anonymity anonymity;

    TrialPages(Results results, Trials trials, Reviews reviews, Anonymity anonymity) {
        this.results = results;
        this.trials = trials;
        this.reviews = reviews;
        this.anonymity = anonymity;
    }

    Reply.Page page(Viewer.Member viewer, Round round, Review review, Trials.Trial trial) {
        var term = viewer.term();
        var path = MinePages.path(term, review);
        var cloak = anonymity.ofWork(review.workId());
        ProgressView progress = null;
        VerdictView verdict = null;
        List<RunPage.Output> outputs = List.of();
        switch (trials.standing(trial)) {
            case Standing.UnderWay(var grading, var bundle) ->
                    progress =
                            ProgressViews.of(
                                    path + "/runs/" + trial.ref() + "/events",
                                    results.live().now(grading),
                                    bundle);
            case Standing.Ended(var report, var bundle) -> {
                var cloaked = new CloakedVerdict(cloak);
                verdict =
                        cloaked.of(
                                VerdictViews.of(
                                        report,
                                        bundle.limits(),
                                        cloak.files(reviews.files(review))));
                outputs = cloaked.outputs(RunPage.Output.of(report, bundle));
            }
        }
        var back = new Link(review.name(), path);
        return new Reply.Page(
                "review/run",
                MinePages.heading(term, round, "Run of " + review.name()),
                new TrialPage(
                        back,
                        trial.rows(),
                        Moment.toTheSecond(trial.askedAt(), term.zone()),
                        progress,
                        verdict,
                        outputs));
    }
}
