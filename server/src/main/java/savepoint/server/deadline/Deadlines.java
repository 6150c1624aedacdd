package savepoint.server.deadline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import savepoint.server.content.folder.CourseFacts;
import savepoint.server.db.Database;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import tools.jackson.databind.json.JsonMapper;

/// When things are due for each student, and what it costs them to be late.
public final class Deadlines {
    private final DeadlineStore store;

    /// Deadlines of this database.
    public Deadlines(Database database) {
        this.store = database.store(DeadlineStore.class);
    }

    /// An activity's times for a student at a moment.
    public StudentClock clock(Viewer.Student student, long activity, Instant now) {
        return clock(student.term(), student.enrolment().id(), activity, now);
    }

    /// The times by which a viewer sees something of an activity: a student their own, staff those of whose it is.
    public StudentClock seenBy(Viewer.Member viewer, long enrolment, long activity, Instant now) {
        return switch (viewer) {
            case Viewer.Student student -> clock(student, activity, now);
            case Viewer.Staff staff -> clock(staff.term(), enrolment, activity, now);
        };
    }

    /// The same for a student of the term by the id of their enrolment.
    public StudentClock clock(Term term, long enrolment, long activity, Instant now) {
        var row = store.of(activity, enrolment);
        return new StudentClock(activity, row.ref(), row.deadline(), days(term, enrolment), now);
    }

    /// How a student's hand-ins that count stand with the course's late policy.
    public LateDays days(Term term, long enrolment) {
        return new LateDays(
                policy(term.courseId()),
                store.lateOnes(enrolment).stream().map(Deadlines::handIn).toList());
    }

    /// The same for everybody in the term who was ever late, by enrolment.
    public Map<Long, LateDays> days(Term term) {
        var policy = policy(term.courseId());
        return store.lateOnesOfTerm(term.id()).stream()
                .collect(
                        Collectors.groupingBy(
                                DeadlineStore.CountedOf::enrolmentId,
                                Collectors.collectingAndThen(
                                        Collectors.mapping(
                                                one -> handIn(one.counted()), Collectors.toList()),
                                        late -> new LateDays(policy, late))));
    }

    /// The same of somebody whose hand-ins that count are known.
    public static LateDays days(LatePolicy policy, List<LateDays.HandIn> counted) {
        return new LateDays(policy, counted);
    }

    private static LateDays.HandIn handIn(DeadlineStore.Counted one) {
        return new LateDays.HandIn(one.activityId(), one.deadline(), one.receivedAt());
    }

    /// What a course takes off late hand-ins.
    public LatePolicy policy(long course) {
        return LatePolicy.of(
                store.policy(course)
                        .map(json -> JsonMapper.shared().readValue(json, CourseFacts.Late.class)));
    }
}
