package savepoint.server.review;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.server.db.Database;
import savepoint.server.mail.Mail;
import savepoint.server.mail.Mails;
import savepoint.server.people.Term;
import savepoint.server.web.Moment;

/// Mail about reviews: when there is something to do, and a day before its time is over for those who have not done it.
public final class ReviewMails {
    private static final Duration BEFORE_END = Duration.ofDays(1);
    // Whoever starts to send mail in the middle of a round tells nobody of what began long ago.
    private static final Duration NEWS = Duration.ofDays(1);

    private final Database database;
    private final Store store;
    private final Rounds rounds;
    private final Mails mails;
    private final InstantSource clock;

    /// About these rounds.
    public ReviewMails(Database database, Rounds rounds, Mails mails, InstantSource clock) {
        this.database = database;
        this.store = database.store(Store.class);
        this.rounds = rounds;
        this.mails = mails;
        this.clock = clock;
    }

    /// Somebody who takes part.
    record Part(String ref, String name, String email, @Nested Waiting waiting) {}

    interface Store {
        @SqlQuery(
                "select e.ref, p.name, p.email, "
                        + Waiting.COLUMNS
                        + """
                          from review_round o
                          join activity y on y.id = o.activity_id
                          join enrolment e on e.term_id = y.term_id and e.role = 'student' and e.dropped_at is null
                          join person p on p.id = e.person_id
                         where o.id = :round
                         order by e.id
                        """)
        List<Part> of(long round);
    }

    /// Has mailed what has to be said now; asked again it says nothing twice.
    public void remind() {
        if (!mails.areSent()) return;
        rounds.underWay().forEach(one -> remind(one.term(), one.round()));
    }

    private void remind(Term term, Round round) {
        var timeline = round.timeline();
        if (round.row().isEmpty() || timeline.paused() || timeline.until() == null) return;
        var now = clock.instant();
        boolean isNews = now.isBefore(timeline.since().plus(NEWS));
        boolean isLast = !now.isBefore(timeline.until().minus(BEFORE_END));
        if (timeline.due() || !(isNews || isLast)) return;
        var parts = store.of(round.id());
        database.useTransaction(handle -> {
            for (var part : parts)
                part.waiting()
                        .words(round)
                        .filter(_ -> isNews || timeline.step() != Step.APPEALS)
                        .ifPresent(what ->
                                mails.queue(
                                        handle,
                                        mail(term, round, part, what, isNews ? "begun" : "last")));
        });
    }

    private Mail mail(Term term, Round round, Part part, String what, String kind) {
        var step = round.step();
        Instant until = round.timeline().until();
        var title = round.assignment().row().title();
        // A step that begins anew, or ends at another time, is said anew.
        var key =
                "review %s %s %s %s %s"
                        .formatted(
                                kind,
                                round.row().orElseThrow().ref(),
                                part.ref(),
                                step.code(),
                                kind.equals("last") ? until : round.timeline().since());
        var text =
                """
                Hello %s,

                %s: %s, until %s.

                %s

                Nobody sees your name there.
                """
                        .formatted(
                                part.name(),
                                title,
                                what,
                                Moment.of(until, term.zone()).text(),
                                mails.link(round.assignment().path() + "/reviews"));
        return new Mail(key, part.email(), what + ": " + title, text, until);
    }
}
