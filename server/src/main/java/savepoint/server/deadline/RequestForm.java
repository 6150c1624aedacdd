package savepoint.server.deadline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.server.people.Term;
import savepoint.server.web.Request;

/// A request for more time as its form brings it.
///
/// @param typedUntil as typed, for the form that comes back
record RequestForm(
        Optional<Instant> until,
        String typedUntil,
        String reason,
        String key,
        List<String> problems) {
    private static final int LONGEST_REASON = 2000;

    /// @param now the moment of receipt
    static RequestForm parse(Request request, Term term, Deadline deadline, Instant now) {
        var typed = request.field("until");
        var until = CourseTime.parse(typed, term.zone());
        var reason = request.field("reason").strip();
        var problems = new ArrayList<String>();
        if (deadline.dueAt() == null) {
            problems.add("there is no deadline that could be moved");
        } else if (until.isEmpty()) {
            problems.add("say until when, as a date and a time");
        } else if (!until.get().isAfter(deadline.dueAt()) || !until.get().isAfter(now)) {
            problems.add("the time you ask for must lie after your deadline and after now");
        }
        if (reason.isEmpty()) problems.add("say why you need more time");
        if (reason.length() > LONGEST_REASON)
            problems.add("the reason may have at most %,d characters".formatted(LONGEST_REASON));
        return new RequestForm(
                until, typed, reason, FormKey.of(request, typed, reason), List.copyOf(problems));
    }
}
