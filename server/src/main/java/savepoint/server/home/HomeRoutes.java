package savepoint.server.home;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import savepoint.server.content.Addresses;
import savepoint.server.content.folder.WeekFacts;
import savepoint.server.db.Database;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Role;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.review.ReviewNotices;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;
import savepoint.server.work.Team;
import savepoint.server.work.Teams;

/// The viewer's first page: what is due, across their courses.
public final class HomeRoutes {
    // More would hide what is next, and the course pages hold the rest.
    private static final int MOST_NEXT = 12;
    private static final int MOST_DONE = 10;

    private static final Link OPERATIONS = new Link("How the platform is doing", "/operations");

    private final HomeStore store;
    private final Todos todos;
    private final Teams teams;
    private final ReviewNotices reviews;
    private final InstantSource clock;

    /// Says what is due by this clock.
    public HomeRoutes(
            Database database,
            Todos todos,
            Teams teams,
            ReviewNotices reviews,
            InstantSource clock) {
        this.teams = teams;
        this.reviews = reviews;
        this.todos = todos;
        this.store = database.store(HomeStore.class);
        this.clock = clock;
    }

    /// All its addresses.
    public List<Route> routes(Gate gate) {
        return List.of(gate.get("/", Access.PERSON, this::home));
    }

    private Reply home(Viewer.Someone viewer, Request request) {
        var places = store.places(viewer.person().id());
        var own =
                places.stream()
                        .filter(place -> place.role() == Role.STUDENT)
                        .flatMap(place -> todos.ofStudent(place.term(), place.enrolmentId()))
                        .toList();
        var byDeadline = Comparator.comparing((Todo todo) -> todo.row().dueAt());
        var page =
                new HomePage(
                        Stream.concat(
                                        teams.invitations(viewer.person()).stream()
                                                .map(HomeRoutes::invitation),
                                        reviews.of(viewer.person()).stream()
                                                .map(HomeRoutes::review))
                                .toList(),
                        entries(own.stream().filter(Todo::isOverdue).sorted(byDeadline)),
                        entries(
                                own.stream()
                                        .filter(Todo::isAhead)
                                        .sorted(byDeadline)
                                        .limit(MOST_NEXT)),
                        entries(
                                own.stream()
                                        .filter(Todo::isDone)
                                        .sorted(Comparator.comparing(Todo::doneAt).reversed())
                                        .limit(MOST_DONE)),
                        courses(places, own),
                        viewer instanceof Viewer.Administrator ? OPERATIONS : null);
        return new Reply.Page("home/home", new Heading("What is due"), page);
    }

    private static HomePage.Shared review(ReviewNotices.Notice notice) {
        return new HomePage.Shared(
                notice.title(),
                notice.words(),
                notice.href(),
                notice.term().courseTitle(),
                notice.until() == null ? null : Moment.of(notice.until(), notice.term().zone()));
    }

    private static HomePage.Shared invitation(Team.Invited invited) {
        var term = invited.term();
        return new HomePage.Shared(
                invited.title(),
                invited.by() + " would like to share one work with you",
                Addresses.assignment(term.path(), invited.assignment()) + "/team",
                term.courseTitle(),
                invited.dueAt() == null ? null : Moment.of(invited.dueAt(), term.zone()));
    }

    private static List<HomePage.Due> entries(Stream<Todo> todos) {
        return todos.filter(todo -> todo.href() != null)
                .map(todo ->
                        new HomePage.Due(
                                todo.kind(),
                                todo.row().title(),
                                todo.href(),
                                todo.term().courseTitle(),
                                todo.due(),
                                todo.points() == null ? null : todo.points().total(),
                                todo.standing()))
                .toList();
    }

    private List<HomePage.CourseEntry> courses(List<HomeStore.Place> places, List<Todo> todos) {
        var ids =
                places.stream()
                        .map(place -> place.term().courseId())
                        .distinct()
                        .toArray(Long[]::new);
        var weeks =
                store.weeks(ids).stream()
                        .collect(
                                Collectors.groupingBy(
                                        HomeStore.Week::courseId,
                                        Collectors.mapping(
                                                week -> week.version().week(),
                                                Collectors.toList())));
        return places.stream().map(place -> course(place, todos, weeks)).toList();
    }

    private HomePage.CourseEntry course(
            HomeStore.Place place, List<Todo> todos, Map<Long, List<WeekFacts>> weeks) {
        var term = place.term();
        var own =
                todos.stream()
                        .filter(todo -> todo.term().id() == term.id() && todo.isCounted())
                        .toList();
        return new HomePage.CourseEntry(
                term.courseTitle(),
                term.name(),
                term.path(),
                role(place.role()),
                currentWeek(term, weeks.getOrDefault(term.courseId(), List.of())),
                (int) own.stream().filter(Todo::isDone).count(),
                own.size());
    }

    private String currentWeek(Term term, List<WeekFacts> weeks) {
        var today = clock.instant().atZone(term.zone()).toLocalDate();
        return weeks.stream()
                .filter(week -> WeekSpan.of(term, week).time(today) == CoursePage.Time.CURRENT)
                .findFirst()
                .map(week ->
                        "Week "
                                + week.number()
                                + week.title().map(title -> ": " + title).orElse(""))
                .orElse(null);
    }

    private static String role(Role role) {
        return switch (role) {
            case STUDENT -> "Student";
            case ASSISTANT -> "Assistant";
            case INSTRUCTOR -> "Instructor";
            case null -> "Administrator";
        };
    }
}
