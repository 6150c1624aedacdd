package savepoint.server.gradebook.maths;

/// An activity with what it came to.
public record Entry(Item item, Cell cell) {}
