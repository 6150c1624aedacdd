package savepoint.server.api;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.db.Sha256;
import savepoint.server.people.Audit;
import savepoint.server.people.Person;
import savepoint.server.people.Sessions;

/// Personal tokens, by which programs act for a person. Whoever made one sees it once; the database knows its hash.
public final class ApiTokens {
    // Tells a token from other secrets, for whoever finds one and for scanners that look for them.
    private static final String PREFIX = "savepoint_";
    private static final SecureRandom RANDOM = new SecureRandom();
    // Reading need not write each time.
    private static final Duration USED_PRECISION = Duration.ofMinutes(1);

    private final Database database;
    private final TokenStore store;
    private final Audit audit;
    private final InstantSource clock;

    /// Tokens made by this clock.
    public ApiTokens(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(TokenStore.class);
        this.audit = audit;
        this.clock = clock;
    }

    /// A new token with its text, which is had nowhere else.
    public record Made(String text, ApiToken token) {}

    /// Who asks by a token.
    record Caller(ApiToken token, Sessions.Session owner) {}

    /// Makes a token that holds for so many days.
    public Made make(Person person, String name, Scope scope, int days) {
        var random = new byte[32];
        RANDOM.nextBytes(random);
        var text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var now = clock.instant();
        return database.inTransaction(handle -> {
            var made =
                    handle.attach(TokenStore.class)
                            .insert(
                                    Refs.random(),
                                    person.id(),
                                    name,
                                    Sha256.of(text),
                                    scope.code(),
                                    now,
                                    now.plus(Duration.ofDays(days)));
            audit.record(
                    handle,
                    person,
                    null,
                    "token made",
                    "token " + made.ref(),
                    Map.of("name", name, "scope", scope.code()));
            return new Made(text, made);
        });
    }

    /// Whether this is the text of a token of somebody's that holds.
    boolean isOf(Person person, String text) {
        return store.find(Sha256.of(text))
                .filter(held -> held.person().id() == person.id())
                .filter(held -> held.token().isLive(clock.instant()))
                .isPresent();
    }

    /// Somebody's tokens, newest first, those that hold no more too.
    List<ApiToken> of(Person person) {
        return store.of(person.id());
    }

    /// Ends one of somebody's tokens; false if it is not theirs or ended already.
    boolean revoke(Person person, String ref) {
        if (!Refs.isRef(ref)) return false;
        return database.inTransaction(handle -> {
            boolean ended =
                    handle.attach(TokenStore.class).revoke(ref, person.id(), clock.instant()) == 1;
            if (ended)
                audit.record(handle, person, null, "token revoked", "token " + ref, Map.of());
            return ended;
        });
    }

    /// Ends all of somebody's tokens in the caller's transaction.
    public void revokeAll(Handle handle, Person person) {
        for (var ref : handle.attach(TokenStore.class).revokeAll(person.id(), clock.instant()))
            audit.record(handle, person, null, "token revoked", "token " + ref, Map.of());
    }

    /// Whose token this is, unless it is unknown, revoked or its time is over.
    Optional<Caller> find(String text) {
        if (!text.startsWith(PREFIX)) return Optional.empty();
        var now = clock.instant();
        var held = store.find(Sha256.of(text)).filter(found -> found.token().isLive(now));
        held.map(TokenStore.Held::token)
                .filter(token ->
                        token.lastUsedAt() == null
                                || token.lastUsedAt().isBefore(now.minus(USED_PRECISION)))
                .ifPresent(token -> store.used(token.id(), now));
        return held.map(found ->
                new Caller(
                        found.token(),
                        new Sessions.Session(found.person(), found.administrator())));
    }
}
