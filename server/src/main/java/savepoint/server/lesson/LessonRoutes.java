package savepoint.server.lesson;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import savepoint.grader.queue.Exploration;
import savepoint.server.console.Consoles;
import savepoint.server.content.Addresses;
import savepoint.server.content.Contents;
import savepoint.server.content.folder.Names;
import savepoint.server.db.Database;
import savepoint.server.grading.Results;
import savepoint.server.lesson.LessonPages.Typed;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.quiz.show.AnswerFields;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Lessons to read, and the mark that one has been read.
public final class LessonRoutes {
    private static final Pattern WEEK = Pattern.compile("0|[1-9]\\d?");

    private static final Pattern CELL = Pattern.compile("[1-9]\\d?");

    private final LessonStore store;
    private final Exercises exercises;
    private final LessonPages pages;
    private final InstantSource clock;

    /// Shows lessons of these contents, whose cells run on these consoles and whose exercises are of these quizzes' banks;
    /// readings are noted by this clock.
    public LessonRoutes(
            Database database,
            Contents contents,
            Consoles consoles,
            Quizzes quizzes,
            Results results,
            InstantSource clock) {
        this.store = database.store(LessonStore.class);
        this.exercises = new Exercises(database, quizzes, results.gradings(), clock);
        this.pages =
                new LessonPages(
                        contents,
                        consoles,
                        exercises,
                        new ExerciseViews(database, quizzes, results, clock));
        this.clock = clock;
    }

    /// All its addresses.
    public List<Route> routes(Gate gate) {
        var lesson = "/c/{course}/{term}/weeks/{week}/{lesson}";
        return List.of(
                gate.get(lesson, Access.MEMBER, this::show),
                gate.post(lesson + "/reading", Access.STUDENT, this::markRead),
                gate.post(lesson + "/exercises/{exercise}", Access.STUDENT, this::answer),
                gate.post(lesson + "/cells/{cell}/entries", Access.MEMBER, this::run),
                gate.post(lesson + "/cells/{cell}/reset", Access.MEMBER, this::reset));
    }

    private Reply show(Viewer.Member viewer, Request request) {
        return find(viewer, request)
                .<Reply>map(found -> pages.page(viewer, found, Typed.NOTHING))
                .orElseGet(Reply.Missing::new);
    }

    private Reply markRead(Viewer.Student student, Request request) {
        var found = find(student, request);
        if (found.isEmpty()) return new Reply.Missing();
        var version = found.get().version();
        if (!version.lesson().exercises().isEmpty())
            return new Reply.Unprocessable("This lesson earns its points by its exercises.");
        var slug = version.slug();
        store.markRead(student.term().id(), student.enrolment().id(), slug, clock.instant());
        return new Reply.SeeOther(Addresses.lesson(student.term().path(), slug), "Marked as read.");
    }

    private Optional<LessonStore.Found> find(Viewer.Member viewer, Request request) {
        if (!WEEK.matcher(request.path("week")).matches()) return Optional.empty();
        var week = Names.weekSlug(Integer.parseInt(request.path("week")));
        long enrolment = viewer instanceof Viewer.Student student ? student.enrolment().id() : 0;
        return store.find(
                viewer.term().courseId(),
                viewer.term().id(),
                enrolment,
                Names.lessonSlug(week, request.path("lesson")));
    }

    private Reply run(Viewer.Member viewer, Request request) {
        return cell(
                viewer,
                request,
                (found, cells, number) -> {
                    var kind =
                            request.field("plan").isEmpty()
                                    ? Exploration.Kind.RUN
                                    : Exploration.Kind.PLAN;
                    var sql = request.field("sql").replace("\r\n", "\n");
                    var refused = cells.run(number, kind, sql);
                    return refused.isPresent()
                            ? new Reply.Invalid(pages.page(viewer, found, Typed.of(refused.get())))
                            : new Reply.SeeOther(
                                    LessonPages.address(viewer, found) + "#cell-" + number);
                });
    }

    private Reply reset(Viewer.Member viewer, Request request) {
        return cell(
                viewer,
                request,
                (found, cells, number) -> {
                    cells.reset(number);
                    return new Reply.SeeOther(
                            LessonPages.address(viewer, found) + "#cell-" + number);
                });
    }

    private Reply answer(Viewer.Student student, Request request) {
        var found = find(student, request).filter(lesson -> lesson.activityId() != null);
        if (found.isEmpty() || !CELL.matcher(request.path("exercise")).matches())
            return new Reply.Missing();
        int number = Integer.parseInt(request.path("exercise"));
        return exercises.of(student, found.get()).stream()
                .flatMap(Optional::stream)
                .filter(exercise -> exercise.number() == number)
                .findFirst()
                .map(exercise -> answer(student, found.get(), exercise, request))
                .orElseGet(Reply.Missing::new);
    }

    private Reply answer(
            Viewer.Student student, LessonStore.Found found, Exercise exercise, Request request) {
        int number = exercise.number();
        return switch (AnswerFields.read(request, number, exercise.instance().form())) {
            case AnswerFields.Brought.Forged(var reason) -> new Reply.Unprocessable(reason);
            case AnswerFields.Brought.Given(var answer)
                    when request.field("then").equals("keep") -> {
                exercises.keep(student, found, exercise, answer);
                yield new Reply.Json(200, new Kept(clock.instant()));
            }
            case AnswerFields.Brought.Given(var answer) ->
                    switch (exercises.check(student, found, exercise, answer)) {
                        case Exercises.Checked.Taken _ ->
                                new Reply.SeeOther(
                                        LessonPages.address(student, found)
                                                + "#exercise-"
                                                + number);
                        case Exercises.Checked.Refused(var reason) ->
                                new Reply.Invalid(
                                        pages.page(
                                                student,
                                                found,
                                                Typed.of(
                                                        new ExerciseViews.Refused(
                                                                number, answer, reason))));
                    };
        };
    }

    /// What a script is told of what it sent to be kept.
    private record Kept(Instant at) {}

    private interface CellReply {
        Reply to(LessonStore.Found found, LessonCells cells, int number);
    }

    private Reply cell(Viewer.Member viewer, Request request, CellReply reply) {
        var found = find(viewer, request);
        if (found.isEmpty() || !CELL.matcher(request.path("cell")).matches())
            return new Reply.Missing();
        int number = Integer.parseInt(request.path("cell"));
        var cells = pages.cells(viewer, found.get());
        return cells.has(number) ? reply.to(found.get(), cells, number) : new Reply.Missing();
    }
}
