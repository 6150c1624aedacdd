package savepoint.server.deadline;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import savepoint.server.people.Term;
import savepoint.server.web.Request;

/// More time for several students in several activities, as its form brings it: `student` and `activity` any number of
/// times, `days` or `due`, and `reason`.
///
/// @param grants what each activity's extension is; empty where something is wrong
/// @param students refs of those that were ticked
/// @param activities likewise
record BulkForm(
        List<For> grants,
        List<Extensions.Whom> whom,
        Set<String> students,
        Set<String> activities,
        String days,
        String due,
        String reason,
        List<String> problems) {
    private static final int LONGEST_REASON = 2000;
    private static final int MOST_DAYS = 365;

    /// What an activity's extension is.
    record For(TimedActivity activity, Extensions.Grant grant) {}

    /// Before anything was chosen but the students.
    static BulkForm of(Set<String> students) {
        return new BulkForm(List.of(), List.of(), students, Set.of(), "", "", "", List.of());
    }

    static BulkForm parse(
            Request request,
            Term term,
            List<TimedActivity> all,
            List<ExtensionStore.Student> people) {
        var problems = new ArrayList<String>();
        var students = new HashSet<>(request.fields("student"));
        var activities = new HashSet<>(request.fields("activity"));
        var whom =
                people.stream()
                        .filter(one -> students.contains(one.ref()))
                        .<Extensions.Whom>map(Extensions.Whom.Student::new)
                        .toList();
        var chosen = all.stream().filter(one -> activities.contains(one.ref())).toList();
        if (whom.isEmpty()) problems.add("choose at least one student");
        if (chosen.isEmpty()) problems.add("choose what they get more time for");
        var days = request.field("days").strip();
        var typedDue = request.field("due").strip();
        var due = CourseTime.parse(typedDue, term.zone());
        var more = more(days);
        if (days.isEmpty() == typedDue.isEmpty())
            problems.add("say how many days more, or until when: one of the two");
        if (!days.isEmpty() && more.isEmpty())
            problems.add("the days are a number from 1 to %d".formatted(MOST_DAYS));
        if (!typedDue.isEmpty() && due.isEmpty())
            problems.add("the new deadline is a date and a time");
        due.ifPresent(at ->
                chosen.stream()
                        .filter(one -> !at.isAfter(one.dueAt()))
                        .forEach(one ->
                                problems.add(
                                        "the new deadline must lie after the usual one of “%s”"
                                                .formatted(one.title()))));
        var reason = request.field("reason").strip();
        if (reason.isEmpty()) problems.add("give a reason; it is kept with each extension");
        if (reason.length() > LONGEST_REASON)
            problems.add("the reason may have at most %,d characters".formatted(LONGEST_REASON));
        var key = FormKey.of(request, days, typedDue, reason);
        return new BulkForm(
                problems.isEmpty()
                        ? grants(chosen, more, due, term.zone(), reason, key)
                        : List.of(),
                whom,
                students,
                activities,
                request.field("days"),
                request.field("due"),
                reason,
                List.copyOf(problems));
    }

    private static Optional<Integer> more(String days) {
        return Optional.of(days)
                .filter(text -> text.matches("[1-9]\\d{0,2}"))
                .map(Integer::valueOf)
                .filter(number -> number <= MOST_DAYS);
    }

    private static List<For> grants(
            List<TimedActivity> chosen,
            Optional<Integer> days,
            Optional<Instant> due,
            ZoneId zone,
            String reason,
            String key) {
        return chosen.stream()
                .map(one ->
                        new For(
                                one,
                                new Extensions.Grant(
                                        due.orElseGet(() ->
                                                one.dueAt()
                                                        .atZone(zone)
                                                        .plusDays(days.orElseThrow())
                                                        .toInstant()),
                                        null,
                                        reason,
                                        key)))
                .toList();
    }
}
