package savepoint.server;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.server.mail.Mail;
import savepoint.server.mail.Mails;
import savepoint.server.people.entry.Courier;

/// Brings what lets people in to them by the platform's mail.
record MailCourier(Mails mails) implements Courier {
    @Override
    public Optional<String> link(String path) {
        return mails.areSent() ? Optional.of(mails.link(path)) : Optional.empty();
    }

    @Override
    public void send(Handle handle, Letter letter) {
        mails.queue(
                handle,
                new Mail(
                        letter.key(),
                        letter.to().email(),
                        letter.subject(),
                        letter.text(),
                        letter.until()));
    }
}
