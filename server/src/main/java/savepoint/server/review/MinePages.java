package savepoint.server.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.server.appeal.AppealView;
import savepoint.server.appeal.Appeals;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Reply;

/// Puts together what a student has to do with the reviews of an assignment.
final class MinePages {
    private final Reviews reviews;
    private final Receiving receiving;
    private final ReceivedPages received;
    private final Samples samples;
    private final PeerAppeals appealable;
    private final Appeals appeals;

    MinePages(
            Reviews reviews,
            Receiving receiving,
            ReceivedPages received,
            Samples samples,
            PeerAppeals appealable,
            Appeals appeals) {
        this.reviews = reviews;
        this.receiving = receiving;
        this.received = received;
        this.samples = samples;
        this.appealable = appealable;
        this.appeals = appeals;
    }

    Reply.Page page(Viewer.Student student, Round round, ReceivedPages.Refused refused) {
        var term = student.term();
        var duties = round.row().isEmpty() ? List.<Review>of() : reviews.of(student, round);
        var work = receiving.work(student, round);
        var until = round.timeline().until();
        var page =
                new MinePage(
                        round.assignment().link(),
                        Words.says(round, duties, work.isPresent()),
                        until == null || round.timeline().due()
                                ? null
                                : Moment.of(until, term.zone()),
                        Words.steps(round, term.zone()),
                        samples.duties(student, round),
                        duties.stream().map(one -> duty(term, round, one)).toList(),
                        round.step().isReleased() && work.isPresent()
                                ? received.view(term, round, work.get(), refused)
                                : ReceivedView.NOT_YET,
                        work.flatMap(one -> appeals(student, round, one)).orElse(null));
        return new Reply.Page("review/mine", heading(term, round, "Peer review"), page);
    }

    private Optional<AppealView> appeals(Viewer.Student student, Round round, Receiving.Work work) {
        if (!round.step().isReleased()) return Optional.empty();
        return appealable
                .subject(student.term(), round, work.id(), work.ref())
                .map(subject -> appeals.views(student, List.of(subject)).get(subject.ref()));
    }

    static Heading heading(Term term, Round round, String title) {
        var row = round.assignment().row();
        var week =
                Optional.ofNullable(row.week())
                        .map(number ->
                                new Link("Week " + number, term.path() + "/weeks/" + number));
        var crumbs = new ArrayList<>(week.stream().toList());
        crumbs.add(round.assignment().link());
        return new Heading(title, crumbs);
    }

    /// The address of a review.
    static String path(Term term, Review review) {
        return term.path() + "/reviews/" + review.ref();
    }

    private static MinePage.Duty duty(Term term, Round round, Review review) {
        var state = state(round, review);
        boolean isOpen = !review.isPosted() && round.timeline().isOpenForReviews();
        var until = round.timeline().until();
        return new MinePage.Duty(
                review.name(),
                path(term, review),
                state,
                isOpen && until != null ? Moment.of(until, term.zone()) : null,
                review.extra());
    }

    static MinePage.State state(Round round, Review review) {
        if (review.isPosted())
            return review.late() ? MinePage.State.WRITTEN_LATE : MinePage.State.WRITTEN;
        if (!round.timeline().isOpenForReviews()) return MinePage.State.LEFT;
        if (Reviews.isLate(review, round.timeline())) return MinePage.State.OVERDUE;
        return review.begun() ? MinePage.State.BEGUN : MinePage.State.TO_WRITE;
    }
}
