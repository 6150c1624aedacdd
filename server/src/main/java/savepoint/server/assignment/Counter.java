package savepoint.server.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import savepoint.grader.bundle.FileTree;
import savepoint.server.people.Viewer;

/// Where hand-ins are taken, whoever brings them: a form or a program is judged by the same rules, in the same words.
public final class Counter {
    private static final Duration WHEN_WAITING = Duration.ofSeconds(10);

    private final Submissions submissions;
    private final AssignmentClock.Reader clocks;

    Counter(Submissions submissions, AssignmentClock.Reader clocks) {
        this.submissions = submissions;
        this.clocks = clocks;
    }

    /// What has become of a hand-in.
    public sealed interface Answer {
        /// It is stored and queued.
        record Taken(String ref) implements Answer {}

        /// It is not taken, for these reasons.
        record Refused(List<String> problems) implements Answer {}

        /// Not now; perhaps after `delay`.
        record Waits(String problem, Duration delay) implements Answer {}
    }

    /// Takes a hand-in, received at this moment; the same key and files are one, also when it comes again after closing.
    ///
    /// @param known what is wrong with it already
    public Answer take(
            Viewer.Student student,
            Assignment assignment,
            FileTree files,
            String key,
            List<String> known) {
        var clock = clocks.of(student, assignment);
        var problems = new ArrayList<>(known);
        problems.addAll(HandInForm.problems(assignment.bundle(), files, key));
        problems.addAll(AssignmentClock.problems(student.term(), clock));
        if (!problems.isEmpty())
            return submissions
                    .taken(student, assignment, files, key)
                    .<Answer>map(Answer.Taken::new)
                    .orElseGet(() -> new Answer.Refused(List.copyOf(problems)));
        return switch (submissions.handIn(student, assignment, files, key, clock.now())) {
            case Submissions.HandIn.Taken(var ref) -> new Answer.Taken(ref);
            case Submissions.HandIn.NotAllowed(var allowance) ->
                    notAllowed(student, allowance, clock.now());
            case Submissions.HandIn.Waits() ->
                    new Answer.Waits(
                            "%d of your hand-ins still wait to be graded; hand in again when one has its verdict"
                                    .formatted(Submissions.MOST_UNDER_WAY),
                            WHEN_WAITING);
        };
    }

    private static Answer notAllowed(Viewer.Student student, Allowance allowance, Instant now) {
        var why = allowance.refusal(student.term().zone()).orElseThrow();
        return allowance.isUsedUp()
                ? new Answer.Refused(List.of(why))
                : new Answer.Waits(why, Duration.between(now, allowance.next().orElseThrow()));
    }
}
