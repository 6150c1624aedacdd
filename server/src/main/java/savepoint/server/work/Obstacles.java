package savepoint.server.work;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Why students cannot do to a team what they want to, in words for them; empty where they can.
///
/// @param now the moment that deadlines are judged by
record Obstacles(TeamStore store, Instant now) {
    /// Invitations that one work may ever send: nobody is to be flooded.
    private static final int MOST_INVITATIONS = 30;

    /// To any change of the student's work.
    Optional<String> toAny(Teams.For assignment, long work, long enrolment) {
        if (assignment.atMost().isEmpty())
            return Optional.of("Everybody works alone on this assignment.");
        if (store.handIns(work) > 0)
            return Optional.of(
                    store.members(work, enrolment).size() > 1
                            ? "Your team has handed in. From now on only the staff can change it."
                            : "You have handed in on your own. From now on only the staff can put you into a team.");
        if (store.isPastDue(work, now) || store.isPastDue(assignment.activity(), enrolment, now))
            return Optional.of(
                    "The deadline has passed. From now on only the staff can change teams.");
        return Optional.empty();
    }

    /// To knowing who is meant, where it is not exactly one.
    static String toFinding(String who, List<TeamStore.Student> found) {
        return found.isEmpty()
                ? "No student of this course has the name or the e-mail address “%s”. Write it in full."
                        .formatted(who)
                : "Several students are called “%s”. Write the e-mail address instead."
                        .formatted(who);
    }

    /// To inviting somebody to a work that may be changed.
    Optional<String> toInvite(Teams.For assignment, long work, long own, TeamStore.Student whom) {
        if (whom.id() == own) return Optional.of("That is you.");
        var mates = store.members(work, own);
        if (mates.stream().anyMatch(mate -> mate.enrolment() == whom.id()))
            return Optional.of(whom.name() + " is in your team already.");
        int most = assignment.atMost().orElseThrow();
        if (active(mates) >= most)
            return Optional.of("A team has at most %d students.".formatted(most));
        if (active(mates) + store.sent(work).size() >= most)
            return Optional.of(
                    "A team has at most %d students, those included who are invited. Take an invitation back first."
                            .formatted(most));
        if (store.everSent(work) >= MOST_INVITATIONS)
            return Optional.of(
                    "%d invitations are enough. Ask the staff to put the team together."
                            .formatted(MOST_INVITATIONS));
        return store.isBound(assignment.activity(), whom.id())
                ? Optional.of(
                        "%s cannot join: whoever has handed in or is in another team stays there."
                                .formatted(whom.name()))
                : Optional.empty();
    }

    /// To joining, asked while both works are held.
    Optional<String> toJoin(Teams.For assignment, String invitation, Work from, long own) {
        var asked = store.invitation(assignment.activity(), invitation).orElseThrow();
        if (asked.answer() != null) return Optional.of(answered(asked.answer()));
        var closed = toAny(assignment, from.id(), own);
        if (closed.isPresent()) return closed;
        if (store.members(from.id(), own).size() > 1)
            return Optional.of("You are in a team. Leave it first, then join the other.");
        long team = asked.work().id();
        long mates = active(store.members(team, own));
        if (mates == 0) return Optional.of("Nobody is in that team any more.");
        if (store.handIns(team) > 0)
            return Optional.of("That team has handed in meanwhile and takes nobody in any more.");
        if (store.isPastDue(team, now)) return Optional.of("The deadline of that team has passed.");
        return mates < assignment.atMost().orElseThrow()
                ? Optional.empty()
                : Optional.of("That team is full.");
    }

    /// To answering an invitation that has its answer.
    static String answered(String answer) {
        return switch (answer) {
            case "withdrawn" -> "That invitation was taken back.";
            case "declined" -> "That invitation was declined.";
            case "accepted" -> "That invitation was accepted already.";
            default -> throw new IllegalStateException("an invitation " + answer);
        };
    }

    private static long active(List<TeamStore.Member> mates) {
        return mates.stream().filter(Predicate.not(TeamStore.Member::dropped)).count();
    }
}
