package savepoint.server.people.entry;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.server.people.Person;

/// Brings mail to people, where this platform sends any.
public interface Courier {
    /// A message, worth nothing after `until`; of two with the same key only the first goes out.
    record Letter(String key, Person to, String subject, String text, Instant until) {}

    /// The whole address of a page of ours, for a mail; empty where no mail is sent.
    Optional<String> link(String path);

    /// Sends it once this transaction is done.
    void send(Handle handle, Letter letter);
}
