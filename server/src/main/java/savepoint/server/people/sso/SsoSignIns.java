package savepoint.server.people.sso;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Sha256;
import savepoint.server.people.Accounts;
import savepoint.server.people.Audit;
import savepoint.server.people.Person;
import savepoint.server.people.Sessions;
import savepoint.server.web.Cookie;
import savepoint.server.web.Request;

/// Signing in by the school's own account.
final class SsoSignIns {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Database database;
    private final SsoStore store;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Audit audit;
    private final SsoSettings settings;
    private final Provider provider;
    private final InstantSource clock;

    SsoSignIns(
            Database database,
            Accounts accounts,
            Sessions sessions,
            Audit audit,
            SsoSettings settings,
            InstantSource clock) {
        this.database = database;
        this.store = database.store(SsoStore.class);
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.settings = settings;
        this.provider = new Provider(settings, clock);
        this.clock = clock;
    }

    /// On the way there: the cookie by which we know who comes back.
    record Begun(URI address, Cookie cookie) {}

    /// Begins; `connect` is whose account here is to be connected, empty for signing in.
    Begun begin(URI back, String next, Optional<Person> connect) throws Provider.Unavailable {
        var secrets = Provider.Secrets.random();
        var address = provider.address(secrets, back);
        var now = clock.instant();
        store.forget(now.minus(LONGEST));
        store.begin(
                Sha256.of(secrets.state()),
                secrets.nonce(),
                secrets.verifier(),
                next,
                connect.map(Person::id).orElse(null),
                now);
        return new Begun(address, new Cookie(Cookie.SSO, secrets.state(), LONGEST));
    }

    /// What came of it.
    sealed interface Outcome {
        /// They are signed in, and go on to `next`.
        record In(Cookie session, String next) implements Outcome {}

        /// Their account here is connected from now on.
        record Connected() implements Outcome {}

        /// The school knows them, and nobody here is known by that.
        record Unknown(String email) implements Outcome {}

        /// The account there belongs to somebody else here.
        record Taken() implements Outcome {}

        /// They were away too long, or did not set out from this browser.
        record Stale() implements Outcome {}
    }

    /// Somebody has come back.
    ///
    /// @param viewer whoever is signed in here meanwhile
    Outcome end(Request request, URI back, Optional<Person> viewer)
            throws Provider.Unavailable, Provider.Refused {
        var state = request.query("state");
        if (state.isEmpty() || !request.cookie(Cookie.SSO).filter(state::equals).isPresent())
            return new Outcome.Stale();
        var begun = store.take(Sha256.of(state), clock.instant().minus(LONGEST));
        if (begun.isEmpty()) return new Outcome.Stale();
        if (!request.query("error").isEmpty())
            throw new Provider.Refused("it says " + request.query("error"));
        var secrets = new Provider.Secrets(state, begun.get().nonce(), begun.get().verifier());
        var claims = provider.claims(request.query("code"), secrets, back);
        return begun.get().personId() == null
                ? signIn(request, claims, begun.get().next())
                : connect(claims, begun.get().personId(), viewer);
    }

    private Outcome signIn(Request request, Claims claims, String next) {
        return database.inTransaction(handle -> {
            var person = known(handle, claims).or(() -> byEmail(handle, claims));
            if (person.isEmpty()) return new Outcome.Unknown(claims.email());
            audit.record(
                    handle,
                    person.get(),
                    null,
                    "signed in",
                    "person " + person.get().ref(),
                    Map.of("by", settings.issuer().toString()));
            return new Outcome.In(sessions.begin(handle, person.get(), request), next);
        });
    }

    private Optional<Person> known(Handle handle, Claims claims) {
        return handle.attach(SsoStore.class).person(settings.issuer().toString(), claims.subject());
    }

    /// Only where the operator trusts the school's word for addresses, and only for addresses that it has verified:
    /// else whoever can write an address into an account there would get the account of that address here.
    private Optional<Person> byEmail(Handle handle, Claims claims) {
        if (!settings.byEmail() || !claims.verified() || claims.email().isEmpty())
            return Optional.empty();
        var person = accounts.find(claims.email());
        person.ifPresent(found -> connect(handle, found, claims, "by its verified address"));
        return person;
    }

    private boolean connect(Handle handle, Person person, Claims claims, String how) {
        int made =
                handle.attach(SsoStore.class)
                        .connect(
                                person.id(),
                                settings.issuer().toString(),
                                claims.subject(),
                                clock.instant());
        if (made == 1)
            audit.record(
                    handle,
                    person,
                    null,
                    "connected",
                    "person " + person.ref(),
                    Map.of("to", settings.issuer().toString(), "how", how));
        return made == 1;
    }

    private Outcome connect(Claims claims, long whose, Optional<Person> viewer) {
        if (viewer.isEmpty() || viewer.get().id() != whose) return new Outcome.Stale();
        return database.inTransaction(handle -> {
            var before = known(handle, claims);
            if (before.isPresent())
                return before.get().id() == whose ? new Outcome.Connected() : new Outcome.Taken();
            return connect(handle, viewer.get(), claims, "by themselves")
                    ? new Outcome.Connected()
                    : new Outcome.Taken();
        });
    }

    boolean isConnected(Person person) {
        return store.isConnected(person.id(), settings.issuer().toString());
    }
}
