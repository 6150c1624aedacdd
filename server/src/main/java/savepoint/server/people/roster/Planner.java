package savepoint.server.people.roster;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import savepoint.server.people.Accounts;
import savepoint.server.people.Role;
import savepoint.server.people.csv.Mention;
import savepoint.server.people.csv.Problem;
import savepoint.server.people.csv.RosterFile;
import savepoint.server.people.csv.RosterRow;

/// Finds out whom each line of a roster means, and what it would change.
final class Planner {
    private final List<RosterMember> members;
    private final MemberIndex index;
    private final Set<String> known;
    private final long self;

    private final List<Plan.Added> added = new ArrayList<>();
    private final List<Plan.Changed> changed = new ArrayList<>();
    private final List<Plan.Unclear> unclear = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Long, RosterRow> met = new HashMap<>();
    private final List<RosterRow> unmet = new ArrayList<>();
    // Who may be meant by a line is not dropped because the line is unclear or left out.
    private final Set<Long> mentioned = new HashSet<>();
    // Whom only one can be: numbers and addresses that lines before gave to somebody.
    private final Map<String, RosterRow> numbers = new HashMap<>();
    private final Map<String, RosterRow> addresses = new HashMap<>();
    private int same;

    private Planner(List<RosterMember> members, Set<String> known, long self) {
        this.members = members;
        this.index = MemberIndex.of(members);
        this.known = known;
        this.self = self;
    }

    /// @param members everybody ever in the term
    /// @param known the addresses of the file that have accounts, as accounts are kept by them
    /// @param whole whether students who do not stand in it have left
    /// @param self the id of the person who sends it, whose own rights it does not take
    static Plan plan(
            RosterFile file,
            List<RosterMember> members,
            Set<String> known,
            boolean whole,
            long self) {
        var planner = new Planner(members, known, self);
        planner.problems.addAll(file.problems());
        file.leftOut().forEach(planner::mention);
        file.rows().forEach(planner::take);
        // Only now it is known who has a line of their own, and so is nobody's namesake.
        planner.unmet.forEach(planner::bring);
        return planner.end(whole);
    }

    private Plan end(boolean whole) {
        mentioned.addAll(met.keySet());
        var dropped =
                whole
                        ? members.stream()
                                .filter(one -> one.role() == Role.STUDENT)
                                .filter(one -> one.droppedAt() == null)
                                .filter(one -> !mentioned.contains(one.id()))
                                .toList()
                        : List.<RosterMember>of();
        unclear.sort((one, other) -> Integer.compare(one.line(), other.line()));
        problems.sort((one, other) -> Integer.compare(one.line(), other.line()));
        return new Plan(
                List.copyOf(added),
                List.copyOf(changed),
                dropped,
                List.copyOf(unclear),
                same,
                List.copyOf(problems));
    }

    private void mention(Mention one) {
        index.meant(one).forEach(member -> mentioned.add(member.id()));
    }

    private void take(RosterRow row) {
        var numbered = index.numbered(row.number());
        var addressed = index.addressed(row.email());
        if (numbered.isPresent()
                && addressed.isPresent()
                && numbered.get().id() != addressed.get().id()) {
            unclear(
                    row,
                    "the number %s is that of %s, the address that of %s"
                            .formatted(
                                    row.number(), numbered.get().name(), addressed.get().name()));
            return;
        }
        var found = numbered.or(() -> addressed).or(() -> byLogin(row));
        if (found.isPresent()) meet(row, found.get());
        else unmet.add(row);
    }

    /// A login is nobody's alone: only where nothing else is said, and one alone has it.
    private Optional<RosterMember> byLogin(RosterRow row) {
        var those = index.withLogin(row.login());
        return those.size() == 1 && (row.number().isEmpty() || those.getFirst().number() == null)
                ? Optional.of(those.getFirst())
                : Optional.empty();
    }

    private void meet(RosterRow row, RosterMember member) {
        var before = met.putIfAbsent(member.id(), row);
        if (before != null) {
            again(row, before);
            return;
        }
        var facts = facts(row, member);
        if (member.personId() == self
                && (facts.dropped() || facts.role() != member.facts().role())) {
            unclear(row, "this is you, and nobody takes their own rights");
            return;
        }
        if (facts.number() != null && isTaken(row, numbers, facts.number(), "number")) return;
        if (!facts.email().equals(member.email())
                && isTaken(row, addresses, Accounts.normal(facts.email()), "address")) return;
        if (member.facts().changesTo(facts).isEmpty()) same++;
        else changed.add(new Plan.Changed(row.line(), member, facts));
    }

