package savepoint.server.api;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import savepoint.server.db.Database;
import savepoint.server.people.Access;
import savepoint.server.people.Sessions;
import savepoint.server.people.Tries;
import savepoint.server.people.Viewer;
import savepoint.server.people.Viewers;
import savepoint.server.web.Audience;
import savepoint.server.web.Method;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Where every route of the API is made: it knows whoever asks by their token and nothing else, and counts what each
/// token asks for.
final class ApiGate {
    /// Requests that a token may make in a minute: following a grading by asking for it each second stays below.
    static final int MOST = 120;

    private static final String BEARER = "bearer ";
    private static final String IN_TERM = Api.ROOT + "/terms/{course}/{term}/";

    private final ApiTokens tokens;
    private final Viewers viewers;
    private final Tries tries;

    ApiGate(Database database, ApiTokens tokens, Viewers viewers, InstantSource clock) {
        this.tokens = tokens;
        this.viewers = viewers;
        this.tries = new Tries(database, Duration.ofMinutes(1), clock);
    }

    /// Whom a route of the API is open to: owners of a token of this scope who are what `access` says.
    record Callers(Scope scope, Access<?> access) implements Audience {
        @Override
        public String name() {
            return "API " + scope.code() + " " + access.name();
        }

        @Override
        public boolean isBrowsers() {
            return false;
        }
    }

    /// Answers somebody who was let in; `token` is what they were known by.
    @FunctionalInterface
    interface Answer<V extends Viewer> {
        Reply to(V viewer, Request request, ApiToken token);
    }

    <V extends Viewer> Route get(String path, Access<V> access, Answer<V> answer) {
        return route(Method.GET, Scope.READ, path, access, answer);
    }

    <V extends Viewer> Route post(String path, Access<V> access, Answer<V> answer) {
        return route(Method.POST, Scope.HAND_IN, path, access, answer);
    }

    private <V extends Viewer> Route route(
            Method method, Scope scope, String path, Access<V> access, Answer<V> answer) {
        return new Route(
                method,
                path,
                new Callers(scope, access),
                request -> {
                    var caller = bearer(request).flatMap(tokens::find);
                    if (caller.isEmpty()) return unknown(request);
                    var token = caller.get().token();
                    var wait = tries.count("api token " + token.id(), MOST);
                    if (wait.isPresent()) return tooMany(wait.get());
                    if (!token.allowed().includes(scope))
                        return new Reply.Problem(403, "This token may only read.");
                    return let(
                            viewer(path, request, caller.get().owner()),
                            access,
                            answer,
                            request,
                            token);
                });
    }

    private static <V extends Viewer> Reply let(
            Viewer viewer, Access<V> access, Answer<V> answer, Request request, ApiToken token) {
        if (access.admits(viewer)) return answer.to(access.as(viewer), request, token);
        return viewer instanceof Viewer.Member
                ? new Reply.Problem(
                        403,
                        access == Access.STUDENT
                                ? "Only students of the course do this."
                                : "This is for the staff of the course.")
                : new Reply.Missing();
    }

    private Viewer viewer(String path, Request request, Sessions.Session owner) {
        if (path.startsWith(IN_TERM))
            return viewers.inTerm(owner, request.path("course"), request.path("term"));
        return owner.administrator()
                ? new Viewer.Administrator(owner.person())
                : new Viewer.SignedIn(owner.person());
    }

    /// Finds out anew who asks, while a long reply to them is under way; empty if they would no longer be let in.
    Optional<Viewer.Member> again(Request request) {
        return bearer(request)
                .flatMap(tokens::find)
                .map(caller ->
                        viewers.inTerm(
                                caller.owner(), request.path("course"), request.path("term")))
                .filter(Viewer.Member.class::isInstance)
                .map(Viewer.Member.class::cast);
    }

    private static Optional<String> bearer(Request request) {
        return request.header("Authorization")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    private static Reply unknown(Request request) {
        return new Reply.Problem(
                401,
                bearer(request).isEmpty()
                        ? "Send a personal token: Authorization: Bearer savepoint_…"
                        : "This token is not known here, has expired or was revoked.");
    }

    private static Reply tooMany(Duration wait) {
        return new Reply.Problem(
                429, "A token may make %d requests a minute.".formatted(MOST), List.of(), wait);
    }
}
