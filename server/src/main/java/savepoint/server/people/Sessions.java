package savepoint.server.people;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Sha256;
import savepoint.server.web.Cookie;
import savepoint.server.web.Request;

/// Who is signed in where. The browser holds a random token, the database its hash.
public final class Sessions {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration IDLE = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(30);
    // Reading pages need not write on each of them.
    private static final Duration SEEN_PRECISION = Duration.ofMinutes(10);
    private static final int LONGEST_USER_AGENT = 300;

    private final SessionStore store;
    private final InstantSource clock;

    /// Sessions by this clock.
    public Sessions(Database database, InstantSource clock) {
        this.store = database.store(SessionStore.class);
        this.clock = clock;
    }

    /// Somebody signed in.
    public record Session(Person person, boolean administrator) {}

    /// The sessions of somebody that hold, the one of this token first.
    List<SessionStore.Open> of(Person person, Optional<String> current) {
        return store.of(person.id(), Sha256.of(current.orElse("")), clock.instant());
    }

    /// Ends a session of theirs; false if there is none of this ref.
    boolean end(Handle handle, Person person, String ref) {
        return handle.attach(SessionStore.class).delete(person.id(), ref) == 1;
    }

    /// Ends all sessions of theirs but the one of this token; how many there were.
    public int endOthers(Handle handle, Person person, Optional<String> kept) {
        return handle.attach(SessionStore.class)
                .deleteOthers(person.id(), Sha256.of(kept.orElse("")));
    }

    /// Begins a session for somebody who has shown who they are, with a token that nobody knew before, and ends the one
    /// that the browser had.
    public Cookie begin(Handle handle, Person person, Request request) {
        return begin(
                handle,
                person,
                request.cookie(Cookie.SESSION),
                request.header("user-agent").orElse(""));
    }

    private Cookie begin(Handle handle, Person person, Optional<String> before, String userAgent) {
        var token = new byte[32];
        RANDOM.nextBytes(token);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        var inside = handle.attach(SessionStore.class);
        before.ifPresent(old -> inside.delete(Sha256.of(old)));
        var now = clock.instant();
        inside.insert(Sha256.of(text), person.id(), shortened(userAgent), now, now.plus(IDLE));
        return new Cookie(Cookie.SESSION, text, LONGEST);
    }

    /// Whose token this is, unless it is unknown or its time is over.
    Optional<Session> find(String token) {
        var now = clock.instant();
        var found = store.find(Sha256.of(token), now);
        found.filter(row -> row.seenAt().isBefore(now.minus(SEEN_PRECISION)))
                .ifPresent(row ->
                        store.seen(
                                Sha256.of(token),
                                now,
                                earlier(now.plus(IDLE), row.createdAt().plus(LONGEST))));
        return found.map(row -> new Session(row.person(), row.administrator()));
    }

    /// Ends the session of this token, if there is one.
    Cookie end(Optional<String> token) {
        token.ifPresent(text -> store.delete(Sha256.of(text)));
        return Cookie.removed(Cookie.SESSION);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String shortened(String userAgent) {
        return userAgent.substring(0, Math.min(userAgent.length(), LONGEST_USER_AGENT));
    }
}
