package savepoint.server.quiz.proctor;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import savepoint.server.db.Refs;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.Attempts;
import savepoint.server.quiz.attempt.CodeStore;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.quiz.review.ReviewPages;
import savepoint.server.quiz.start.StartPage;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// Puts together what those who teach see of a quiz while it is sat, and of one student.
public final class StaffPages {
    private final Proctor proctor;
    private final Attempts attempts;
    private final ReviewPages reviews;

    public StaffPages(Proctor proctor, Attempts attempts, ReviewPages reviews) {
        this.proctor = proctor;
        this.attempts = attempts;
        this.reviews = reviews;
    }

    static Post post(Viewer.Staff viewer, String action) {
        return viewer instanceof Viewer.InCharge ? new Post(action, Refs.random()) : null;
    }

    Reply.Page room(Viewer.Staff viewer, TermQuiz quiz, Refused refused) {
        Map<Long, List<Attempt>> byStudent =
                proctor.all(quiz).stream()
                        .collect(Collectors.groupingBy(one -> one.row().enrolmentId()));
        var progress = proctor.progress(quiz);
        var scores = proctor.scores(quiz);
        var rows =
                proctor.students(viewer).stream()
                        .map(student ->
                                row(
                                        viewer.term(),
                                        quiz,
                                        student,
                                        byStudent.getOrDefault(student.enrolmentId(), List.of()),
                                        progress,
                                        scores))
                        .sorted(Comparator.comparing(RoomPage.Row::state))
                        .toList();
        int sitting = count(rows, RoomPage.State.SITTING);
        var page =
                new RoomPage(
                        quiz.link(),
                        sitting > 0 && refused.problem() == null,
                        sitting,
                        count(rows, RoomPage.State.DONE) + count(rows, RoomPage.State.TO_MARK),
                        rows.size(),
                        rows,
                        sitting > 0 ? post(viewer, quiz.room() + "/extra-time") : null,
                        refused.time("extra-time"),
                        proctor.faults(quiz).stream().map(fault -> fault(quiz, fault)).toList(),
                        refused.problem() == null ? List.of() : List.of(refused.problem()));
        return new Reply.Page("quiz/room", new Heading("Who is where", List.of(quiz.link())), page);
    }

    private static Link fault(TermQuiz quiz, CodeStore.Fault fault) {
        return new Link(
                "%s, question %d".formatted(fault.student(), fault.position()),
                quiz.record(fault.attempt()) + "#by-hand-" + fault.position());
    }

    private static int count(List<RoomPage.Row> rows, RoomPage.State state) {
        return (int) rows.stream().filter(row -> row.state() == state).count();
    }

    private RoomPage.Row row(
            Term term,
            TermQuiz quiz,
            ProctorStore.Student student,
            List<Attempt> own,
            Map<Long, ProctorStore.Progress> progress,
            Map<Long, ProctorStore.Score> scores) {
        var link = new Link(student.name(), quiz.student(student.ref()));
        var factor =
                student.timeFactor().compareTo(BigDecimal.ONE) == 0
                        ? null
                        : "× " + Figures.plain(student.timeFactor());
        if (own.isEmpty())
            return new RoomPage.Row(
                    link,
                    student.section(),
                    factor,
                    RoomPage.State.NOT_STARTED,
                    null,
                    null,
                    0,
                    0,
                    null,
                    null,
                    null);
        var newest = own.getLast();
        var now = proctor.now();
        boolean running = newest.row().endedAt() == null;
        var score = running ? Optional.<ReviewPages.Score>empty() : score(scores, newest);
        boolean marked = score.filter(one -> one.earned() != null).isPresent();
        var far = progress.get(newest.id());
        return new RoomPage.Row(
                link,
                student.section(),
                factor,
                running
                        ? RoomPage.State.SITTING
                        : marked ? RoomPage.State.DONE : RoomPage.State.TO_MARK,
                new Link("Attempt " + newest.row().number(), quiz.record(newest.ref())),
                running ? newest.clock().left(now).map(StaffPages::minutes).orElse(null) : null,
                far.answered(),
                far.questions(),
                far.lastAt(),
                far.lastSaved() == null ? null : Moment.toTheSecond(far.lastSaved(), term.zone()),
                score.map(ReviewPages.Score::words).orElse(null));
    }

