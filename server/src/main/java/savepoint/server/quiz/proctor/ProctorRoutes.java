package savepoint.server.quiz.proctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import java.util.function.Function;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.people.csv.RosterWords;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.published.TermQuiz;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// What those who teach do about attempts.
public final class ProctorRoutes {
    private static final int LONGEST_REASON = 2000;
    private static final int MOST_MINUTES = 24 * 60;
    private static final int MOST_ATTEMPTS = 20;

    private final StaffRoutes staff;
    private final Proctor proctor;
    private final StaffPages pages;
    private final RecordPages records;

    public ProctorRoutes(
            StaffRoutes staff, Proctor proctor, StaffPages pages, RecordPages records) {
        this.staff = staff;
        this.proctor = proctor;
        this.pages = pages;
        this.records = records;
    }

    public List<Route> routes(Gate gate) {
        return List.of(
                gate.post(TermQuiz.ROUTE + "/room/extra-time", Access.INSTRUCTOR, this::extendAll),
                gate.post(StaffRoutes.RECORD + "/extra-time", Access.INSTRUCTOR, this::extend),
                gate.post(StaffRoutes.RECORD + "/reopening", Access.INSTRUCTOR, this::reopen),
                gate.post(
                        StaffRoutes.RECORD + "/acceptances",
                        Access.INSTRUCTOR,
                        (by, request) -> late(by, request, true)),
                gate.post(
                        StaffRoutes.RECORD + "/withdrawals",
                        Access.INSTRUCTOR,
                        (by, request) -> late(by, request, false)),
                gate.post(StaffRoutes.STUDENT + "/time-factor", Access.INSTRUCTOR, this::factor),
                gate.post(StaffRoutes.STUDENT + "/attempts", Access.INSTRUCTOR, this::grant));
    }

    /// Minutes and a reason as a form brings them.
    private record Asked(OptionalInt many, Proctor.Why why, Optional<String> problem) {
        static Asked of(Request request, String field, int most, String what) {
            return of(request, field, 1, most, what);
        }

        static Asked of(Request request, String field, int least, int most, String what) {
            var typed = request.field(field).strip().replace('−', '-');
            var reason = request.field("reason").strip();
            var key = request.field("idempotency-key");
            var many =
                    typed.matches("-?\\d{1,4}")
                            ? OptionalInt.of(Integer.parseInt(typed))
                            : OptionalInt.empty();
            boolean fits =
                    many.isPresent()
                            && many.getAsInt() != 0
                            && many.getAsInt() >= least
                            && many.getAsInt() <= most;
            String problem = null;
            if (!fits) problem = "Give %s as a number from %d to %d.".formatted(what, least, most);
            else if (reason.isEmpty()) problem = "Say why; it is kept on record.";
            else if (reason.length() > LONGEST_REASON) problem = "The reason is too long.";
            else if (!Post.isKey(key)) problem = "The form carries no key; reload the page.";
            var exactKey = Post.exactKey(key, typed, reason);
            return new Asked(many, new Proctor.Why(reason, exactKey), Optional.ofNullable(problem));
        }

        Duration minutes() {
            return Duration.ofMinutes(many.orElseThrow());
        }
    }

    private Reply extendAll(Viewer.InCharge by, Request request) {
        return staff.in(
                by,
                request,
                quiz -> {
                    var asked = Asked.of(request, "minutes", MOST_MINUTES, "the minutes");
                    if (asked.problem().isPresent())
                        return new Reply.Invalid(
                                pages.room(
                                        by,
                                        quiz,
                                        Refused.of("extra-time", request, asked.problem().get())));
                    int many = proctor.extendAll(by, quiz, asked.minutes(), asked.why());
                    return new Reply.SeeOther(
                            quiz.room(),
                            many == 1
                                    ? "One attempt runs longer now."
                                    : many + " attempts run longer now.");
                });
    }

    private Reply extend(Viewer.InCharge by, Request request) {
        return giveTime(
                by,
                request,
                "extra-time",
                (attempt, asked) -> proctor.extend(by, attempt, asked.minutes(), asked.why()),
                student -> student.name() + " has more time, and sees it at once.",
                "The attempt has ended meanwhile; you can reopen it.");
    }

    private Reply reopen(Viewer.InCharge by, Request request) {
        return giveTime(
                by,
                request,
                "reopening",
                (attempt, asked) -> proctor.reopen(by, attempt, asked.minutes(), asked.why()),
                _ -> "The attempt runs again from now on.",
                "An attempt of this student runs already.");
    }

