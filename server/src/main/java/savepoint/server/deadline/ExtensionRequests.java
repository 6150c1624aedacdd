package savepoint.server.deadline;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Audit;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// Students ask for more time, instructors answer.
public final class ExtensionRequests {
    private final Database database;
    private final ExtensionStore store;
    private final Extensions extensions;
    private final Audit audit;
    private final InstantSource clock;

    /// Requests that are granted as these extensions.
    public ExtensionRequests(
            Database database, Extensions extensions, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(ExtensionStore.class);
        this.extensions = extensions;
        this.audit = audit;
        this.clock = clock;
    }

    /// How many of a term wait for an answer.
    public int open(Term term) {
        return store.openOnes(term.id());
    }

    /// A student's part of an activity's page: its times, the late policy, and their requests with the answers.
    public DeadlineView seen(Viewer.Student student, StudentClock own) {
        var term = student.term();
        var requests = store.requestsOf(term.id(), own.activity(), student.enrolment().id());
        boolean mayAsk =
                own.deadline().dueAt() != null
                        && !own.deadline().isBeforeOpening(own.now())
                        && requests.stream().noneMatch(ExtensionRequest::isOpen);
        return new DeadlineView(
                changed(own.deadline()),
                movedFrom(own.deadline()).map(at -> Moment.of(at, term.zone())).orElse(null),
                own.warning(),
                own.dearerAt().map(at -> Moment.of(at, term.zone())).orElse(null),
                own.deadline().dueAt() == null ? null : own.policy(),
                mayAsk ? askFor(term, own) : null,
                requests.stream().map(one -> asked(term, one)).toList(),
                null);
    }

    /// The staff's part of the same page.
    public DeadlineView seenByStaff(Viewer.Staff staff, long activity) {
        var ref = store.activity(staff.term().id(), activity).ref();
        return new DeadlineView(
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                new Link("Extensions", TimedActivity.extensions(staff.term(), ref)));
    }

    private static DeadlineView.Ask askFor(Term term, StudentClock own) {
        return new DeadlineView.Ask(
                new Post(TimedActivity.requests(term, own.ref()), Refs.random()),
                "",
                "",
                term.zone().getId());
    }

    private static String changed(Deadline deadline) {
        if (!deadline.extended()) return null;
        return movedFrom(deadline).isPresent() ? "Extended for you from" : "Open longer for you";
    }

    private static Optional<Instant> movedFrom(Deadline deadline) {
        return Optional.ofNullable(deadline.usualDueAt())
                .filter(usual -> !usual.equals(deadline.dueAt()));
    }

    private static DeadlineView.Asked asked(Term term, ExtensionRequest one) {
        return new DeadlineView.Asked(
                state(one),
                Moment.of(one.until(), term.zone()),
                one.reason(),
                Moment.of(one.askedAt(), term.zone()),
                one.grantedUntil() == null ? null : Moment.of(one.grantedUntil(), term.zone()),
                one.words() == null || one.words().isEmpty() ? null : one.words(),
                one.isOpen() ? null : Moment.of(one.answeredAt(), term.zone()));
    }

    static DeadlineView.State state(ExtensionRequest one) {
        if (one.isOpen()) return DeadlineView.State.OPEN;
        return one.grantedUntil() == null
                ? DeadlineView.State.DECLINED
                : DeadlineView.State.GRANTED;
    }

    /// Asks; false if an earlier request for the activity still waits. The same form sent twice asks once.
    boolean ask(
            Viewer.Student student,
            TimedActivity activity,
            Instant until,
            String reason,
            String key) {
        long enrolment = student.enrolment().id();
        return database.inTransaction(handle -> {
            var inside = handle.attach(ExtensionStore.class);
            inside.lock(enrolment);
            if (inside.isAsked(enrolment, key)) return true;
            var before = inside.requestsOf(student.term().id(), activity.id(), enrolment);
            if (before.stream().anyMatch(ExtensionRequest::isOpen)) return false;
            var ref = Refs.random();
            inside.ask(ref, activity.id(), enrolment, until, reason, clock.instant(), key);
            audit.record(
                    handle,
                    student,
                    "asked for an extension",
                    "request " + ref,
                    Map.of(
                            "activity",
                            activity.slug(),
                            "until",
                            until.toString(),
                            "reason",
                            reason));
            return true;
        });
    }

    Optional<ExtensionRequest> find(Term term, String ref) {
        return Refs.isRef(ref) ? store.request(term.id(), ref) : Optional.empty();
    }

    List<ExtensionRequest> waiting(Term term) {
        return store.open(term.id());
    }

    List<ExtensionRequest> answered(Term term, int most) {
        return store.answered(term.id(), most);
    }

    /// An answer to a request; `until` is empty where it is declined.
    record Answer(Optional<Instant> until, String words) {}

    /// Answers, and where it is granted extends the deadline in the same transaction; false if somebody has answered
    /// already.
    boolean answer(Viewer.InCharge by, ExtensionRequest request, Answer answer) {
        var term = by.term();
        return database.inTransaction(handle -> {
            var inside = handle.attach(ExtensionStore.class);
            inside.lock(request.enrolmentId());
            if (!inside.request(term.id(), request.ref()).orElseThrow().isOpen()) return false;
            var activity = inside.activity(term.id(), request.activityId());
            var student =
                    new ExtensionStore.Student(
                            request.enrolmentId(), request.enrolment(), request.student(), null);
            Long extension =
                    answer.until()
                            .flatMap(until ->
                                    extensions.grant(
                                            handle,
                                            by,
                                            activity,
                                            new Extensions.Whom.Student(student),
                                            new Extensions.Grant(
                                                    until, null, request.reason(), request.ref())))
                            .orElse(null);
            inside.answer(
                    request.id(), extension, answer.words(), by.person().id(), clock.instant());
            audit.record(
                    handle,
                    by,
                    extension == null ? "declined an extension" : "granted an extension",
                    "request " + request.ref(),
                    Map.of("words", answer.words()));
            return true;
        });
    }
}
