package savepoint.server.mail;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.web.Site;

/// Mail to people: kept in the transaction that gives rise to it, sent soon afterwards, and again while the mail server
/// does not take it.
public final class Mails {
    private static final Logger log = LoggerFactory.getLogger(Mails.class);
    private static final int AT_ONCE = 50;
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(4));

    private final MailStore store;
    private final Optional<MailServer> server;
    private final Optional<URI> site;
    private final InstantSource clock;

    /// @param server empty where no mail is sent
    /// @throws IllegalArgumentException if there is a server but no address for links
    public Mails(Database database, Optional<MailServer> server, Site site, InstantSource clock) {
        if (server.isPresent() && site.baseUrl().isEmpty())
            throw new IllegalArgumentException("mail has links, which need a base URL");
        this.store = database.store(MailStore.class);
        this.server = server;
        this.site = site.baseUrl();
        this.clock = clock;
    }

    /// Whether mail is sent at all.
    public boolean areSent() {
        return server.isPresent();
    }

    /// The whole address of a page of ours.
    ///
    /// @param path such as `/c/databases/fall-2026`
    /// @throws IllegalStateException where no mail is sent
    public String link(String path) {
        return site.orElseThrow(() -> new IllegalStateException("no mail is sent"))
                .resolve(path)
                .toString();
    }

    /// Has a mail sent once this transaction is done; false where no mail is sent.
    public boolean queue(Handle handle, Mail mail) {
        if (!areSent()) return false;
        handle.attach(MailStore.class).insert(Refs.random(), mail, clock.instant());
        return true;
    }

    /// Sends what waits. A mail whose sending is not on record, since the server stopped, is sent again under the same
    /// Message-ID.
    public void sendWaiting() {
        if (server.isEmpty()) return;
        var waiting = store.waiting(clock.instant(), AT_ONCE);
        if (waiting.isEmpty()) return;
        try (var line = new Line(server.get())) {
            for (var mail : waiting) {
                var now = clock.instant();
                if (!now.isBefore(mail.until())) {
                    store.end(mail.id(), mail.tries() + 1, "given-up", "its time was over", now);
                    continue;
                }
                switch (line.send(mail, now)) {
                    case Delivery.Sent _ -> store.end(mail.id(), mail.tries() + 1, "sent", "", now);
                    case Delivery.Refused(var why) -> {
                        log.warn("Mail {} is not sent: {}", mail.ref(), why);
                        store.end(mail.id(), mail.tries() + 1, "given-up", why, now);
                    }
                    case Delivery.Later(var why) -> {
                        var again = now.plus(PAUSES.get(Math.min(mail.tries(), PAUSES.size() - 1)));
                        log.warn(
                                "Mail {} was not taken by {}, it is tried again at {}: {}",
                                mail.ref(),
                                server.get(),
                                again,
                                why);
                        store.retry(mail.id(), mail.tries() + 1, why, now, again);
                    }
                }
            }
        }
    }
}