    // One that ended after the scores were read has none yet.
    private static Optional<ReviewPages.Score> score(
            Map<Long, ProctorStore.Score> scores, Attempt attempt) {
        return Optional.ofNullable(scores.get(attempt.id()))
                .map(one -> new ReviewPages.Score(one.earned(), one.possible()));
    }

    private static String minutes(Duration left) {
        return "%d:%02d".formatted(left.toMinutes(), left.toSecondsPart());
    }

    Reply.Page student(
            Viewer.Staff viewer, TermQuiz quiz, ProctorStore.Student student, Refused refused) {
        var term = viewer.term();
        var own = attempts.of(quiz, student.enrolmentId());
        var path = quiz.student(student.ref());
        var page =
                new StudentPage(
                        quiz.link(),
                        student.name(),
                        Figures.plain(student.timeFactor()),
                        attempts.left(quiz, student.enrolmentId(), own.size())
                                .map(left -> left == 1 ? "1 attempt left" : left + " attempts left")
                                .orElse("As many attempts as they like"),
                        own.reversed().stream().map(one -> past(term, quiz, one)).toList(),
                        post(viewer, path + "/time-factor"),
                        refused.typed("time-factor", "factor", Figures.plain(student.timeFactor())),
                        refused.typed("time-factor", "reason", ""),
                        quiz.quiz().attempts().isPresent()
                                ? post(viewer, path + "/attempts")
                                : null,
                        refused.typed("attempts", "more", "1"),
                        refused.typed("attempts", "reason", ""),
                        refused.problem());
        return new Reply.Page(
                "quiz/student",
                new Heading(
                        student.name(),
                        List.of(quiz.link(), new Link("Who is where", quiz.room()))),
                page);
    }

    private StartPage.Past past(Term term, TermQuiz quiz, Attempt attempt) {
        boolean ended = attempt.row().endedAt() != null;
        var score = ended ? reviews.score(attempt) : null;
        return new StartPage.Past(
                quiz.record(attempt.ref()),
                attempt.row().number(),
                Moment.of(attempt.row().startedAt(), term.zone()),
                ended ? Moment.of(attempt.row().endedAt(), term.zone()) : null,
                ended ? score.words() : null,
                ended ? "To be marked" : "Running");
    }

    /// What moved an attempt's end, in words.
    List<RecordPage.Entry> entries(Term term, Attempt attempt) {
        var entries = new ArrayList<RecordPage.Entry>();
        Function<java.time.Instant, Moment> moment = at -> Moment.toTheSecond(at, term.zone());
        entries.add(
                new RecordPage.Entry(
                        moment.apply(attempt.row().startedAt()), "Started", null, null));
        for (var fact : proctor.facts(attempt)) {
            var text =
                    switch (fact.kind()) {
                        case "factor" -> "Time factor × " + Figures.plain(fact.factor());
                        case "extra" -> "%d minutes more".formatted(fact.seconds() / 60);
                        case "outage" ->
                                "The platform was away for %d s; the attempt runs longer by that"
                                        .formatted(
                                                Duration.between(fact.outageFrom(), fact.at())
                                                        .toSeconds());
                        case "handed-in" -> "Handed in";
                        case "time-up" -> "The time was up; handed in by the platform";
                        case "resumed" -> "Ran again, since it was extended";
                        case "reopened" -> "Reopened for %d minutes".formatted(fact.seconds() / 60);
                        default -> throw new IllegalStateException(fact.kind());
                    };
            entries.add(
                    new RecordPage.Entry(
                            moment.apply(fact.at()),
                            text,
                            fact.by(),
                            fact.reason().isEmpty() ? null : fact.reason()));
        }
        return entries;
    }
}
