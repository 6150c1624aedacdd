package savepoint.server.people.csv;

import java.math.BigDecimal;
import java.util.List;
import savepoint.server.people.Role;

/// What a line of a roster says of somebody. Texts are empty where the line leaves them out; of the rest null is what the
/// file does not say at all.
///
/// @param line where it begins in the file, from 1
public record RosterRow(
        int line,
        String name,
        String email,
        String number,
        String login,
        String section,
        List<String> groups,
        Role role,
        BigDecimal timeFactor,
        Boolean dropped) {
    /// Whom it speaks of.
    public Mention mention() {
        return new Mention(name, email, number, login);
    }

    /// Whether it says the same as another line.
    public boolean repeats(RosterRow other) {
        return at(0).equals(other.at(0));
    }

    private RosterRow at(int elsewhere) {
        return new RosterRow(
                elsewhere, name, email, number, login, section, groups, role, timeFactor, dropped);
    }
}
