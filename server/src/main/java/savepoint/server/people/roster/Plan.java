package savepoint.server.people.roster;

import java.util.List;
import java.util.stream.Stream;
import savepoint.server.db.Sha256;
import savepoint.server.people.csv.Problem;
import savepoint.server.web.Coded;

/// What a roster would do to a term: everything that would change, and every line that would change nothing, with why.
public record Plan(
        List<Added> added,
        List<Changed> changed,
        List<RosterMember> dropped,
        List<Unclear> unclear,
        int same,
        List<Problem> problems) {
    /// Somebody new. `known` says whether their address has an account already.
    public record Added(int line, Facts facts, boolean known) {}

    /// Somebody who is here or was.
    public record Changed(int line, RosterMember member, Facts facts) {
        /// What would be different.
        public List<Facts.Change> changes() {
            return member.facts().changesTo(facts);
        }

        boolean brings() {
            return member.droppedAt() != null && !facts.dropped();
        }

        boolean drops() {
            return member.droppedAt() == null && facts.dropped();
        }
    }

    /// A line that nothing is done with before somebody says who is meant.
    ///
    /// @param facts those of somebody new, whom one may choose to add; or null
    /// @param same what it changes in a namesake, if one says that it is they; or null
    public record Unclear(int line, String who, String why, Facts facts, Changed same) {}

    /// What somebody says of an unclear line.
    public enum Word implements Coded {
        LEAVE,
        NEW,
        SAME
    }

    /// How a file is to be read.
    ///
    /// @param encoding the code of what is taken where the file does not tell
    /// @param domain for whoever has a login alone; may be empty
    /// @param whole whether students who do not stand in it have left
    public record Terms(String encoding, String domain, boolean whole) {}

    boolean changesNothing() {
        return added.isEmpty() && changed.isEmpty() && dropped.isEmpty();
    }

    /// By which a plan is known again: another as soon as anything of it would be different.
    String mark() {
        return Sha256.hex(
                Stream.of(added, changed, dropped, unclear)
                        .map(Object::toString)
                        .reduce("", (one, other) -> one + "\n" + other));
    }
}
