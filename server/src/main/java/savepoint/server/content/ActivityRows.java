package savepoint.server.content;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import savepoint.server.content.folder.Activity;
import savepoint.server.content.folder.ActivityKind;
import savepoint.server.content.folder.CourseFacts;
import savepoint.server.content.folder.CourseReading;
import savepoint.server.content.folder.Deadline;
import savepoint.server.content.folder.WeekFacts;
import savepoint.server.db.Refs;
import savepoint.server.people.Term;

/// Writes the rows of weeks as a term's activities. A row keeps its identity by kind and slug, whatever else changes.
final class ActivityRows {
    private final CourseStore store;
    private final Term term;
    private final CourseFacts course;
    private final Instant now;
    private final Map<String, CourseStore.Listed> before = new HashMap<>();
    private final Set<String> written = new HashSet<>();

    ActivityRows(CourseStore store, Term term, CourseFacts course, Instant now) {
        this.store = store;
        this.term = term;
        this.course = course;
        this.now = now;
    }

    /// @param kept what keeps an earlier version since this reading has none in order, by kind and slug: its row stays as
    /// it is
    void write(CourseReading reading, Set<String> kept) {
        for (var listed : store.listed(term.id())) {
            before.put(Publication.name(listed.kind(), listed.slug()), listed);
        }
        var brokenWeeks = new HashSet<Integer>();
        for (var week : reading.weeks()) {
            if (week.broken()) brokenWeeks.add(week.facts().number());
            else week(week.facts(), kept);
        }
        quizzesOfNoWeek(reading, brokenWeeks);
        assignmentsOfNoWeek(reading, brokenWeeks);
        before.forEach((name, listed) -> {
            boolean isUnseen =
                    !reading.complete()
                            || (listed.week() != null && brokenWeeks.contains(listed.week()))
                            || kept.contains(name);
            if (!written.contains(name) && !isUnseen) store.remove(listed.id(), now);
        });
    }

    /// Quizzes that name no week, or none that there is, follow after the last one.
    private void quizzesOfNoWeek(CourseReading reading, Set<Integer> brokenWeeks) {
        int position = 0;
        for (var quiz : reading.quizzes()) {
            if (quiz.quiz().isEmpty() || quiz.quiz().get().retired()) continue;
            if (quiz.week().filter(brokenWeeks::contains).isPresent()) continue;
            var name = Publication.name(ActivityKind.QUIZ.code(), quiz.slug());
            if (!written.contains(name)) put(Activity.ofQuiz(quiz), null, position++);
        }
    }

    /// Assignments that name no week, or none that there is, follow after the last one.
    private void assignmentsOfNoWeek(CourseReading reading, Set<Integer> brokenWeeks) {
        int position = 0;
        for (var assignment : reading.assignments()) {
            var facts = assignment.facts();
            if (assignment.broken() || facts.retired()) continue;
            if (facts.week().filter(brokenWeeks::contains).isPresent()) continue;
            var name = Publication.name(ActivityKind.ASSIGNMENT.code(), assignment.slug());
            if (written.contains(name)) continue;
            put(Activity.ofAssignment(assignment), null, position++);
        }
    }

    private void week(WeekFacts week, Set<String> kept) {
        int position = 0;
        for (var activity : week.activities()) {
            var name = Publication.name(activity.kind().code(), activity.slug());
            if (kept.contains(name) && before.containsKey(name)) written.add(name);
            else put(activity, week, position);
            position++;
        }
    }

    private void put(Activity activity, WeekFacts week, int position) {
        written.add(Publication.name(activity.kind().code(), activity.slug()));
        var due =
                week == null
                        ? Optional.<Instant>empty()
                        : activity.deadline().map(rule -> due(rule, week));
        var number = week == null ? null : week.number();
        store.putActivity(
                new CourseStore.Row(
                        Refs.random(),
                        term.id(),
                        activity.kind().code(),
                        activity.slug(),
                        number,
                        position,
                        activity.title(),
                        activity.link().orElse(null),
                        activity.estimate().orElse(null),
                        due.orElse(null),
                        week == null
                                ? null
                                : activity.deadline()
                                        .map(rule ->
                                                rule.rule(week.number(), usual(week), term.zone()))
                                        .orElse(null),
                        due.flatMap(at -> closes(activity.kind(), at)).orElse(null),
                        activity.points().instructor().orElse(null),
                        activity.points().peers().orElse(null),
                        activity.points().reviewing().orElse(null)));
    }

    private Instant due(Deadline rule, WeekFacts week) {
        return rule.at(firstDay(week), usual(week), term.zone());
    }

    private LocalDate firstDay(WeekFacts week) {
        return week.starts().orElseGet(() -> TermDates.monday(term.starts(), week.number()));
    }

    private LocalTime usual(WeekFacts week) {
        return week.dueTime().orElse(course.dueTime());
    }

    /// Where the course says for how many days late work still counts, an activity closes after them:
    /// days of 24 hours, as they are charged, also where the clocks change.
    private Optional<Instant> closes(ActivityKind kind, Instant due) {
        return switch (kind) {
            case ASSIGNMENT, QUIZ ->
                    course.late()
                            .filter(late -> late.atMostDays() > 0)
                            .map(late ->
                                    due.plus(
                                            Duration.ofDays(
                                                    (long) late.atMostDays() + late.freeDays())));
            case LESSON, OTHER -> Optional.empty();
        };
    }
}
