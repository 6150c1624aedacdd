package savepoint.server.people.csv;

/// What is wrong with a line of a file, from 1, and what comes of it.
public record Problem(int line, String words) {}
