package savepoint.server.people;

/// Somebody with an account.
public record Person(long id, String ref, String name, String email) {}
