package savepoint.server.people.roster;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import savepoint.server.people.Person;
import savepoint.server.people.Role;

/// Somebody in a term, or who was.
///
/// @param id the enrolment's
/// @param ref the enrolment's
/// @param droppedAt null while they are in it
/// @param hasWayIn whether they have a password or an account elsewhere that lets them in
/// @param elsewhere whether they are in another term as well
/// @param trusted whether they are staff of another term, or administer the platform
public record RosterMember(
        long personId,
        String personRef,
        String name,
        String email,
        long id,
        String ref,
        Role role,
        String section,
        List<String> groups,
        String number,
        String login,
        BigDecimal timeFactor,
        Instant droppedAt,
        boolean hasWayIn,
        boolean elsewhere,
        boolean trusted) {
    /// Who it is.
    public Person person() {
        return new Person(personId, personRef, name, email, null);
    }

    /// What the roster says of them.
    public Facts facts() {
        return new Facts(
                name, email, role, section, groups, number, login, timeFactor, droppedAt != null);
    }

    /// Whether this term may say what they are called: a school's list knows its students, but nobody's roster renames
    /// another course's instructor.
    public boolean mayBeRenamed() {
        return !trusted;
    }

    /// Whether the account is nobody's yet but this term's: only then may the term say where mail to it goes, or hold a
    /// link that lets somebody in. Else an instructor of one course could take over an account of another.
    public boolean isUnclaimed() {
        return !hasWayIn && !elsewhere && !trusted;
    }
}
