package savepoint.server.operations;

import java.util.List;
import java.util.Map;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.web.Reply;
import savepoint.server.web.Route;

/// What load balancers ask: whether the process lives, and whether requests should be sent to it.
public final class HealthRoutes {
    private static final String PATH = "/health";

    private final Readiness readiness;

    /// Answers by this.
    public HealthRoutes(Readiness readiness) {
        this.readiness = readiness;
    }

    /// The addresses; none of them looks at who asks.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(PATH, Access.EVERYONE, (_, _) -> ready()),
                gate.get(PATH + "/ready", Access.EVERYONE, (_, _) -> ready()),
                gate.get(
                        PATH + "/live",
                        Access.EVERYONE,
                        (_, _) -> new Reply.Json(Map.of("state", "live"))));
    }

    private Reply ready() {
        return readiness
                .trouble()
                .<Reply>map(why -> new Reply.Json(503, Map.of("state", "not ready", "reason", why)))
                .orElseGet(() -> new Reply.Json(Map.of("state", "ready")));
    }
}
