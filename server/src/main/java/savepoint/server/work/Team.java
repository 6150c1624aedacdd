package savepoint.server.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import savepoint.server.people.Term;

/// Who shares a work, as one of its students sees it.
///
/// @param members of the work, the student too; empty while there is no work yet
/// @param sent invitations of the team that wait for an answer
/// @param received invitations to the student that wait for theirs
/// @param changes of the team, newest first
/// @param elsewhere what the student handed in for this assignment before they came to this team, newest first
/// @param closed why students can change nothing any more; empty while they can
public record Team(
        List<Mate> members,
        List<Invitation> sent,
        List<Invitation> received,
        List<Change> changes,
        List<Left> elsewhere,
        Optional<String> closed) {

    /// Whether the student shares the work with anybody.
    public boolean isShared() {
        return members.size() > 1;
    }

    /// Whether there is a word to say of it to a student of an assignment that everybody does alone.
    public boolean isWorthAWord() {
        return isShared() || !received.isEmpty() || !changes.isEmpty();
    }

    /// Somebody who belongs to a work.
    ///
    /// @param ref of their enrolment
    /// @param dropped whether they have left the course since
    public record Mate(String ref, String name, boolean own, boolean dropped) {}

    /// Somebody is asked to join.
    ///
    /// @param by who asked
    /// @param to who is asked
    /// @param team names of those who are in it now
    public record Invitation(String ref, String by, String to, String team, Instant at) {}

    /// An open invitation to somebody, as it is told far from the assignment.
    ///
    /// @param assignment its slug
    /// @param by who asks
    /// @param dueAt until when it can be followed; null where nothing ends it
    public record Invited(
            @Nested Term term, String assignment, String title, String by, Instant dueAt) {}

    /// Somebody joined or left.
    ///
    /// @param own whether that is who asks
    /// @param by who did it, whose `reason` is empty where they did it `themself`
    public record Change(
            String who,
            boolean own,
            boolean joined,
            String by,
            boolean themself,
            String reason,
            Instant at) {}

    /// A hand-in that does not belong to the student's work any more.
    public record Left(String ref, int number) {}

    /// A team or a single student, as staff see it.
    ///
    /// @param handIns how many they have handed in
    public record Listed(List<Mate> members, int handIns, List<Invitation> open) {}
}
