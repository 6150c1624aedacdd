package savepoint.server.home;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import savepoint.server.content.Addresses;
import savepoint.server.content.Contents;
import savepoint.server.content.folder.WeekFacts;
import savepoint.server.content.markdown.Article;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Prose;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// A term's weeks: all of them, and each with what it asks for.
public final class WeekRoutes {
    private final Contents contents;
    private final Todos todos;
    private final InstantSource clock;

    /// Shows the weeks of these contents, by this clock.
    public WeekRoutes(Todos todos, Contents contents, InstantSource clock) {
        this.todos = todos;
        this.contents = contents;
        this.clock = clock;
    }

    /// All its addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get("/c/{course}/{term}", Access.MEMBER, this::weeks),
                gate.get("/c/{course}/{term}/weeks/{week}", Access.MEMBER, this::week));
    }

    private Reply weeks(Viewer.Member viewer, Request request) {
        var term = viewer.term();
        var own = todos.of(viewer);
        var weeks =
                contents.weeks(term.courseId()).stream()
                        .map(Contents.Version::week)
                        .map(week -> entry(viewer, week, own))
                        .toList();
        var earned = own.stream().filter(todo -> todo.earned() != null).toList();
        boolean hasPoints = !earned.isEmpty();
        var page =
                new CoursePage(
                        term.courseTitle(),
                        term.name(),
                        weeks,
                        hasPoints ? sum(earned, Todo::earned) : null,
                        hasPoints ? sum(earned, Todo::possible) : null);
        return new Reply.Page("home/course", new Heading(term.courseTitle()), page);
    }

    private CoursePage.Week entry(Viewer.Member viewer, WeekFacts week, List<Todo> todos) {
        var term = viewer.term();
        var span = WeekSpan.of(term, week);
        var now = clock.instant();
        var own =
                todos.stream()
                        .filter(todo -> Objects.equals(todo.row().week(), week.number()))
                        .toList();
        return new CoursePage.Week(
                week.number(),
                title(week),
                Addresses.week(term.path(), week.number()),
                span.words(),
                span.time(now.atZone(term.zone()).toLocalDate()),
                (int) own.stream().filter(Todo::isDone).count(),
                (int) own.stream().filter(Todo::isCounted).count(),
                own.stream()
                        .filter(todo ->
                                todo.row().dueAt() != null && todo.row().dueAt().isAfter(now))
                        .filter(todo -> !todo.isDone())
                        .min(java.util.Comparator.comparing(todo -> todo.row().dueAt()))
                        .map(Todo::due)
                        .orElse(null));
    }

    private Reply week(Viewer.Member viewer, Request request) {
        if (!request.path("week").matches("0|[1-9]\\d?")) return new Reply.Missing();
        int number = Integer.parseInt(request.path("week"));
        var versions = contents.weeks(viewer.term().courseId());
        for (int i = 0; i < versions.size(); i++) {
            if (versions.get(i).week().number() != number) continue;
            return page(
                    viewer,
                    versions.get(i),
                    i == 0 ? null : link(viewer, versions.get(i - 1).week()),
                    i == versions.size() - 1 ? null : link(viewer, versions.get(i + 1).week()));
        }
        return new Reply.Missing();
    }

    private Reply page(Viewer.Member viewer, Contents.Version version, Link previous, Link next) {
        var term = viewer.term();
        var week = version.week();
        var overview = contents.overview(version, week, term.path());
        var page =
                new WeekPage(
                        week.number(),
                        title(week),
                        WeekSpan.of(term, week).words(),
                        overview.map(Contents.Overview::before).map(WeekRoutes::prose).orElse(null),
                        todos.of(viewer).stream()
                                .filter(todo -> Objects.equals(todo.row().week(), week.number()))
                                .map(WeekRoutes::activity)
                                .toList(),
                        overview.map(Contents.Overview::after).map(WeekRoutes::prose).orElse(null),
                        previous,
                        next);
        return new Reply.Page(
                "home/week",
                new Heading(
                        "Week " + week.number(),
                        List.of(new Link(term.courseTitle(), term.path()))),
                page);
    }

    private static WeekPage.Activity activity(Todo todo) {
        return new WeekPage.Activity(
                todo.kind(),
                todo.row().title(),
                todo.href(),
                todo.isExternal(),
                todo.row().estimate(),
                todo.due(),
                todo.changed(),
                todo.points(),
                todo.standing());
    }

    private static Prose prose(Article article) {
        return article.isEmpty() ? null : article.body();
    }

    private static Link link(Viewer.Member viewer, WeekFacts week) {
        return new Link(
                "Week " + week.number() + week.title().map(title -> ": " + title).orElse(""),
                Addresses.week(viewer.term().path(), week.number()));
    }

    /// A week without a name is called by its number.
    private static String title(WeekFacts week) {
        return week.title().orElse("Week " + week.number());
    }

    private static String sum(List<Todo> todos, Function<Todo, BigDecimal> points) {
        return Figures.plain(
                todos.stream()
                        .map(points)
                        .filter(Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
