package savepoint.server.deadline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import savepoint.server.people.Term;
import savepoint.server.web.Request;

/// An extension as its form brings it: `student` and `section` any number of times, `due`, `closes`, `reason`.
///
/// @param chosen refs of the students and names of the sections that were ticked
record GrantForm(
        List<Extensions.Whom> whom,
        Extensions.Grant grant,
        Set<String> chosen,
        String typedDue,
        String typedCloses,
        List<String> problems) {
    private static final int LONGEST_REASON = 2000;

    static GrantForm parse(
            Request request,
            Term term,
            TimedActivity activity,
            List<ExtensionStore.Student> students) {
        var problems = new ArrayList<String>();
        var chosen = new HashSet<>(request.fields("student"));
        chosen.addAll(request.fields("section"));
        var whom = whom(request, students);
        if (whom.isEmpty()) problems.add("choose at least one student or a section");
        var due = CourseTime.parse(request.field("due"), term.zone());
        var closes = CourseTime.parse(request.field("closes"), term.zone());
        if (due.isEmpty() && !request.field("due").isBlank())
            problems.add("the new deadline is a date and a time");
        if (closes.isEmpty() && !request.field("closes").isBlank())
            problems.add("the time until which it stays open is a date and a time");
        if (request.field("due").isBlank() && request.field("closes").isBlank())
            problems.add("give a new deadline, or say until when it stays open");
        if (due.isPresent() && activity.dueAt() == null)
            problems.add("there is no deadline that could be moved");
        if (due.filter(at -> activity.dueAt() != null && !at.isAfter(activity.dueAt())).isPresent())
            problems.add("the new deadline must lie after the usual one");
        if (closes.isPresent() && activity.closesAt() == null)
            problems.add("it never closes, so it cannot stay open longer");
        if (closes.filter(at -> due.filter(at::isBefore).isPresent()).isPresent())
            problems.add("it cannot close before its deadline");
        var reason = request.field("reason").strip();
        if (reason.isEmpty()) problems.add("give a reason; it is kept with the extension");
        if (reason.length() > LONGEST_REASON)
            problems.add("the reason may have at most %,d characters".formatted(LONGEST_REASON));
        return new GrantForm(
                whom,
                new Extensions.Grant(
                        due.orElse(null),
                        closes.orElse(null),
                        reason,
                        FormKey.of(request, request.field("due"), request.field("closes"), reason)),
                Set.copyOf(chosen),
                request.field("due"),
                request.field("closes"),
                List.copyOf(problems));
    }

    private static List<Extensions.Whom> whom(
            Request request, List<ExtensionStore.Student> students) {
        var whom = new ArrayList<Extensions.Whom>();
        var refs = Set.copyOf(request.fields("student"));
        students.stream()
                .filter(student -> refs.contains(student.ref()))
                .forEach(student -> whom.add(new Extensions.Whom.Student(student)));
        request.fields("section").stream()
                .distinct()
                .filter(name -> students.stream().anyMatch(one -> name.equals(one.section())))
                .forEach(name -> whom.add(new Extensions.Whom.Section(name)));
        return whom;
    }
}
