package savepoint.server.api;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import savepoint.server.assignment.Assignments;
import savepoint.server.assignment.Counter;
import savepoint.server.assignment.Submissions;
import savepoint.server.db.Database;
import savepoint.server.deadline.Deadlines;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.grading.Bundles;
import savepoint.server.grading.Gradings;
import savepoint.server.grading.LiveGradings;
import savepoint.server.home.Todos;
import savepoint.server.people.Access;
import savepoint.server.people.Enrolments;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewers;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// What programs may do: the same as people, by the same code, with a token of theirs. `openapi.json` describes it.
public final class Api {
    static final String ROOT = "/api/v1";

    private final ApiGate gate;
    private final OpenApi description = OpenApi.read();
    private final PersonRoutes people;
    private final ActivityRoutes activities;
    private final HandInRoutes handIns;
    private final GradeRoutes grades;

    /// What its answers are made of.
    public record Parts(
            Enrolments enrolments,
            Todos todos,
            Deadlines deadlines,
            Assignments assignments,
            Submissions submissions,
            Counter counter,
            Gradings gradings,
            LiveGradings live,
            Bundles bundles,
            Gradebook gradebook) {}

    /// An API made of these parts, for the owners of these tokens.
    public Api(
            Database database,
            ApiTokens tokens,
            Viewers viewers,
            Parts parts,
            InstantSource clock) {
        gate = new ApiGate(database, tokens, viewers, clock);
        people = new PersonRoutes(parts.enrolments());
        activities = new ActivityRoutes(parts, clock);
        handIns = new HandInRoutes(parts, gate, clock);
        grades = new GradeRoutes(parts.gradebook());
    }

    /// The addresses.
    public List<Route> routes(Gate browsers) {
        return Stream.of(
                        List.of(
                                browsers.get(
                                        ROOT + "/openapi.json",
                                        Access.EVERYONE,
                                        (_, _) -> new Reply.Json(description.document()))),
                        people.routes(gate),
                        activities.routes(gate),
                        handIns.routes(gate),
                        grades.routes(gate))
                .flatMap(List::stream)
                .toList();
    }

    /// An address inside a term, as the request names it.
    static String below(Request request, String rest) {
        return "%s/terms/%s/%s/%s"
                .formatted(ROOT, request.path("course"), request.path("term"), rest);
    }
}
