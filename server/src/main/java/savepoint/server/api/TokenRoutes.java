package savepoint.server.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import savepoint.server.db.Refs;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Person;
import savepoint.server.people.Viewer;
import savepoint.server.web.Cookie;
import savepoint.server.web.Heading;
import savepoint.server.web.Layout;
import savepoint.server.web.Link;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Where people make and revoke their tokens.
public final class TokenRoutes {
    private static final String PATH = "/account/tokens";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final int LONGEST_NAME = 80;
    private static final Duration SHOWN_WITHIN = Duration.ofMinutes(1);
    private static final int MOST_DAYS = 366;
    private static final String USUAL_DAYS = "120";

    private final ApiTokens tokens;
    private final InstantSource clock;

    /// Serves these tokens.
    public TokenRoutes(ApiTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(PATH, Access.PERSON, this::show),
                gate.post(PATH, Access.PERSON, this::make),
                gate.post(PATH + "/{token}/revocation", Access.PERSON, this::revoke));
    }

    private Reply make(Viewer.Someone viewer, Request request) {
        var name = request.field("name").strip();
        var scope = Scope.of(request.field("scope"));
        var days = request.field("days").strip();
        var problems = new ArrayList<String>();
        if (name.isEmpty()) problems.add("give it a name, so that you know it again");
        if (name.length() > LONGEST_NAME)
            problems.add("a name has at most %d characters".formatted(LONGEST_NAME));
        if (scope.isEmpty()) problems.add("choose what it may do");
        if (!days.matches("[1-9]\\d{0,2}") || Integer.parseInt(days) > MOST_DAYS)
            problems.add("it holds for 1 to %d days".formatted(MOST_DAYS));
        if (!problems.isEmpty()) {
            var form = new TokensPage.Form(post(), name, request.field("scope"), days, problems);
            return new Reply.Invalid(page(viewer.person(), null, form));
        }
        var made = tokens.make(viewer.person(), name, scope.get(), Integer.parseInt(days));
        return new Reply.Setting(
                new Cookie(Cookie.SECRET, made.text(), SHOWN_WITHIN), new Reply.SeeOther(PATH));
    }

    /// With a token that was made just now in this browser: once, so that nobody who comes later or reloads sees it.
    private Reply show(Viewer.Someone viewer, Request request) {
        var person = viewer.person();
        return request.cookie(Cookie.SECRET)
                .<Reply>map(secret ->
                        new Reply.Setting(
                                Cookie.removed(Cookie.SECRET),
                                page(person, tokens.isOf(person, secret) ? secret : null, form())))
                .orElseGet(() -> page(person, null, form()));
    }

    private Reply revoke(Viewer.Someone viewer, Request request) {
        return tokens.revoke(viewer.person(), request.path("token"))
                ? new Reply.SeeOther(PATH, "Revoked. Nothing gets in with it any more.")
                : new Reply.SeeOther(
                        PATH,
                        new Layout.Flash(
                                Layout.Tone.NOTE, "There is no such token of yours that holds."));
    }

    private static TokensPage.Form form() {
        return new TokensPage.Form(post(), "", Scope.HAND_IN.code(), USUAL_DAYS, List.of());
    }

    private static Post post() {
        return new Post(PATH, Refs.random());
    }

    private Reply.Page page(Person person, String made, TokensPage.Form form) {
        var now = clock.instant();
        // Outside of courses there is no zone but the viewer's.
        var zone = person.zone() == null ? ZoneOffset.UTC : ZoneId.of(person.zone());
        var page =
                new TokensPage(
                        made,
                        Api.ROOT,
                        form,
                        tokens.of(person).stream().map(token -> entry(token, now, zone)).toList());
        return new Reply.Page(
                "api/tokens",
                new Heading("Access tokens", List.of(new Link("Your account", "/account"))),
                page);
    }

    private static TokensPage.Entry entry(ApiToken token, Instant now, ZoneId zone) {
        boolean isLive = token.isLive(now);
        return new TokensPage.Entry(
                token.name(),
                token.allowed() == Scope.READ ? "reads" : "reads and hands in",
                day(token.createdAt(), zone),
                day(token.expiresAt(), zone),
                token.lastUsedAt() == null ? null : day(token.lastUsedAt(), zone),
                isLive ? null : token.revokedAt() == null ? "expired" : "revoked",
                isLive ? new Post(PATH + "/" + token.ref() + "/revocation", token.ref()) : null);
    }

    private static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }
}
