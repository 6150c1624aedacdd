package savepoint.server.people;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.web.Cookie;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Changing one's password.
public final class PasswordRoutes {
    private static final String PATH = "/account/password";
    private static final Duration WHEN_BUSY = Duration.ofSeconds(5);

    private final Database database;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Throttle throttle;
    private final Passwords passwords;

    /// Changes the passwords of these accounts.
    public PasswordRoutes(
            Database database, Accounts accounts, Sessions sessions, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.sessions = sessions;
        this.throttle = new Throttle(database, clock);
        this.passwords = new Passwords();
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(PATH, Access.PERSON, (viewer, _) -> page(viewer.person(), List.of())),
                gate.post(PATH, Access.PERSON, this::change));
    }

    private Reply.Page page(Person person, List<String> problems) {
        return new Reply.Page(
                "people/password",
                new Heading("Password", List.of(new Link("Your account", "/account"))),
                new PasswordPage(
                        person.email(),
                        accounts.secret(person).isPresent(),
                        PasswordRules.SHORTEST,
                        new Post(PATH, Refs.random()),
                        problems));
    }

    // Whoever sits down at a browser that was left open does not get the account for good: they
    // would have to know the
    // password, and guess it no faster here than at the door.
    private Reply change(Viewer.Someone viewer, Request request) {
        var person = viewer.person();
        var secret = accounts.secret(person);
        // They prove by mail who they are, if they want a password as well.
        if (secret.isEmpty()) return new Reply.Invalid(page(person, List.of()));
        var wait = throttle.count(person.email(), request.address());
        if (wait.isPresent())
            return new Reply.TooMany(
                    page(person, List.of("too many tries; wait a quarter of an hour")), wait.get());
        var problems = new ArrayList<String>();
        switch (match(request.field("current"), secret.get())) {
            case RIGHT -> throttle.forgive(person.email(), request.address());
            case WRONG -> problems.add("the password that you have now is another one");
            case BUSY -> {
                return new Reply.Busy(WHEN_BUSY);
            }
        }
        problems.addAll(
                PasswordRules.problems(request.field("password"), request.field("again"), person));
        if (!problems.isEmpty()) return new Reply.Invalid(page(person, problems));
        database.useTransaction(handle -> {
            accounts.setPassword(
                    handle, person, request.field("password"), "changed by themselves");
            sessions.endOthers(handle, person, request.cookie(Cookie.SESSION));
        });
        return new Reply.SeeOther(
                "/account", "Your password is changed. You are signed out everywhere else.");
    }

    private Passwords.Match match(String password, String secret) {
        try {
            return passwords.match(password, secret);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Passwords.Match.BUSY;
        }
    }
}
