package savepoint.server.people.entry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Access;
import savepoint.server.people.Accounts;
import savepoint.server.people.Gate;
import savepoint.server.people.PasswordRules;
import savepoint.server.people.Person;
import savepoint.server.people.Tries;
import savepoint.server.people.csv.Names;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Coming in by a link, and asking for one after a password was forgotten.
public final class EntryRoutes {
    static final String PATH = "/sign-in/link";

    private static final String FORGOTTEN = "/sign-in/forgotten";
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int FOR_ONE_ACCOUNT = 3;
    // A lecture hall behind one address forgets passwords, too.
    private static final int FROM_ONE_ADDRESS = 30;

    private final Database database;
    private final EntryLinks links;
    private final Accounts accounts;
    private final Courier courier;
    private final Tries tries;

    /// Lets people into these accounts.
    public EntryRoutes(
            Database database,
            EntryLinks links,
            Accounts accounts,
            Courier courier,
            InstantSource clock) {
        this.database = database;
        this.links = links;
        this.accounts = accounts;
        this.courier = courier;
        this.tries = new Tries(database, WINDOW, clock);
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(
                        PATH,
                        Access.EVERYONE,
                        (_, request) -> enter(request.query("token"), List.of())),
                gate.post(PATH, Access.EVERYONE, (_, request) -> set(request)),
                gate.get(FORGOTTEN, Access.EVERYONE, (_, _) -> forgotten("", false, List.of())),
                gate.post(FORGOTTEN, Access.EVERYONE, (_, request) -> ask(request)));
    }

    private Reply.Page enter(String token, List<String> problems) {
        return links.find(token)
                .map(link -> page(link, token, problems))
                .orElseGet(() ->
                        new Reply.Page(
                                "people/entry",
                                new Heading("A link that opens no longer"),
                                new EntryPage(
                                        null,
                                        null,
                                        false,
                                        "",
                                        null,
                                        PasswordRules.SHORTEST,
                                        List.of())));
    }

    private static Reply.Page page(EntryStore.Open link, String token, List<String> problems) {
        var person = link.person();
        boolean first = link.purpose().equals(EntryLinks.Purpose.INVITATION.code());
        return new Reply.Page(
                "people/entry",
                new Heading(first ? "Welcome" : "A new password"),
                new EntryPage(
                        person.name(),
                        person.email(),
                        first,
                        token,
                        new Post(PATH, Refs.random()),
                        PasswordRules.SHORTEST,
                        problems));
    }

    private Reply set(Request request) {
        var token = request.field("token");
        var link = links.find(token);
        if (link.isEmpty()) return new Reply.Invalid(enter(token, List.of()));
        var password = request.field("password");
        var problems =
                PasswordRules.problems(password, request.field("again"), link.get().person());
        if (!problems.isEmpty()) return new Reply.Invalid(enter(token, problems));
        return links.use(link.get(), password, request)
                .<Reply>map(cookie ->
                        new Reply.Setting(
                                cookie,
                                new Reply.SeeOther(
                                        "/", "Your password is set. You are signed in.")))
                .orElseGet(() -> new Reply.Invalid(enter(token, List.of())));
    }

    private Reply.Page forgotten(String email, boolean asked, List<String> problems) {
        return new Reply.Page(
                "people/forgotten",
                new Heading("A forgotten password", List.of(new Link("Sign in", "/sign-in"))),
                new ForgottenPage(
                        courier.link(PATH)
                                .map(_ -> new Post(FORGOTTEN, Refs.random()))
                                .orElse(null),
                        email,
                        asked,
                        problems));
    }

    /// Answers the same whether the address has an account or not. That the one takes a few milliseconds longer tells
    /// nobody anything: so few tries are let through that no average comes of them.
    private Reply ask(Request request) {
        var email = Names.clean(request.field("email"));
        if (courier.link(PATH).isEmpty())
            return new Reply.Invalid(forgotten(email, false, List.of()));
        if (!Names.isAddress(email))
            return new Reply.Invalid(
                    forgotten(
                            email,
                            false,
                            List.of("give the e-mail address that you sign in with")));
        var from = tries.count("resets from " + request.address(), FROM_ONE_ADDRESS);
        if (from.isPresent())
            return new Reply.TooMany(
                    forgotten(
                            email,
                            false,
                            List.of("too many have asked from here; wait a quarter of an hour")),
                    from.get());
        var more = tries.count("reset of " + Accounts.normal(email), FOR_ONE_ACCOUNT);
        if (more.isEmpty()) accounts.find(email).ifPresent(this::send);
        return forgotten(email, true, List.of());
    }

    private void send(Person person) {
        database.useTransaction(handle -> {
            var made = links.make(handle, null, person, EntryLinks.Purpose.RESET);
            var link = courier.link(made.path()).orElseThrow();
            courier.send(
                    handle,
                    new Courier.Letter(
                            "reset " + Refs.random(),
                            person,
                            "A new password for Savepoint",
                            """
                            Somebody, you we hope, asked for a new password for %s.

                            Set it here, within an hour:
                            %s

                            If it was not you, there is nothing to do: your password stays as it is.
                            """
                                    .formatted(person.email(), link),
                            made.until()));
        });
    }
}
