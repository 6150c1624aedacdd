package savepoint.server.people;

import java.util.Optional;
import savepoint.server.db.Database;
import savepoint.server.web.Cookie;
import savepoint.server.web.Request;

/// Finds out who is asking.
public final class Viewers {
    private final Sessions sessions;
    private final ViewerStore store;

    /// Reads the session cookie by `sessions`.
    public Viewers(Database database, Sessions sessions) {
        this.sessions = sessions;
        this.store = database.store(ViewerStore.class);
    }

    /// The viewer where no term is concerned.
    Viewer outsideTerms(Request request) {
        return session(request).<Viewer>map(Viewers::someone).orElseGet(Viewer.Visitor::new);
    }

    /// The viewer inside a term; whoever has no part in it, or where there is none, is as outside.
    Viewer inTerm(Request request, String course, String term) {
        return session(request)
                .map(session -> inTerm(session, course, term))
                .orElseGet(Viewer.Visitor::new);
    }

    private Optional<Sessions.Session> session(Request request) {
        return request.cookie(Cookie.SESSION).flatMap(sessions::find);
    }

    /// Somebody known inside a term; whoever has no part in it, or where there is none, is as outside.
    public Viewer inTerm(Sessions.Session session, String course, String slug) {
        var place = store.place(course, slug, session.person().id());
        if (place.isEmpty()) return someone(session);
        var row = place.get();
        if (session.administrator()) return new Viewer.Admin(session.person(), row.term());
        if (row.role() == null) return someone(session);
        var enrolment =
                new Enrolment(
                        row.enrolmentId(), row.enrolmentRef(), row.section(), row.timeFactor());
        return switch (row.role()) {
            case STUDENT -> new Viewer.Student(session.person(), row.term(), enrolment);
            case ASSISTANT -> new Viewer.Assistant(session.person(), row.term(), enrolment);
            case INSTRUCTOR -> new Viewer.Instructor(session.person(), row.term(), enrolment);
        };
    }

    private static Viewer someone(Sessions.Session session) {
        return session.administrator()
                ? new Viewer.Administrator(session.person())
                : new Viewer.SignedIn(session.person());
    }
}
