package savepoint.server.assignment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import savepoint.server.deadline.DeadlineView;
import savepoint.server.deadline.Deadlines;
import savepoint.server.deadline.ExtensionRequests;
import savepoint.server.deadline.StudentClock;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Moment;

/// An assignment's times as one viewer has them, all judged by the same moment.
///
/// @param own the student's; empty for staff, who have none
public record AssignmentClock(
        Term term,
        Instant dueAt,
        Instant closesAt,
        AssignmentPage.Door door,
        Optional<StudentClock> own,
        DeadlineView view) {

    /// Reads times by this clock.
    public record Reader(Deadlines deadlines, ExtensionRequests requests, InstantSource clock) {
        StudentClock of(Viewer.Student student, Assignment assignment) {
            return deadlines.clock(student, assignment.row().activityId(), clock.instant());
        }

        AssignmentClock read(Viewer.Member viewer, Assignment assignment) {
            return switch (viewer) {
                case Viewer.Student student -> ofStudent(student, of(student, assignment));
                case Viewer.Staff staff -> {
                    var times = assignment.row().times();
                    yield new AssignmentClock(
                            staff.term(),
                            times.dueAt(),
                            times.closesAt(),
                            AssignmentPage.Door.STAFF,
                            Optional.empty(),
                            requests.seenByStaff(staff, assignment.row().activityId()));
                }
            };
        }

        private AssignmentClock ofStudent(Viewer.Student student, StudentClock own) {
            return new AssignmentClock(
                    student.term(),
                    own.deadline().dueAt(),
                    own.closesAt().orElse(null),
                    door(own),
                    Optional.of(own),
                    requests.seen(student, own));
        }
    }

    /// Whether a hand-in would be taken now.
    static AssignmentPage.Door door(StudentClock own) {
        if (own.deadline().isBeforeOpening(own.now())) return AssignmentPage.Door.NOT_YET;
        if (own.isClosed()) return AssignmentPage.Door.CLOSED;
        return own.lateness().isLate() ? AssignmentPage.Door.LATE : AssignmentPage.Door.OPEN;
    }

    /// Why a hand-in received at the clock's moment is not taken; empty if it is.
    static List<String> problems(Term term, StudentClock own) {
        return switch (door(own)) {
            case NOT_YET -> List.of("this assignment is not open yet");
            case CLOSED ->
                    List.of(
                            "this assignment is closed for you since "
                                    + own.closesAt()
                                            .map(at -> Moment.toTheSecond(at, term.zone()).text())
                                            .orElseThrow());
            case OPEN, LATE, USED_UP, STAFF -> List.of();
        };
    }

    Moment due() {
        return moment(dueAt);
    }

    Moment closes() {
        return moment(closesAt);
    }

    boolean isLate(Submission.Listed one) {
        return own.filter(clock -> clock.of(one.receivedAt(), one.counts()).isLate()).isPresent();
    }

    /// What being late does to the points of the hand-in that counts, in words; null where there is nothing to say.
    String charge(Submission.Listed one) {
        BigDecimal earned = one.hasPoints() ? one.points() : null;
        return one.counts()
                ? own.map(clock -> clock.charge(one.receivedAt(), true, earned)).orElse(null)
                : null;
    }

    private Moment moment(Instant at) {
        return at == null ? null : Moment.of(at, term.zone());
    }
}
