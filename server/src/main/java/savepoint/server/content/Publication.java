package savepoint.server.content;

import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problem;
import savepoint.grader.bundle.Problems;
import savepoint.grader.queue.Trees;
import savepoint.server.content.folder.CourseFacts;
import savepoint.server.content.folder.CourseReading;
import savepoint.server.content.folder.Kind;
import savepoint.server.people.Audit;
import savepoint.server.people.Term;
import tools.jackson.databind.json.JsonMapper;

/// One publishing of a course, in one transaction.
final class Publication {
    /// The course's own facts stand under one slug, since course.yaml is one file.
    static final String COURSE = "course";

    private final Handle handle;
    private final CourseStore store;
    private final Audit audit;
    private final Instant now;
    private final CourseReading reading;
    private final Problems own = new Problems();
    private final List<String> changed = new ArrayList<>();
    private final Map<String, CourseStore.Pointer> before = new HashMap<>();
    private final Set<String> there = new HashSet<>();
    private final Set<String> kept = new HashSet<>();

    Publication(Handle handle, Audit audit, Instant now, CourseReading reading) {
        this.handle = handle;
        this.store = handle.attach(CourseStore.class);
        this.audit = audit;
        this.now = now;
        this.reading = reading;
    }

    Published run() {
        store.lock(reading.course().slug());
        var known = store.courseBySlug(reading.course().slug());
        var facts = known.map(this::factsThatHold).orElse(reading.course());
        long course = store.course(reading.course().slug(), facts.title(), now);
        var term = term(course, facts);
        store.pointers(course)
                .forEach(pointer -> before.put(name(pointer.kind(), pointer.slug()), pointer));
        units(course);
        renames(course);
        vanished(course);
        new ActivityRows(store, term, facts, now).write(reading, kept);
        var problems = new ArrayList<>(reading.problems());
        problems.addAll(own.all());
        problems(course, problems);
        if (!changed.isEmpty()) {
            audit.record(
                    handle,
                    null,
                    term,
                    "published",
                    "course " + term.course(),
                    Map.of("changed", changed));
        }
        return new Published(term, changed, problems);
    }

    /// Of a broken course.yaml the last good one holds.
    private CourseFacts factsThatHold(long course) {
        if (!reading.broken()) return reading.course();
        return store.facts(course, Kind.COURSE.code(), COURSE)
                .map(json -> JsonMapper.shared().readValue(json, CourseFacts.class))
                .orElse(reading.course());
    }

    private Term term(long course, CourseFacts facts) {
        var zone = facts.zone().getId();
        if (facts.term().isPresent()) {
            var named = facts.term().get();
            store.putTerm(course, named.slug(), zone, named.starts(), now);
            return store.term(course, named.slug());
        }
        var newest = store.newestTerm(course);
        if (newest.isPresent()
                && (store.hasActivities(newest.get().id()) || reading.weeks().isEmpty())) {
            store.putTerm(course, newest.get().slug(), zone, newest.get().starts(), now);
            return store.term(course, newest.get().slug());
        }
        var today = now.atZone(ZoneId.of(zone)).toLocalDate();
        int first = reading.weeks().isEmpty() ? 1 : reading.weeks().getFirst().facts().number();
        var slug = newest.map(Term::slug).orElseGet(() -> TermDates.slugFor(today));
        store.putTerm(course, slug, zone, TermDates.startFor(today, first), now);
        return store.term(course, slug);
    }

    /// A part of the course that has versions of its own; of a broken one the last good version stays.
    private record Unit(Kind kind, String slug, FileTree files, Object facts, boolean broken) {}

    private void units(long course) {
        var units = units();
        write(
                units.stream()
                        .filter(unit -> !unit.broken() && !isCurrent(unit))
                        .map(Unit::files)
                        .toList());
        for (var unit : units) put(course, unit);
    }

    // At once: students hand in meanwhile, perhaps what stands in a starter.
    private void write(List<FileTree> trees) {
        try {
            Trees.write(handle.getConnection(), trees);
        } catch (SQLException failed) {
            throw new IllegalStateException("the files could not be stored", failed);
        }
    }