    private boolean isTaken(
            RosterRow row, Map<String, RosterRow> given, String value, String what) {
        var other = given.putIfAbsent(value, row);
        if (other != null)
            unclear(
                    row,
                    "line %d gives %s the same %s".formatted(other.line(), other.name(), what));
        return other != null;
    }

    private void again(RosterRow row, RosterRow before) {
        problems.add(
                new Problem(
                        row.line(),
                        row.repeats(before)
                                ? "%s stands on line %d already, with the same words"
                                        .formatted(row.name(), before.line())
                                : "%s stands on line %d already, with other words; line %d counts"
                                        .formatted(row.name(), before.line(), before.line())));
    }

    /// What the line makes of somebody: what it does not say stays.
    private Facts facts(RosterRow row, RosterMember member) {
        var now = member.facts();
        var name = row.name().isEmpty() ? now.name() : row.name();
        var email =
                row.email().isEmpty() || row.email().equalsIgnoreCase(now.email())
                        ? now.email()
                        : row.email();
        if (!name.equals(now.name()) && !member.mayBeRenamed()) {
            problems.add(
                    new Problem(
                            row.line(),
                            "%s is staff elsewhere, so no roster renames them. The name stays"
                                    .formatted(now.name())));
            name = now.name();
        }
        if (!email.equals(now.email())) {
            var kept = keepsAddress(member, email);
            if (kept.isPresent()) {
                problems.add(new Problem(row.line(), kept.get()));
                email = now.email();
            }
        }
        return new Facts(
                name,
                email,
                role(row, member),
                row.section() == null ? now.section() : Facts.orNone(row.section()),
                row.groups() == null ? now.groups() : row.groups(),
                row.number().isEmpty() ? now.number() : row.number(),
                row.login().isEmpty() ? now.login() : row.login(),
                row.timeFactor() == null ? now.timeFactor() : row.timeFactor(),
                row.dropped() != null && row.dropped());
    }

    /// Staff who were removed come back with their rights only where the file says so.
    private static Role role(RosterRow row, RosterMember member) {
        if (row.role() != null) return row.role();
        return member.droppedAt() == null ? member.role() : Role.STUDENT;
    }

    private Optional<String> keepsAddress(RosterMember member, String email) {
        if (!member.isUnclaimed())
            return Optional.of(
                    "%s signs in as %s already, so the address stays; the file has %s"
                            .formatted(member.name(), member.email(), email));
        return known.contains(Accounts.normal(email))
                ? Optional.of(
                        "%s is the address of another account, so %s keeps %s"
                                .formatted(email, member.name(), member.email()))
                : Optional.empty();
    }

    private void bring(RosterRow row) {
        if (row.email().isEmpty()) {
            unclear(
                    row,
                    "nobody here has this number or login, and without an address there is no account");
            return;
        }
        if (row.name().isEmpty()) {
            unclear(row, "there is no name");
            return;
        }
        var key = Accounts.normal(row.email());
        var before = addresses.putIfAbsent(key, row);
        if (before != null) {
            again(row, before);
            return;
        }
        if (!row.number().isEmpty() && isTaken(row, numbers, row.number(), "number")) return;
        var facts = Facts.of(row);
        var namesake =
                index.named(row.name()).stream()
                        .filter(one -> !met.containsKey(one.id()))
                        .filter(one ->
                                one.number() == null
                                        || row.number().isEmpty()
                                        || Objects.equals(one.number(), row.number()))
                        .findFirst();
        if (namesake.isPresent()) {
            unclear(
                    row,
                    "somebody of that name is here as %s: the same person, or another?"
                            .formatted(namesake.get().email()),
                    facts,
                    new Plan.Changed(row.line(), namesake.get(), asked(row, namesake.get())));
            return;
        }
        added.add(new Plan.Added(row.line(), facts, known.contains(key)));
    }

    /// What the line makes of somebody if it is they; what stands against parts of it is no problem before they are.
    private Facts asked(RosterRow row, RosterMember member) {
        int before = problems.size();
        var facts = facts(row, member);
        problems.subList(before, problems.size()).clear();
        return facts;
    }

    private void unclear(RosterRow row, String why) {
        unclear(row, why, null, null);
    }

    private void unclear(RosterRow row, String why, Facts facts, Plan.Changed same) {
        mention(row.mention());
        unclear.add(
                new Plan.Unclear(
                        row.line(),
                        row.name().isEmpty()
                                ? row.email().isEmpty() ? row.login() : row.email()
                                : row.name(),
                        why,
                        facts,
                        same));
    }
}
