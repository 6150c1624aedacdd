package savepoint.server.web;

import java.time.Duration;

/// A cookie to set: always HttpOnly and SameSite=Lax, and Secure with the prefix `__Host-` where the site is https.
///
/// A `lifetime` of zero removes it, null ends it with the browser.
public record Cookie(String name, String value, Duration lifetime) {
    /// Holds the token of somebody signed in; the database knows only its hash.
    public static final String SESSION = "session";

    /// Marks a browser before anybody signed in, so that the sign-in form has a CSRF token too.
    static final String VISIT = "visit";

    /// Carries a message over a redirect.
    static final String FLASH = "flash";

    /// Carries something secret over a redirect, to be shown once to whoever asked for it.
    public static final String SECRET = "secret";

    /// Knows a browser again that comes back from the school's own sign-in.
    public static final String SSO = "sso";

    /// Takes the cookie of this name from the browser.
    public static Cookie removed(String name) {
        return new Cookie(name, "", Duration.ZERO);
    }
}
