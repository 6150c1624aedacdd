package savepoint.server.appeal;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Audit;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Link;

/// Students ask about points, staff answer. An appeal is answered once; one that was taken back can be made again.
public final class Appeals {
    private static final int USUAL_DAYS = 3;

    private final Database database;
    private final AppealStore store;
    private final Audit audit;
    private final InstantSource clock;

    /// Appeals of this database.
    public Appeals(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(AppealStore.class);
        this.audit = audit;
        this.clock = clock;
    }

    /// How many of a term wait for an answer.
    public int open(Term term) {
        return store.openOnes(term.id());
    }

    /// When points may be appealed that were released at this moment: for as many days as the course says.
    public AppealPeriod period(Term term, Instant released) {
        return AppealPeriod.after(released, store.days(term.courseId()).orElse(USUAL_DAYS));
    }

    /// What there is about subjects of one kind, for the pages that show them, by their refs.
    public Map<String, AppealView> views(Viewer.Member viewer, List<AppealSubject> subjects) {
        if (subjects.isEmpty()) return Map.of();
        var refs = subjects.stream().map(AppealSubject::ref).toArray(String[]::new);
        var kind = subjects.getFirst().kind();
        var bySubject =
                store.of(viewer.term().id(), kind, refs).stream()
                        .collect(Collectors.groupingBy(Appeal::subject));
        var now = clock.instant();
        return subjects.stream()
                .collect(
                        Collectors.toMap(
                                AppealSubject::ref,
                                subject ->
                                        AppealViews.of(
                                                viewer,
                                                subject,
                                                bySubject.getOrDefault(subject.ref(), List.of()),
                                                now)));
    }

    /// An appeal as its asker sent it.
    record Asked(AppealSubject subject, String body, String key) {}

    /// Appeals; empty where another appeal of the same points waits or was answered. The same form sent twice asks once.
    Optional<String> ask(Viewer.Student student, Asked asked) {
        var subject = asked.subject();
        long enrolment = student.enrolment().id();
        return database.inTransaction(handle -> {
            var inside = handle.attach(AppealStore.class);
            var parties = subject.parties().toArray(Long[]::new);
            inside.lock(parties);
            var before = inside.byKey(enrolment, asked.key());
            if (before.isPresent()) return before;
            var others = inside.of(student.term().id(), subject.kind(), refs(subject));
            if (others.stream().anyMatch(one -> one.state() != Appeal.State.WITHDRAWN))
                return Optional.empty();
            var ref = Refs.random();
            long id =
                    inside.insert(
                            new AppealStore.New(
                                    ref,
                                    student.term().id(),
                                    enrolment,
                                    subject.kind(),
                                    subject.ref(),
                                    subject.place().text(),
                                    subject.points(),
                                    subject.possible(),
                                    asked.body(),
                                    clock.instant(),
                                    asked.key()));
            inside.insertParties(id, parties);
            audit.record(
                    handle,
                    student,
                    "appealed",
                    "appeal " + ref,
                    Map.of(
                            "about",
                            subject.place().text(),
                            "points",
                            Figures.plain(subject.points())));
            return Optional.of(ref);
        });
    }

    private static String[] refs(AppealSubject subject) {
        return new String[] {subject.ref()};
    }

    /// An appeal as this viewer may read it: a student where the points are theirs.
    Optional<Appeal> find(Viewer.Member viewer, String ref) {
        if (!Refs.isRef(ref)) return Optional.empty();
        long term = viewer.term().id();
        return switch (viewer) {
            case Viewer.Student student -> store.find(term, ref, student.enrolment().id());
            case Viewer.Staff _ -> store.find(term, ref);
        };
    }

    /// Those about a student's points, the newest first.
    List<Appeal> of(Viewer.Student student) {
        return store.ofParty(student.term().id(), student.enrolment().id());
    }

    /// A student's own, newest first, with where each is read.
    public Map<Link, Appeal> mine(Term term, long enrolment) {
        var mine = new LinkedHashMap<Link, Appeal>();
        for (var one : store.ofParty(term.id(), enrolment))
            mine.put(new Link(one.title(), AppealViews.path(term, one)), one);
        return mine;
    }

    List<Appeal> waiting(Term term) {
        return store.open(term.id());
    }

    List<Appeal> answered(Term term, int most) {
        return store.answered(term.id(), most);
    }

    List<AppealStore.Message> messages(Appeal appeal) {
        return store.messages(appeal.id());
    }

    /// Adds to the thread; false where the appeal is open no longer.
    boolean write(Viewer.Member by, Appeal appeal, String body, String key) {
        long person = by.person().id();
        return whileOpen(
                by.term(),
                appeal,
                inside -> inside.isWritten(appeal.id(), person, key),
                (inside, _) ->
                        inside.write(
                                appeal.id(),
                                person,
                                by instanceof Viewer.Staff,
                                clock.instant(),
                                body,
                                key));
    }

    /// Takes an appeal back; false where it is open no longer.
    boolean withdraw(Viewer.Student by, Appeal appeal) {
        return whileOpen(
                by.term(),
                appeal,
                _ -> false,
                (inside, handle) -> {
                    inside.withdraw(appeal.id(), by.enrolment().id(), clock.instant());
                    audit.record(
                            handle, by, "withdrew an appeal", "appeal " + appeal.ref(), Map.of());
                });
    }

    /// What staff decide: new points, empty where it is declined, and why.
    record Answer(Optional<BigDecimal> points, String reason) {}

    /// Answers, and gives what was granted in the same transaction; false where it is open no longer.
    boolean answer(
            Viewer.Staff by,
            Appeal appeal,
            Answer answer,
            Optional<Appealable> feature,
            Optional<AppealSubject> subject) {
        return whileOpen(
                by.term(),
                appeal,
                _ -> false,
                (inside, handle) -> {
                    answer.points()
                            .ifPresent(points ->
                                    feature.orElseThrow()
                                            .grant(
                                                    handle,
                                                    by,
                                                    subject.orElseThrow(),
                                                    points,
                                                    answer.reason()));
                    inside.answer(
                            appeal.id(),
                            answer.points().orElse(null),
                            answer.reason(),
                            by.person().id(),
                            clock.instant());
                    audit.record(
                            handle,
                            by,
                            answer.points().isPresent()
                                    ? "granted an appeal"
                                    : "declined an appeal",
                            "appeal " + appeal.ref(),
                            Map.of(
                                    "about",
                                    appeal.title(),
                                    "from",
                                    Figures.plain(
                                            subject.map(AppealSubject::points)
                                                    .orElse(appeal.points())),
                                    "to",
                                    answer.points().map(Figures::plain).orElse("unchanged"),
                                    "reason",
                                    answer.reason()));
                });
    }

    private interface Step {
        void take(AppealStore inside, Handle handle);
    }

    private boolean whileOpen(
            Term term, Appeal appeal, Function<AppealStore, Boolean> isDone, Step step) {
        return database.inTransaction(handle -> {
            var inside = handle.attach(AppealStore.class);
            inside.lock(new Long[] {appeal.enrolmentId()});
            if (isDone.apply(inside)) return true;
            if (!inside.find(term.id(), appeal.ref()).orElseThrow().isOpen()) return false;
            step.take(inside, handle);
            return true;
        });
    }
}
