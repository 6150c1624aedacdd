package savepoint.server.review;

import java.util.ArrayList;
import java.util.Objects;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Rubric;
import savepoint.server.db.Refs;
import savepoint.server.people.Term;
import savepoint.server.web.Figures;
import savepoint.server.web.Post;

/// Puts together the reviews of a work as its authors read them.
final class ReceivedPages {
    private final Receiving receiving;
    private final ReviewStore store;
    private final Reviews reviews;
    private final Anonymity anonymity;
    private final Trials trials;

    ReceivedPages(
            Receiving receiving,
            ReviewStore store,
            Reviews reviews,
            Anonymity anonymity,
            Trials trials) {
        this.receiving = receiving;
        this.store = store;
        this.reviews = reviews;
        this.anonymity = anonymity;
        this.trials = trials;
    }

    /// A rating that was not taken, and what was typed.
    record Refused(String ref, int helpful, String reply, String problem) {
        static final Refused NOTHING = new Refused("", 0, "", "");
    }

    ReceivedView view(Term term, Round round, Receiving.Work work, Refused refused) {
        var got = receiving.of(round, work);
        var views = new ArrayList<ReceivedView.Got>();
        for (var one : got) views.add(got(term, round, one, views.size() + 1, refused));
        var of =
                round.criteria().stream()
                        .map(Rubric.Criterion::points)
                        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
        return new ReceivedView(views, Figures.plain(of), views.isEmpty());
    }

    private ReceivedView.Got got(
            Term term, Round round, Receiving.Got one, int number, Refused refused) {
        var review = store.byId(one.allocationId());
        var posted = reviews.posted(review).orElseThrow();
        var cloak = anonymity.of(review.reviewerId());
        var files = reviews.files(review);
        boolean again = refused.ref().equals(one.ref());
        return new ReceivedView.Got(
                one.ref(),
                number,
                Figures.plain(posted.total()),
                round.criteria().stream()
                        .map(criterion -> criterion(criterion, posted, cloak))
                        .filter(Objects::nonNull)
                        .toList(),
                cloak.prose(posted.overall()),
                posted.remarks().stream()
                        .map(remark ->
                                new ReceivedView.Remark(
                                        remark.path(),
                                        remark.line(),
                                        line(files, remark),
                                        cloak.prose(remark.body())))
                        .toList(),
                trials.proofs(posted.evidence(), cloak),
                round.step() == Step.APPEALS
                        ? new Post(
                                term.path() + "/received-reviews/" + one.ref() + "/ratings",
                                Refs.random())
                        : null,
                again ? refused.helpful() : one.helpful(),
                again ? refused.reply() : one.reply(),
                again ? refused.problem() : null);
    }

    private static String line(FileTree files, Review.Remark remark) {
        return files.text(remark.path())
                .flatMap(text -> text.lines().skip(remark.line() - 1L).findFirst())
                .orElse("");
    }

    private static ReceivedView.Criterion criterion(
            Rubric.Criterion criterion, Review.Posted posted, Cloak cloak) {
        var score = posted.scores().get(criterion.slug());
        if (score == null) return null;
        return new ReceivedView.Criterion(
                criterion.title(),
                Figures.plain(score.points()),
                Figures.plain(criterion.points()),
                criterion.options().stream()
                        .filter(option -> option.points().compareTo(score.points()) == 0)
                        .map(Rubric.Option::says)
                        .findFirst()
                        .orElse(null),
                cloak.prose(score.comment()));
    }
}
