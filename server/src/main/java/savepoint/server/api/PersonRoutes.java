package savepoint.server.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import savepoint.server.people.Access;
import savepoint.server.people.Enrolments;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Who asks, and the terms they are in.
final class PersonRoutes {
    private final Enrolments enrolments;

    PersonRoutes(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    List<Route> routes(ApiGate gate) {
        return List.of(
                gate.get(Api.ROOT + "/me", Access.PERSON, PersonRoutes::me),
                gate.get(Api.ROOT + "/terms", Access.PERSON, this::terms));
    }

    record Me(String name, String email, boolean administrator, Token token) {}

    record Token(String name, String scope, Instant expires) {}

    private static Reply me(Viewer.Someone viewer, Request request, ApiToken token) {
        return new Reply.Json(
                new Me(
                        viewer.person().name(),
                        viewer.person().email(),
                        viewer instanceof Viewer.Administrator,
                        new Token(token.name(), token.scope(), token.expiresAt())));
    }

    /// A term by the two slugs that name it in addresses.
    record Entry(
            String course, String term, String title, String name, String zone, String activities) {
        static Entry of(Term term) {
            return new Entry(
                    term.course(),
                    term.slug(),
                    term.courseTitle(),
                    term.name(),
                    term.zone().getId(),
                    "%s/terms/%s/%s/activities".formatted(Api.ROOT, term.course(), term.slug()));
        }
    }

    private Reply terms(Viewer.Someone viewer, Request request, ApiToken token) {
        return new Reply.Json(
                Map.of(
                        "terms",
                        enrolments.termsOf(viewer.person()).stream().map(Entry::of).toList()));
    }
}
