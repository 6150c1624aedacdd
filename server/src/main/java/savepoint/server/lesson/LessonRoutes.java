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
import savepoint.server.content.markdown.Article;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Lessons to read, and the mark that one has been read.
public final class LessonRoutes {
    private static final Pattern WEEK = Pattern.compile("0|[1-9]\\d?");

    private static final Pattern CELL = Pattern.compile("[1-9]\\d?");

    private final LessonStore store;
    private final Contents contents;
    private final Consoles consoles;
    private final InstantSource clock;

    /// Shows lessons of these contents, whose cells run on these consoles; readings are noted by this clock.
    public LessonRoutes(
            Database database, Contents contents, Consoles consoles, InstantSource clock) {
        this.store = database.store(LessonStore.class);
        this.contents = contents;
        this.consoles = consoles;
        this.clock = clock;
    }

    /// All its addresses.
    public List<Route> routes(Gate gate) {
        var lesson = "/c/{course}/{term}/weeks/{week}/{lesson}";
        return List.of(
                gate.get(lesson, Access.MEMBER, this::show),
                gate.post(lesson + "/reading", Access.STUDENT, this::markRead),
                gate.post(lesson + "/cells/{cell}/entries", Access.MEMBER, this::run),
                gate.post(lesson + "/cells/{cell}/reset", Access.MEMBER, this::reset));
    }

    private Reply show(Viewer.Member viewer, Request request) {
        return find(viewer, request)
                .<Reply>map(found -> page(viewer, found, Optional.empty()))
                .orElseGet(Reply.Missing::new);
    }

    private Reply markRead(Viewer.Student student, Request request) {
        var found = find(student, request);
        if (found.isEmpty()) return new Reply.Missing();
        var slug = found.get().version().slug();
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
                            ? new Reply.Invalid(page(viewer, found, refused))
                            : new Reply.SeeOther(address(viewer, found) + "#cell-" + number);
                });
    }

    private Reply reset(Viewer.Member viewer, Request request) {
        return cell(
                viewer,
                request,
                (found, cells, number) -> {
                    cells.reset(number);
                    return new Reply.SeeOther(address(viewer, found) + "#cell-" + number);
                });
    }

    private interface CellReply {
        Reply to(LessonStore.Found found, LessonCells cells, int number);
    }

    private Reply cell(Viewer.Member viewer, Request request, CellReply reply) {
        var found = find(viewer, request);
        if (found.isEmpty() || !CELL.matcher(request.path("cell")).matches())
            return new Reply.Missing();
        int number = Integer.parseInt(request.path("cell"));
        var cells = cells(viewer, found.get());
        return cells.has(number) ? reply.to(found.get(), cells, number) : new Reply.Missing();
    }

    private LessonCells cells(Viewer.Member viewer, LessonStore.Found found) {
        var version = found.version();
        var article = contents.article(version, version.lesson(), viewer.term().path());
        return new LessonCells(consoles, viewer, version, article, address(viewer, found));
    }

    private static String address(Viewer.Member viewer, LessonStore.Found found) {
        return Addresses.lesson(viewer.term().path(), found.version().slug());
    }

    private Reply.Page page(
            Viewer.Member viewer, LessonStore.Found found, Optional<LessonCells.Refused> refused) {
        var term = viewer.term();
        var facts = found.version().lesson();
        var article = contents.article(found.version(), facts, term.path());
        var week = new Link("Week " + facts.week(), Addresses.week(term.path(), facts.week()));
        boolean mayMark =
                viewer instanceof Viewer.Student
                        && found.activityId() != null
                        && found.readAt() == null;
        var page =
                new LessonPage(
                        facts.title(),
                        week,
                        facts.author().orElse(null),
                        found.estimate() != null ? found.estimate() : facts.estimate().orElse(null),
                        moment(found.dueAt(), viewer),
                        found.points() == null ? null : Figures.plain(found.points()),
                        cells(viewer, found).parts(refused),
                        headings(article),
                        mayMark
                                ? new Post(address(viewer, found) + "/reading", Refs.random())
                                : null,
                        moment(found.readAt(), viewer),
                        beside(viewer, found.previousSlug(), found.previousTitle()),
                        beside(viewer, found.nextSlug(), found.nextTitle()));
        var course = new Link(term.courseTitle(), term.path());
        return new Reply.Page(
                "lesson/lesson", new Heading(facts.title(), List.of(course, week)), page);
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
