package savepoint.server.lesson;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import savepoint.server.console.Consoles;
import savepoint.server.content.Addresses;
import savepoint.server.content.Contents;
import savepoint.server.content.markdown.Article;
import savepoint.server.db.Refs;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// Puts lessons' pages together.
final class LessonPages {
    private final Contents contents;
    private final Consoles consoles;
    private final Exercises exercises;
    private final ExerciseViews exerciseViews;

    LessonPages(
            Contents contents,
            Consoles consoles,
            Exercises exercises,
            ExerciseViews exerciseViews) {
        this.contents = contents;
        this.consoles = consoles;
        this.exercises = exercises;
        this.exerciseViews = exerciseViews;
    }

    /// What somebody typed that was not taken.
    record Typed(Optional<LessonCells.Refused> cell, Optional<ExerciseViews.Refused> exercise) {
        static final Typed NOTHING = new Typed(Optional.empty(), Optional.empty());

        static Typed of(LessonCells.Refused cell) {
            return new Typed(Optional.of(cell), Optional.empty());
        }

        static Typed of(ExerciseViews.Refused exercise) {
            return new Typed(Optional.empty(), Optional.of(exercise));
        }
    }

    LessonCells cells(Viewer.Member viewer, LessonStore.Found found) {
        var version = found.version();
        var article = contents.article(version, version.lesson(), viewer.term().path());
        return new LessonCells(consoles, viewer, version, article, address(viewer, found));
    }

    static String address(Viewer.Member viewer, LessonStore.Found found) {
        return Addresses.lesson(viewer.term().path(), found.version().slug());
    }

    Reply.Page page(Viewer.Member viewer, LessonStore.Found found, Typed typed) {
        var term = viewer.term();
        var facts = found.version().lesson();
        var article = contents.article(found.version(), facts, term.path());
        var week = new Link("Week " + facts.week(), Addresses.week(term.path(), facts.week()));
        var asked =
                exerciseViews.of(
                        viewer,
                        found,
                        exercises.of(viewer, found),
                        address(viewer, found),
                        typed.exercise());
        var body = LessonBody.of(article, cells(viewer, found).views(typed.cell()), asked);
        boolean mayMark =
                viewer instanceof Viewer.Student
                        && found.activityId() != null
                        && facts.exercises().isEmpty()
                        && found.readAt() == null;
        var page =
                new LessonPage(
                        facts.title(),
                        week,
                        facts.author().orElse(null),
                        found.estimate() != null ? found.estimate() : facts.estimate().orElse(null),
                        moment(found.dueAt(), viewer),
                        found.points() == null ? null : Figures.plain(found.points()),
                        body,
                        headings(article),
                        mayMark
                                ? new Post(address(viewer, found) + "/reading", Refs.random())
                                : null,
                        moment(found.readAt(), viewer),
                        solved(asked.values()),
                        body.stream().anyMatch(LessonPage.Part::isWaiting),
                        beside(viewer, found.previousSlug(), found.previousTitle()),
                        beside(viewer, found.nextSlug(), found.nextTitle()));
        var course = new Link(term.courseTitle(), term.path());
        return new Reply.Page(
                "lesson/lesson", new Heading(facts.title(), List.of(course, week)), page);
    }

    private static String solved(Collection<ExerciseView> exercises) {
        if (exercises.isEmpty()) return null;
        long right =
                exercises.stream().filter(one -> one.state() == ExerciseView.State.RIGHT).count();
        return "%d of %d".formatted(right, exercises.size());
    }

    private static List<LessonPage.Heading> headings(Article article) {
        return article.headings().stream()
                .map(heading ->
                        new LessonPage.Heading(heading.id(), heading.text(), heading.level()))
                .toList();
    }

    private static Moment moment(Instant at, Viewer.Member viewer) {
        return at == null ? null : Moment.of(at, viewer.term().zone());
    }

    private static Link beside(Viewer.Member viewer, String slug, String title) {
        return slug == null ? null : new Link(title, Addresses.lesson(viewer.term().path(), slug));
    }
}
