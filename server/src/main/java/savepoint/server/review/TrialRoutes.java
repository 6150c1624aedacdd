package savepoint.server.review;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import savepoint.server.assignment.ProgressFeed;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Running the hand-in that is reviewed.
final class TrialRoutes {
    private static final Duration WHEN_WAITING = Duration.ofSeconds(5);

    private final DutyRoutes duties;
    private final Trials trials;
    private final WritePages pages;
    private final TrialPages trialPages;

    TrialRoutes(DutyRoutes duties, Trials trials, WritePages pages, TrialPages trialPages) {
        this.duties = duties;
        this.trials = trials;
        this.pages = pages;
        this.trialPages = trialPages;
    }

    List<Route> routes(Gate gate) {
        var runs = DutyRoutes.REVIEW + "/runs";
        var one = runs + "/{trial}";
        return List.of(
                gate.post(
                        runs,
                        Access.STUDENT,
                        (v, r) -> duties.of(v, r, (_, round, review) -> run(v, round, review, r))),
                gate.get(
                        one,
                        Access.MEMBER,
                        (v, r) ->
                                of(
                                        v,
                                        r,
                                        (round, review, trial) ->
                                                trialPages.page(v, round, review, trial))),
                gate.get(
                        one + "/events",
                        Access.MEMBER,
                        (v, r) ->
                                of(
                                        v,
                                        r,
                                        (round, review, trial) ->
                                                events(gate, v, r, review, trial))));
    }

    private interface OfTrial {
        Reply to(Round round, Review review, Trials.Trial trial);
    }

    private Reply of(Viewer.Member viewer, Request request, OfTrial answer) {
        return duties.of(
                viewer,
                request,
                (_, round, review) ->
                        trials.find(review, request.path("trial"))
                                .map(trial -> answer.to(round, review, trial))
                                .orElseGet(Reply.Missing::new));
    }

    private Reply events(
            Gate gate, Viewer.Member viewer, Request request, Review review, Trials.Trial trial) {
        return new Reply.Events(
                new ProgressFeed(
                        () -> trials.standing(trial),
                        trials.live(),
                        MinePages.path(viewer.term(), review) + "/runs/" + trial.ref(),
                        () ->
                                gate.again(Access.MEMBER, request)
                                        .filter(again -> duties.maySee(again, review.ref()))
                                        .isPresent()));
    }

    private Reply run(Viewer.Student student, Round round, Review review, Request request) {
        boolean own = request.field("on").equals("own");
        var rows = request.field("rows").replace("\r\n", "\n");
        var key = request.field("idempotency-key");
        var problem =
                !round.timeline().isOpenForReviews()
                        ? Optional.of("The reviews are closed; nothing is run any more.")
                        : !Post.isKey(key)
                                ? Optional.of("The form came without its key; send it once more.")
                                : own ? OwnRows.problem(rows) : Optional.<String>empty();
        if (problem.isPresent())
            return new Reply.Invalid(page(student, round, review, rows, problem.get()));
        return switch (trials.ask(
                student, review, round, own ? Optional.of(rows) : Optional.empty(), key)) {
            case Trials.Asked.Taken(var ref) ->
                    new Reply.SeeOther(MinePages.path(student.term(), review) + "/runs/" + ref);
            case Trials.Asked.Waits() ->
                    new Reply.TooMany(
                            page(
                                    student,
                                    round,
                                    review,
                                    rows,
                                    "Your last runs are still under way; run again when one is done."),
                            WHEN_WAITING);
        };
    }

    private Reply.Page page(
            Viewer.Student student, Round round, Review review, String rows, String problem) {
        return pages.page(student, round, review, WritePages.Sent.rows(rows, problem));
    }
}
