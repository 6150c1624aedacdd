package savepoint.server.assignment;

import java.util.List;
import java.util.function.Function;
import savepoint.grader.queue.Exploration;
import savepoint.server.console.ConsolePage;
import savepoint.server.console.ConsolePanel;
import savepoint.server.console.ConsolePanels;
import savepoint.server.console.ConsoleSource;
import savepoint.server.console.Consoles;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// The SQL console of an assignment, on the rows that students may see.
public final class ConsoleRoutes {
    private static final List<String> VISIBLE_ROWS = List.of("schema.sql", "fixtures/sample.sql");

    private final Assignments assignments;
    private final Consoles consoles;
    private final ConsolePanels panels;

    /// Serves the consoles of these assignments.
    public ConsoleRoutes(Assignments assignments, Consoles consoles) {
        this.assignments = assignments;
        this.consoles = consoles;
        this.panels = new ConsolePanels(consoles);
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        var console = "/c/{course}/{term}/assignments/{assignment}/console";
        return List.of(
                gate.get(
                        console,
                        Access.MEMBER,
                        (viewer, request) -> of(viewer, request, found -> show(viewer, found))),
                gate.post(
                        console + "/entries",
                        Access.MEMBER,
                        (viewer, request) ->
                                of(viewer, request, found -> ask(viewer, found, request))),
                gate.post(
                        console + "/reset",
                        Access.MEMBER,
                        (viewer, request) -> of(viewer, request, found -> reset(viewer, found))));
    }

    private Reply of(Viewer.Member viewer, Request request, Function<Assignment, Reply> answer) {
        return assignments
                .find(viewer.term(), request.path("assignment"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }

    private Reply show(Viewer.Member viewer, Assignment assignment) {
        return page(assignment, panels.panel(viewer, source(assignment), path(assignment)));
    }

    private Reply ask(Viewer.Member viewer, Assignment assignment, Request request) {
        var sql = request.field("sql").replace("\r\n", "\n");
        var question = new Consoles.Question("", kind(request), sql);
        return switch (consoles.ask(viewer, source(assignment), question)) {
            case Consoles.Asked.Taken taken -> {
                consoles.await(taken);
                yield new Reply.SeeOther(path(assignment));
            }
            case Consoles.Asked.Refused(var reason) ->
                    new Reply.Invalid(
                            page(
                                    assignment,
                                    panels.refused(
                                            viewer,
                                            source(assignment),
                                            path(assignment),
                                            sql,
                                            reason)));
        };
    }

    private static Exploration.Kind kind(Request request) {
        if (!request.field("plan").isEmpty()) return Exploration.Kind.PLAN;
        return request.field("tables").isEmpty() ? Exploration.Kind.RUN : Exploration.Kind.TABLES;
    }

    private Reply reset(Viewer.Member viewer, Assignment assignment) {
        consoles.reset(viewer, source(assignment));
        return new Reply.SeeOther(path(assignment), "The rows are as they were at first.");
    }

    private static Reply.Page page(Assignment assignment, ConsolePanel panel) {
        return new Reply.Page(
                "console/console",
                new Heading("SQL console", List.of(assignment.link())),
                new ConsolePage(assignment.link(), panel));
    }

    /// The address of an assignment's console.
    static String path(Assignment assignment) {
        return assignment.path() + "/console";
    }

    static ConsoleSource source(Assignment assignment) {
        return new ConsoleSource(assignment.row().versionId(), VISIBLE_ROWS);
    }
}
