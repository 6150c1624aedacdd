package savepoint.server.web;

/// Whom a route is open to. This package only carries it: who somebody is, is decided where people are known.
public interface Audience {
    /// Its name, for tests and logs.
    String name();

    /// Whether it is for browsers: they are known by their cookies, and what they send comes from forms of ours. Others
    /// bring what they are known by with each request, and get errors as `application/problem+json`.
    default boolean isBrowsers() {
        return true;
    }
}