    private Reply giveTime(
            Viewer.InCharge by,
            Request request,
            String form,
            BiPredicate<Attempt, Asked> give,
            Function<ProctorStore.Student, String> given,
            String refused) {
        return staff.ofAttempt(
                by,
                request,
                (quiz, attempt, student) -> {
                    var asked = Asked.of(request, "minutes", MOST_MINUTES, "the minutes");
                    if (asked.problem().isPresent())
                        return invalid(
                                by,
                                quiz,
                                attempt,
                                student,
                                Refused.of(form, request, asked.problem().get()));
                    return give.test(attempt, asked)
                            ? done(quiz, attempt, given.apply(student))
                            : invalid(
                                    by, quiz, attempt, student, Refused.of(form, request, refused));
                });
    }

    private Reply late(Viewer.InCharge by, Request request, boolean accepted) {
        return staff.ofAttempt(
                by,
                request,
                (quiz, attempt, student) -> {
                    var reason = request.field("reason").strip();
                    int position = number(request.field("question"));
                    int version = number(request.field("version"));
                    var problem =
                            problem(
                                    reason,
                                    accepted
                                            ? "Say why the answer counts; it is kept on record."
                                            : "Say why it counts no more; it is kept on record.");
                    var late = new Proctor.Late(position, version, accepted);
                    if (problem.isEmpty() && !proctor.accept(by, attempt, late, reason))
                        problem = Optional.of("There is no such answer.");
                    return problem.isEmpty()
                            ? done(
                                    quiz,
                                    attempt,
                                    "The late answer to question %d counts %s."
                                            .formatted(position, accepted ? "now" : "no more"))
                            : invalid(
                                    by,
                                    quiz,
                                    attempt,
                                    student,
                                    Refused.of(
                                            (accepted ? "acceptances-" : "withdrawals-") + position,
                                            request,
                                            problem.get()));
                });
    }

    private static Optional<String> problem(String reason, String none) {
        if (reason.isEmpty()) return Optional.of(none);
        return reason.length() > LONGEST_REASON
                ? Optional.of("The reason is too long.")
                : Optional.empty();
    }

    static int number(String typed) {
        return typed.matches("\\d{1,6}") ? Integer.parseInt(typed) : 0;
    }

    private Reply factor(Viewer.InCharge by, Request request) {
        return staff.ofStudent(
                by,
                request,
                (quiz, student) -> {
                    var factor = RosterWords.timeFactor(request.field("factor").strip());
                    var reason = request.field("reason").strip();
                    var problem =
                            factor.isEmpty()
                                    ? Optional.of(
                                            "The factor is a number from 1 to 10, such as 1.5.")
                                    : problem(reason, "Say why; it is kept on record.");
                    if (problem.isPresent())
                        return new Reply.Invalid(
                                pages.student(
                                        by,
                                        quiz,
                                        student,
                                        Refused.of("time-factor", request, problem.get())));
                    proctor.factor(by, student, factor.get(), reason);
                    return new Reply.SeeOther(
                            quiz.student(student.ref()), "The time factor is set.");
                });
    }

    private Reply grant(Viewer.InCharge by, Request request) {
        return staff.ofStudent(
                by,
                request,
                (quiz, student) -> {
                    var asked =
                            Asked.of(
                                    request, "more", -MOST_ATTEMPTS, MOST_ATTEMPTS, "the attempts");
                    var problem = asked.problem();
                    if (problem.isEmpty()
                            && !proctor.grant(
                                    by, student, quiz, asked.many().orElseThrow(), asked.why()))
                        problem = Optional.of("So many were never allowed beyond the quiz’s own.");
                    return problem.isEmpty()
                            ? new Reply.SeeOther(
                                    quiz.student(student.ref()), "The attempts left stand above.")
                            : new Reply.Invalid(
                                    pages.student(
                                            by,
                                            quiz,
                                            student,
                                            Refused.of("attempts", request, problem.get())));
                });
    }

    private static Reply done(TermQuiz quiz, Attempt attempt, String said) {
        return new Reply.SeeOther(quiz.record(attempt.ref()), said);
    }

    private Reply invalid(
            Viewer.Staff by,
            TermQuiz quiz,
            Attempt attempt,
            ProctorStore.Student student,
            Refused refused) {
        return new Reply.Invalid(records.page(by, quiz, attempt, student, refused));
    }
}