    private List<Unit> units() {
        var units = new ArrayList<Unit>();
        units.add(
                new Unit(Kind.COURSE, COURSE, reading.files(), reading.course(), reading.broken()));
        for (var week : reading.weeks())
            units.add(
                    new Unit(
                            Kind.WEEK,
                            week.slug(),
                            week.files(),
                            week.facts().withoutActivities(),
                            week.broken()));
        for (var lesson : reading.lessons())
            units.add(
                    new Unit(
                            Kind.LESSON,
                            lesson.slug(),
                            lesson.files(),
                            lesson.facts(),
                            lesson.broken()));
        for (var assignment : reading.assignments())
            units.add(
                    new Unit(
                            Kind.ASSIGNMENT,
                            assignment.slug(),
                            assignment.files(),
                            assignment.facts(),
                            assignment.broken()));
        for (var question : reading.questions())
            units.add(
                    new Unit(
                            Kind.QUESTION,
                            question.slug(),
                            question.files(),
                            question.question().orElse(null),
                            question.question().isEmpty()));
        for (var quiz : reading.quizzes())
            units.add(
                    new Unit(
                            Kind.QUIZ,
                            quiz.slug(),
                            quiz.files(),
                            quiz.quiz().orElse(null),
                            quiz.quiz().isEmpty()));
        return units;
    }

    private boolean isCurrent(Unit unit) {
        var current = before.get(name(unit.kind().code(), unit.slug()));
        return current != null && current.tree().equals(unit.files().hash());
    }

    private void put(long course, Unit unit) {
        var kind = unit.kind().code();
        var name = name(kind, unit.slug());
        there.add(name);
        if (unit.broken()) {
            kept.add(name);
            return;
        }
        if (isCurrent(unit)) return;
        var tree = unit.files().hash();
        long version =
                store.version(course, kind, unit.slug(), tree)
                        .orElseGet(() ->
                                store.insertVersion(
                                        course,
                                        kind,
                                        unit.slug(),
                                        tree,
                                        JsonMapper.shared().writeValueAsString(unit.facts()),
                                        now));
        store.point(course, kind, unit.slug(), version);
        changed.add(name);
    }

    private void renames(long course) {
        for (var lesson : reading.lessons()) {
            rename(course, Kind.LESSON, lesson.facts().formerly(), lesson.slug());
        }
        for (var assignment : reading.assignments()) {
            rename(course, Kind.ASSIGNMENT, assignment.facts().formerly(), assignment.slug());
        }
        for (var question : reading.questions()) {
            rename(course, Kind.QUESTION, question.formerly(), question.slug());
        }
        for (var quiz : reading.quizzes()) {
            rename(course, Kind.QUIZ, quiz.formerly(), quiz.slug());
        }
    }

    private void rename(long course, Kind kind, List<String> formerly, String slug) {
        for (var old : formerly) {
            if (there.contains(name(kind.code(), old))) continue;
            store.rename(course, kind.code(), old, slug);
            if (before.remove(name(kind.code(), old)) != null)
                store.unpoint(course, kind.code(), old);
        }
    }

    /// Takes out of sight what is no longer in the folder, unless students have work in it: then somebody must say what
    /// became of it.
    private void vanished(long course) {
        if (!reading.complete()) {
            return;
        }
        for (var gone : before.values()) {
            var name = name(gone.kind(), gone.slug());
            if (there.contains(name) || isDrawn(gone)) continue;
            int people = store.peopleWithWork(course, gone.kind(), gone.slug());
            if (people > 0) {
                kept.add(name);
                own.error(place(gone), 0, complaint(gone, people));
            } else {
                store.unpoint(course, gone.kind(), gone.slug());
                changed.add(name + " removed");
            }
        }
    }

    /// Of a quiz with errors its last good version holds, which may draw any question that was there then.
    private boolean isDrawn(CourseStore.Pointer gone) {
        return gone.kind().equals(Kind.QUESTION.code())
                && reading.quizzes().stream().anyMatch(quiz -> quiz.quiz().isEmpty());
    }

    private static String place(CourseStore.Pointer gone) {
        return switch (Kind.valueOf(gone.kind().toUpperCase(Locale.ROOT))) {
            case ASSIGNMENT -> "assignments/" + gone.slug();
            case QUIZ -> "quizzes/" + gone.slug() + ".yaml";
            case QUESTION -> "quizzes/bank/" + gone.slug();
            case COURSE, WEEK, LESSON -> gone.slug().replaceFirst("\\.", "/");
        };
    }

    private static String complaint(CourseStore.Pointer gone, int people) {
        return ("is gone, but %s work in this %s: put it back; or say `formerly: [%s]` in the one it became; or put it"
                        + " back with `retired: true`")
                .formatted(
                        people == 1 ? "1 student has" : people + " students have",
                        gone.kind(),
                        gone.slug());
    }

    private void problems(long course, List<Problem> problems) {
        store.clearProblems(course);
        int position = 0;
        for (var problem : problems) {
            store.insertProblem(
                    course,
                    position++,
                    problem.path(),
                    problem.line() == 0 ? null : problem.line(),
                    problem.severity() == Problem.Severity.ERROR ? "error" : "warning",
                    problem.message());
        }
        store.wasRead(course, now);
    }

    static String name(String kind, String slug) {
        return kind + " " + slug;
    }
}
