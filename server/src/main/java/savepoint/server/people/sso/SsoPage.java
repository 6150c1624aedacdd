package savepoint.server.people.sso;

import savepoint.server.web.Coded;
import savepoint.server.web.Post;

/// What came of signing in by the school's account, where it did not simply work (`people/school.html`), and where an
/// account here is connected to one there.
///
/// @param name of the school's sign-in
/// @param email as the school has it, empty where it gave none
/// @param away where a browser goes on to sign in there; null but for `GO`
/// @param connect null but for `OFFER`
public record SsoPage(State state, String name, String email, String away, Post connect) {
    /// What happened.
    public enum State implements Coded {
        OFFER,
        CONNECTED,
        GO,
        UNKNOWN,
        TAKEN,
        STALE,
        REFUSED,
        UNAVAILABLE
    }
}
