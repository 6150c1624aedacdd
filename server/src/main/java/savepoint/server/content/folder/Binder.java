package savepoint.server.content.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.Problems;

/// Binds the rows of weeks to the lessons, quizzes and assignments they are about, and says what cannot be bound.
final class Binder {
    private final CourseFacts course;
    private final Units units;

    Binder(CourseFacts course, Units units) {
        this.course = course;
        this.units = units;
    }

    /// The week with its activities. Weeks are to be bound in order: what two name belongs to the first.
    Week bind(WeekReader.Draft draft) {
        var facts = draft.facts();
        var path = facts.path().orElse(Names.weekSlug(facts.number()));
        facts.dueTime()
                .filter(time -> !time.equals(course.dueTime()))
                .ifPresent(time ->
                        draft.problems()
                                .warning(
                                        path,
                                        0,
                                        "says that work is due at %s, course.yaml at %s; the week's time holds here"
                                                .formatted(time, course.dueTime())));
        var activities = new ArrayList<Activity>();
        for (var row : draft.rows())
            activities.add(new RowBinder(units, facts, path, row, draft.problems()).bind());
        if (!draft.hasTable()) unlisted(draft.lessons(), activities);
        else warnUnlisted(draft, path);
        quizzesWithoutRow(facts.number(), draft.hasTable(), activities, draft.problems());
        assignmentsWithoutRow(facts.number(), draft.hasTable(), activities, draft.problems());
        return new Week(
                new WeekFacts(
                        facts.number(),
                        facts.path(),
                        facts.title(),
                        facts.starts(),
                        facts.ends(),
                        facts.dueTime(),
                        List.copyOf(activities)),
                draft.files(),
                draft.problems().hasErrors());
    }

    private void unlisted(List<String> paths, List<Activity> activities) {
        for (var path : paths) {
            var lesson = units.lessons().get(path);
            if (lesson == null || lesson.facts().retired()) continue;
            if (units.bound().putIfAbsent("lesson " + lesson.slug(), path) != null) continue;
            activities.add(
                    new Activity(
                            ActivityKind.LESSON,
                            lesson.slug(),
                            lesson.facts().title(),
                            Optional.empty(),
                            lesson.facts().estimate(),
                            Optional.empty(),
                            RowPoints.NONE));
        }
    }

    private void warnUnlisted(WeekReader.Draft draft, String path) {
        for (var file : draft.lessons()) {
            var lesson = units.lessons().get(file);
            if (lesson == null || lesson.facts().retired()) continue;
            if (!units.bound().containsKey("lesson " + lesson.slug())) {
                draft.problems()
                        .warning(
                                file,
                                0,
                                "no row of %s links to this lesson: it is published, but not listed"
                                        .formatted(path));
            }
        }
    }

    private void quizzesWithoutRow(
            int week, boolean hasTable, List<Activity> activities, Problems problems) {
        for (var quiz : units.quizzes().values()) {
            if (quiz.quiz().isEmpty() || quiz.retired() || !quiz.week().equals(Optional.of(week)))
                continue;
            if (units.bound().putIfAbsent("quiz " + quiz.slug(), "its own week") != null) continue;
            if (hasTable) {
                problems.warning(
                        quiz.path(),
                        0,
                        "no row of week %d names this quiz: it has no deadline".formatted(week));
            }
            activities.add(Activity.ofQuiz(quiz));
        }
    }

    private void assignmentsWithoutRow(
            int week, boolean hasTable, List<Activity> activities, Problems problems) {
        for (var assignment : units.assignments().values()) {
            var facts = assignment.facts();
            if (assignment.broken() || facts.retired() || !facts.week().equals(Optional.of(week)))
                continue;
            if (units.bound().putIfAbsent("assignment " + assignment.slug(), "its own week")
                    != null) continue;
            if (hasTable) {
                problems.warning(
                        "assignments/%s/assignment.yaml".formatted(assignment.slug()),
                        0,
                        "no row of week %d names this assignment: it has no deadline"
                                .formatted(week));
            }
            activities.add(Activity.ofAssignment(assignment));
        }
    }
}
