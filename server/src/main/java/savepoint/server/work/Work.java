package savepoint.server.work;

/// What a student or a team has for one assignment: drafts, hand-ins and verdicts hang on it.
public record Work(long id, String ref) {}
