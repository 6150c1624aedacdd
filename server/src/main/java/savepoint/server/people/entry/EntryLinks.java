package savepoint.server.people.entry;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Sha256;
import savepoint.server.people.Accounts;
import savepoint.server.people.Person;
import savepoint.server.people.Sessions;
import savepoint.server.web.Cookie;
import savepoint.server.web.Request;

/// Links that let somebody set a password, once and for a while.
public final class EntryLinks {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;

    private final Database database;
    private final EntryStore store;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Recovery recovery;
    private final InstantSource clock;

    /// Links to these accounts, by this clock.
    ///
    /// @param recovery ends what else acts for whoever comes in by a link
    public EntryLinks(
            Database database,
            Accounts accounts,
            Sessions sessions,
            Recovery recovery,
            InstantSource clock) {
        this.database = database;
        this.store = database.store(EntryStore.class);
        this.accounts = accounts;
        this.sessions = sessions;
        this.recovery = recovery;
        this.clock = clock;
    }

    /// What a link is for, and how long it opens.
    enum Purpose {
        /// Somebody else made it: it waits until they find the time.
        INVITATION(Duration.ofDays(14)),
        /// They asked for it themselves, just now.
        RESET(Duration.ofHours(1));

        private final Duration lasts;

        Purpose(Duration lasts) {
            this.lasts = lasts;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A new link: its path, and until when it opens.
    record Made(String path, Instant until) {}

    /// Makes one; those before it open no longer. `by` is null where the person asked for it.
    Made make(Handle handle, Person by, Person person, Purpose purpose) {
        var token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        var now = clock.instant();
        var until = now.plus(purpose.lasts);
        var inside = handle.attach(EntryStore.class);
        accounts.endLinks(handle, person);
        inside.insert(
                person.id(),
                purpose.code(),
                Sha256.of(text),
                by == null ? null : by.id(),
                now,
                until);
        return new Made(EntryRoutes.PATH + "?token=" + text, until);
    }

    Optional<EntryStore.Open> find(String token) {
        return store.find(Sha256.of(token), clock.instant());
    }

    /// Sets the password of whose link it is, signs them in here and ends all else that acts for them; empty if somebody
    /// was quicker.
    Optional<Cookie> use(EntryStore.Open link, String password, Request request) {
        return database.inTransaction(handle -> {
            var inside = handle.attach(EntryStore.class);
            if (inside.use(link.linkId(), clock.instant()) == 0) return Optional.empty();
            accounts.setPassword(handle, link.person(), password, "by " + link.purpose());
            sessions.endOthers(handle, link.person(), Optional.empty());
            recovery.of(handle, link.person());
            return Optional.of(sessions.begin(handle, link.person(), request));
        });
    }
}
