package savepoint.server.gradebook.facts;

/// A student of the term, as the gradebook lists them. `section` may be null.
public record Pupil(long enrolment, String ref, String name, String email, String section) {}
