package savepoint.server.people;

import savepoint.server.web.Coded;

/// The sign-in form (`people/sign-in.html`), which posts `email`, `password` and `next` to
/// `/sign-in`.
///
/// `email` is what was typed before, `next` the address to go on to, both empty at first;
/// `retryAfter` is in seconds and used with `TOO_MANY_TRIES` only.
///
/// `school` is the name of the school's own sign-in, null where it has none.
public record SignInPage(
        String email, String next, Problem problem, int retryAfter, String school) {

    /// Why the last try did not sign in.
    public enum Problem implements Coded {
        NONE,
        WRONG,
        TOO_MANY_TRIES,
        SIGNED_OUT_MEANWHILE
    }
}
