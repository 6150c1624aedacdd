package savepoint.server.gradebook.facts;

import savepoint.server.people.Viewer;

/// A student of the term, as the gradebook lists them. `section` may be null, and so may what other systems call them: the
/// `number` and the `login` of the roster.
public record Pupil(
        long enrolment,
        String ref,
        String name,
        String email,
        String section,
        String number,
        String login) {
    /// Whoever looks at their own: nobody looks them up in another system.
    public static Pupil of(Viewer.Student student) {
        return new Pupil(
                student.enrolment().id(),
                student.enrolment().ref(),
                student.person().name(),
                student.person().email(),
                student.enrolment().section(),
                null,
                null);
    }
}
