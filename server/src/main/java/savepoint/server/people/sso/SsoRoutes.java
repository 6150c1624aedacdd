package savepoint.server.people.sso;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Access;
import savepoint.server.people.Accounts;
import savepoint.server.people.Audit;
import savepoint.server.people.Gate;
import savepoint.server.people.Person;
import savepoint.server.people.Sessions;
import savepoint.server.people.Tries;
import savepoint.server.people.Viewer;
import savepoint.server.web.Cookie;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.LocalPath;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;
import savepoint.server.web.Site;

/// The way to the school's own sign-in and back.
public final class SsoRoutes {
    private static final Logger log = LoggerFactory.getLogger(SsoRoutes.class);
    private static final String START = "/sign-in/school";
    private static final String BACK = "/sign-in/school/return";
    private static final String OWN = "/account/school";
    private static final Duration WINDOW = Duration.ofMinutes(15);
    // A lecture hall behind one address signs in at once.
    private static final int FROM_ONE_ADDRESS = 600;

    private final Optional<SsoSettings> settings;
    private final Optional<SsoSignIns> signIns;
    private final Site site;
    private final Tries tries;

    /// Signs in by these settings; empty where the school has no sign-in of its own.
    public SsoRoutes(
            Database database,
            Accounts accounts,
            Sessions sessions,
            Audit audit,
            Optional<SsoSettings> settings,
            Site site,
            InstantSource clock) {
        this.settings = settings;
        this.signIns =
                settings.map(
                        one -> new SsoSignIns(database, accounts, sessions, audit, one, clock));
        this.site = site;
        this.tries = new Tries(database, WINDOW, clock);
    }

    /// The addresses; none where the school has no sign-in of its own.
    public List<Route> routes(Gate gate) {
        return signIns.map(working ->
                        List.of(
                                gate.get(
                                        START,
                                        Access.EVERYONE,
                                        (_, request) -> start(working, request)),
                                gate.get(
                                        BACK,
                                        Access.EVERYONE,
                                        (viewer, request) -> end(working, viewer, request)),
                                gate.get(
                                        OWN,
                                        Access.PERSON,
                                        (viewer, _) -> own(working, viewer.person())),
                                gate.post(
                                        OWN,
                                        Access.PERSON,
                                        (viewer, request) ->
                                                connect(working, viewer.person(), request))))
                .orElseGet(List::of);
    }

    private URI back(Request request) {
        return site.baseUrl()
                .map(base -> base.resolve(BACK))
                .orElseGet(() ->
                        URI.create("http://" + request.header("host").orElse("localhost") + BACK));
    }

    private Reply start(SsoSignIns working, Request request) {
        var wait = tries.count("school sign-ins from " + request.address(), FROM_ONE_ADDRESS);
        if (wait.isPresent()) return new Reply.Busy(wait.get());
        var next = LocalPath.orHome(request.query("next"));
        try {
            var begun = working.begin(back(request), next, Optional.empty());
            return new Reply.Setting(begun.cookie(), new Reply.Elsewhere(begun.address()));
        } catch (Provider.Unavailable away) {
            return unavailable(away);
        }
    }

    private Reply end(SsoSignIns working, Viewer viewer, Request request) {
        var person =
                viewer instanceof Viewer.Someone one
                        ? Optional.of(one.person())
                        : Optional.<Person>empty();
        try {
            var outcome = working.end(request, back(request), person);
            return new Reply.Setting(Cookie.removed(Cookie.SSO), reply(outcome));
        } catch (Provider.Unavailable away) {
            return unavailable(away);
        } catch (Provider.Refused refused) {
            log.warn(
                    "A sign-in by {} was refused: {}",
                    settings.orElseThrow(),
                    refused.getMessage());
            return new Reply.Invalid(page(SsoPage.State.REFUSED, "", null, null));
        }
    }

    private Reply reply(SsoSignIns.Outcome outcome) {
        return switch (outcome) {
            case SsoSignIns.Outcome.In(var session, var next) ->
                    new Reply.Setting(session, new Reply.SeeOther(next));
            case SsoSignIns.Outcome.Connected _ ->
                    new Reply.SeeOther(
                            "/account", "Connected. You can sign in by either from now on.");
            case SsoSignIns.Outcome.Unknown(var email) ->
                    new Reply.Invalid(page(SsoPage.State.UNKNOWN, email, null, null));
            case SsoSignIns.Outcome.Taken _ ->
                    new Reply.Invalid(page(SsoPage.State.TAKEN, "", null, null));
            case SsoSignIns.Outcome.Stale _ ->
                    new Reply.Invalid(page(SsoPage.State.STALE, "", null, null));
        };
    }

    private Reply unavailable(Provider.Unavailable away) {
        log.warn("{} cannot be used to sign in now", settings.orElseThrow(), away);
        return new Reply.Invalid(page(SsoPage.State.UNAVAILABLE, "", null, null));
    }

    private Reply own(SsoSignIns working, Person person) {
        return working.isConnected(person)
                ? page(SsoPage.State.CONNECTED, "", null, null)
                : page(SsoPage.State.OFFER, "", null, new Post(OWN, Refs.random()));
    }

    /// Begins by a form of ours, so that nobody else’s page connects an account, and goes on by a link: a form may lead
    /// to no other site.
    private Reply connect(SsoSignIns working, Person person, Request request) {
        try {
            var begun = working.begin(back(request), "/account", Optional.of(person));
            return new Reply.Setting(
                    begun.cookie(), page(SsoPage.State.GO, "", begun.address().toString(), null));
        } catch (Provider.Unavailable away) {
            return unavailable(away);
        }
    }

    private Reply.Page page(SsoPage.State state, String email, String away, Post connect) {
        var name = settings.orElseThrow().name();
        return new Reply.Page(
                "people/school",
                new Heading(
                        name,
                        connect != null || away != null
                                ? List.of(new Link("Your account", "/account"))
                                : List.of()),
                new SsoPage(state, name, email, away, connect));
    }
}
