package savepoint.server.deadline;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a student's hand-ins of a term that count stand with the late policy: free days are spent in the order of
/// deadlines, so that what a hand-in costs never depends on the order in which they came or were graded.
public final class LateDays {
    private static final Comparator<HandIn> BY_DEADLINE =
            Comparator.comparing((HandIn one) -> one.deadline().dueAt())
                    .thenComparingLong(HandIn::activityId);

    private final LatePolicy policy;
    private final List<HandIn> late;
    private final Map<Long, Lateness> judged = new HashMap<>();
    private final int freeLeft;

    /// The hand-in that counts for an activity.
    public record HandIn(long activityId, Deadline deadline, Instant receivedAt) {}

    LateDays(LatePolicy policy, List<HandIn> counted) {
        this.policy = policy;
        this.late =
                counted.stream()
                        .filter(one -> one.deadline().isPast(one.receivedAt()))
                        .sorted(BY_DEADLINE)
                        .toList();
        int free = policy.freeDays();
        for (var one : late) {
            var lateness = policy.judge(one.receivedAt(), one.deadline(), free);
            judged.put(one.activityId(), lateness);
            free -= lateness.freeDays();
        }
        this.freeLeft = free;
    }

    /// What the hand-in that counts for an activity is charged.
    public Lateness of(long activity) {
        return judged.getOrDefault(activity, new Lateness.InTime());
    }

    /// What another hand-in for an activity would be charged, if it were the one that counts.
    public Lateness judge(long activity, Deadline deadline, Instant received) {
        return policy.judge(received, deadline, freeFor(activity, deadline));
    }

    /// How many free days are not spent.
    int freeLeft() {
        return freeLeft;
    }

    /// How many are left for an activity, after those with earlier deadlines.
    int freeFor(long activity, Deadline deadline) {
        if (deadline.dueAt() == null) return policy.freeDays();
        var there = new HandIn(activity, deadline, deadline.dueAt());
        return policy.freeDays()
                - late.stream()
                        .filter(one -> BY_DEADLINE.compare(one, there) < 0)
                        .mapToInt(one -> of(one.activityId()).freeDays())
                        .sum();
    }

    LatePolicy policy() {
        return policy;
    }
}
