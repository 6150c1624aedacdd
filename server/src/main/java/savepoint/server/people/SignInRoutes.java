package savepoint.server.people;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.server.db.Database;
import savepoint.server.web.Cookie;
import savepoint.server.web.Heading;
import savepoint.server.web.LocalPath;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Signing in and out.
public final class SignInRoutes {
    private static final Heading HEADING = new Heading("Sign in");
    private static final Duration WHEN_BUSY = Duration.ofSeconds(5);

    private final Database database;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Throttle throttle;
    private final Audit audit;
    private final Optional<String> school;
    private final Passwords passwords = new Passwords();

    /// Signs in to these accounts.
    ///
    /// @param school the name of the school's own sign-in, if it has one
    public SignInRoutes(
            Database database,
            Accounts accounts,
            Sessions sessions,
            Audit audit,
            Optional<String> school,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.school = school;
        this.throttle = new Throttle(database, clock);
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get("/sign-in", Access.EVERYONE, this::form),
                gate.post("/sign-in", Access.EVERYONE, (_, request) -> signIn(request)),
                gate.post("/sign-out", Access.EVERYONE, (_, request) -> signOut(request)));
    }

    private Reply form(Viewer viewer, Request request) {
        var next = LocalPath.orHome(request.query("next"));
        return switch (viewer) {
            case Viewer.Someone _ -> new Reply.SeeOther(next);
            case Viewer.Visitor _ -> page("", next, problemAtFirst(request), Duration.ZERO);
        };
    }

    private static SignInPage.Problem problemAtFirst(Request request) {
        return request.query("meanwhile").isEmpty()
                ? SignInPage.Problem.NONE
                : SignInPage.Problem.SIGNED_OUT_MEANWHILE;
    }

    private Reply signIn(Request request) {
        var typed = request.field("email");
        var email = Accounts.normal(typed);
        var next = LocalPath.orHome(request.field("next"));
        var wait = throttle.count(email, request.address());
        if (wait.isPresent()) {
            return new Reply.TooMany(
                    page(typed, next, SignInPage.Problem.TOO_MANY_TRIES, wait.get()), wait.get());
        }
        var account = accounts.byEmail(email);
        return switch (match(
                request.field("password"), account.map(Accounts.Account::secret).orElse(null))) {
            case RIGHT -> {
                throttle.forgive(email, request.address());
                yield begin(account.orElseThrow().person(), request, next);
            }
            case WRONG ->
                    new Reply.Invalid(page(typed, next, SignInPage.Problem.WRONG, Duration.ZERO));
            case BUSY -> new Reply.Busy(WHEN_BUSY);
        };
    }

    private Passwords.Match match(String password, String secret) {
        try {
            return passwords.match(password, secret);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Passwords.Match.BUSY;
        }
    }

    private Reply begin(Person person, Request request, String next) {
        var cookie =
                database.inTransaction(handle -> {
                    audit.record(
                            handle, person, null, "signed in", "person " + person.ref(), Map.of());
                    return sessions.begin(handle, person, request);
                });
        return new Reply.Setting(cookie, new Reply.SeeOther(next));
    }

    private Reply signOut(Request request) {
        var removed = sessions.end(request.cookie(Cookie.SESSION));
        return new Reply.Setting(removed, new Reply.SeeOther("/sign-in", "You are signed out."));
    }

    private Reply.Page page(String email, String next, SignInPage.Problem problem, Duration wait) {
        var seconds = Math.toIntExact(wait.toSeconds());
        return new Reply.Page(
                "people/sign-in",
                HEADING,
                new SignInPage(email, next, problem, seconds, school.orElse(null)));
    }
}
