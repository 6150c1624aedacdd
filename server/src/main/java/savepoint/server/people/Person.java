package savepoint.server.people;

/// Somebody with an account. `zone` is the id of the time zone they chose to see times in, null where they chose none.
public record Person(long id, String ref, String name, String email, String zone) {}
