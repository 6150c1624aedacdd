package savepoint.server.web;

/// Whom a route is open to. This package only carries it: who somebody is, is decided where people are known.
public interface Audience {
    /// Its name, for tests and logs.
    String name();
}
