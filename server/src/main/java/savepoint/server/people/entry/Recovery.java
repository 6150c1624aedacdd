package savepoint.server.people.entry;

import org.jdbi.v3.core.Handle;
import savepoint.server.people.Person;

/// Hears in the same transaction that somebody set a password by a link. Whatever acted for them before may have been in
/// other hands, and ends.
@FunctionalInterface
public interface Recovery {
    void of(Handle handle, Person person);
}
