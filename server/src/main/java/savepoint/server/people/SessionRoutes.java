package savepoint.server.people;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.web.Cookie;
import savepoint.server.web.Heading;
import savepoint.server.web.Layout;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Where people see in which browsers they are signed in, and end what is not theirs any more.
public final class SessionRoutes {
    private static final String PATH = "/account/sessions";

    private final Database database;
    private final Sessions sessions;
    private final Audit audit;

    /// Serves these sessions.
    public SessionRoutes(Database database, Sessions sessions, Audit audit) {
        this.database = database;
        this.sessions = sessions;
        this.audit = audit;
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(PATH, Access.PERSON, this::show),
                gate.post(PATH + "/others/end", Access.PERSON, this::endOthers),
                gate.post(PATH + "/{session}/end", Access.PERSON, this::end));
    }

    private Reply show(Viewer.Someone viewer, Request request) {
        var person = viewer.person();
        // Outside of courses there is no zone but the viewer's.
        var zone = person.zone() == null ? ZoneOffset.UTC : ZoneId.of(person.zone());
        var open = sessions.of(person, request.cookie(Cookie.SESSION));
        var page =
                new SessionsPage(
                        open.stream().map(one -> entry(one, zone)).toList(),
                        open.size() > 1 ? new Post(PATH + "/others/end", Refs.random()) : null);
        return new Reply.Page(
                "people/sessions",
                new Heading(
                        "Where you are signed in", List.of(new Link("Your account", "/account"))),
                page);
    }

    private static SessionsPage.Entry entry(SessionStore.Open one, ZoneId zone) {
        return new SessionsPage.Entry(
                Device.of(one.userAgent()),
                Moment.of(one.createdAt(), zone),
                Moment.of(one.seenAt(), zone),
                one.current() ? null : new Post(PATH + "/" + one.ref() + "/end", one.ref()));
    }

    private Reply end(Viewer.Someone viewer, Request request) {
        var person = viewer.person();
        boolean ended =
                database.inTransaction(handle -> {
                    boolean done = sessions.end(handle, person, request.path("session"));
                    if (done) record(handle, person, "ended a session", 1);
                    return done;
                });
        return ended
                ? new Reply.SeeOther(PATH, "Signed out there.")
                : new Reply.SeeOther(
                        PATH,
                        new Layout.Flash(
                                Layout.Tone.NOTE, "You are not signed in there any more."));
    }

    private Reply endOthers(Viewer.Someone viewer, Request request) {
        var person = viewer.person();
        database.useTransaction(handle -> {
            int ended = sessions.endOthers(handle, person, request.cookie(Cookie.SESSION));
            if (ended > 0) record(handle, person, "ended other sessions", ended);
        });
        return new Reply.SeeOther(PATH, "You are signed in here alone now.");
    }

    private void record(Handle handle, Person person, String action, int sessions) {
        audit.record(
                handle,
                person,
                null,
                action,
                "person " + person.ref(),
                Map.of("sessions", sessions));
    }
}
