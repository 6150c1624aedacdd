package savepoint.server.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import savepoint.grader.bundle.Check;
import savepoint.grader.bundle.Engine;
import savepoint.server.assignment.Assignment;
import savepoint.server.assignment.Assignments;
import savepoint.server.deadline.Deadlines;
import savepoint.server.deadline.StudentClock;
import savepoint.server.home.Todo;
import savepoint.server.home.Todos;
import savepoint.server.people.Access;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// What a term asks for, and how whoever asks stands with it.
final class ActivityRoutes {
    private final Todos todos;
    private final Deadlines deadlines;
    private final Assignments assignments;
    private final InstantSource clock;

    ActivityRoutes(Api.Parts parts, InstantSource clock) {
        this.todos = parts.todos();
        this.deadlines = parts.deadlines();
        this.assignments = parts.assignments();
        this.clock = clock;
    }

    List<Route> routes(ApiGate gate) {
        var term = Api.ROOT + "/terms/{course}/{term}";
        return List.of(
                gate.get(term + "/activities", Access.MEMBER, this::list),
                gate.get(term + "/assignments/{assignment}", Access.MEMBER, this::assignment));
    }

    /// An activity with the asker's own times; what there is nothing to say of is null.
    record Activity(
            String kind,
            String slug,
            String title,
            Integer week,
            Instant opens,
            Instant due,
            Instant closes,
            boolean extended,
            BigDecimal points,
            String state,
            boolean late,
            BigDecimal earned,
            BigDecimal of,
            String page) {
        static Activity of(Todo todo) {
            return new Activity(
                    todo.kind().code(),
                    todo.slug(),
                    todo.title(),
                    todo.week(),
                    todo.deadline().opensAt(),
                    todo.deadline().dueAt(),
                    todo.deadline().closesAt(),
                    todo.deadline().extended(),
                    todo.worth(),
                    todo.standing().state().code(),
                    todo.standing().late(),
                    todo.earned(),
                    todo.earned() == null ? null : todo.possible(),
                    todo.href());
        }
    }

    private Reply list(Viewer.Member viewer, Request request, ApiToken token) {
        return new Reply.Json(
                Map.of("activities", todos.of(viewer).stream().map(Activity::of).toList()));
    }

    /// An assignment as it is to be done. `costs` says what handing in now takes off, null where that is nothing.
    record Task(
            String slug,
            String title,
            String engine,
            List<String> submit,
            Map<String, String> starter,
            List<Announced> checks,
            String statement,
            Instant opens,
            Instant due,
            Instant closes,
            boolean extended,
            String costs,
            String page,
            String submissions) {}

    record Announced(String slug, String about, BigDecimal points) {
        static Announced of(Check check) {
            return new Announced(check.name(), check.common().about(), check.common().points());
        }
    }

    private Reply assignment(Viewer.Member viewer, Request request, ApiToken token) {
        return assignments
                .find(viewer.term(), request.path("assignment"))
                .<Reply>map(found -> new Reply.Json(task(viewer, found, request)))
                .orElseGet(Reply.Missing::new);
    }

    private Task task(Viewer.Member viewer, Assignment assignment, Request request) {
        var bundle = assignment.bundle();
        var times = assignment.row().times();
        var own =
                viewer instanceof Viewer.Student student
                        ? Optional.of(
                                deadlines.clock(
                                        student, assignment.row().activityId(), clock.instant()))
                        : Optional.<StudentClock>empty();
        var starter = new LinkedHashMap<String, String>();
        bundle.submit().forEach(name -> starter.put(name, bundle.starter().text(name).orElse("")));
        return new Task(
                assignment.row().slug(),
                assignment.row().title(),
                bundle.engines().stream().map(Engine::word).collect(Collectors.joining(", ")),
                bundle.submit(),
                starter,
                bundle.checks().stream().map(Announced::of).toList(),
                bundle.tree().text("statement.md").orElse(""),
                times.opensAt(),
                own.map(clock -> clock.deadline().dueAt()).orElse(times.dueAt()),
                own.isEmpty() ? times.closesAt() : own.flatMap(StudentClock::closesAt).orElse(null),
                own.filter(clock -> clock.deadline().extended()).isPresent(),
                own.map(StudentClock::warning).orElse(null),
                assignment.path(),
                Api.below(request, "assignments/" + assignment.row().slug() + "/submissions"));
    }
}
