package savepoint.server.people.roster;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Accounts;
import savepoint.server.people.Audit;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Request;

/// Who is in a term, as what. Whoever drops it stays on record with their work, and can be brought back.
public final class Roster {
    private static final int DEEDS = 50;
    // More than the largest course has.
    private static final int MOST = 20_000;

    private final Database database;
    private final RosterStore store;
    private final Accounts accounts;
    private final Audit audit;
    private final FactorChange factors;
    private final InstantSource clock;

    /// Rosters by this clock, of people with these accounts.
    ///
    /// @param factors hears of time factors that change
    public Roster(
            Database database,
            Accounts accounts,
            Audit audit,
            FactorChange factors,
            InstantSource clock) {
        this.database = database;
        this.store = database.store(RosterStore.class);
        this.accounts = accounts;
        this.audit = audit;
        this.factors = factors;
        this.clock = clock;
    }

    /// Everybody ever in the term, by name.
    public List<RosterMember> of(Term term) {
        return store.of(term.id());
    }

    /// Somebody of the term by the ref of their enrolment.
    public Optional<RosterMember> find(Term term, String ref) {
        return Refs.isRef(ref) ? store.find(term.id(), ref) : Optional.empty();
    }

    /// Those of the term that these refs name.
    public List<RosterMember> find(Term term, List<String> refs) {
        return store.find(term.id(), refs.stream().filter(Refs::isRef).toArray(String[]::new));
    }

    /// Those whom the form below a list of people means: who is ticked, or all that the list holds.
    public List<RosterMember> chosen(Term term, Request request) {
        return request.field("which").equals("found")
                ? list(term, PeopleFilter.read(name -> request.field("find-" + name)), MOST, 0)
                : find(term, request.fields("member"));
    }

    List<RosterMember> list(Term term, PeopleFilter filter, int most, int skip) {
        return store.list(term.id(), filter, most, skip);
    }

    int count(Term term, PeopleFilter filter) {
        return store.count(term.id(), filter);
    }

    RosterStore.Tally tally(Term term) {
        return store.tally(term.id());
    }

    List<String> sections(Term term) {
        return store.sections(term.id());
    }

    List<String> groups(Term term) {
        return store.groups(term.id());
    }

    List<RosterStore.Deed> deeds(Term term, RosterMember member) {
        return store.deeds(term.id(), subject(member.ref()), DEEDS);
    }

    /// How an enrolment is named in the audit.
    public static String subject(String ref) {
        return "enrolment " + ref;
    }

    /// What became of a change.
    sealed interface Outcome {
        /// It is done; `changed` counts whom it made a difference to.
        record Done(int changed) implements Outcome {}

        /// It is not; why, for whoever asked for it.
        record Refused(String why) implements Outcome {}
    }

    /// What became of somebody's form.
    sealed interface Saved {
        /// It is done, or not, as any other change.
        record Answered(Outcome outcome) implements Saved {}

        /// Somebody else changed them since the form was shown; as they are now.
        record Overtaken(RosterMember now) implements Saved {}
    }

    /// Puts somebody into the term, with the account of their address if it has one.
    Outcome add(Viewer.InCharge by, Facts facts) {
        return database.inTransaction(handle -> {
            var inside = handle.attach(RosterStore.class);
            inside.lock(by.term().id());
            var taken = taken(inside, by.term(), facts, null);
            if (taken.isPresent()) return new Outcome.Refused(taken.get());
            var there =
                    inside.people(new String[] {Accounts.normal(facts.email())}).stream()
                            .flatMap(
                                    person -> inside.ofPerson(by.term().id(), person.id()).stream())
                            .findFirst();
            if (there.isPresent())
                return new Outcome.Refused(
                        there.get().droppedAt() == null
                                ? there.get().name() + " is here with that address already"
                                : there.get().name()
                                        + " was here with that address and dropped the course; bring them back instead");
            add(handle, by, facts);
            return new Outcome.Done(1);
        });
    }

    /// Puts somebody into the term in the caller's transaction, who must not have been in it.
    void add(Handle handle, Viewer.InCharge by, Facts facts) {
        var person = accounts.known(handle, by.person(), facts.name(), facts.email());
        var ref = Refs.random();
        var inside = handle.attach(RosterStore.class);
        long id =
                inside.insert(
                        ref,
                        by.term().id(),
                        person.id(),
                        facts.role().code(),
                        facts,
                        clock.instant());
        inside.insertGroups(id, facts.groups());
        if (facts.dropped()) inside.update(id, facts.role().code(), facts, clock.instant());
        var detail = new LinkedHashMap<String, Object>();
        detail.put("person", person.ref());
        Facts.student(person.name(), person.email())
                .changesTo(facts)
                .forEach(change -> detail.put(change.what(), change.to()));
        audit.record(handle, by, "enrolled", subject(ref), detail);
    }

    /// Gives somebody these facts, whether they are in or have dropped it; nothing of it if they are no longer as whoever
    /// filled in the form saw them.
    ///
    /// @param seen the mark of the facts that the form was made of
    Saved save(Viewer.InCharge by, String ref, String seen, Facts facts) {
        return database.inTransaction(handle -> {
            var inside = handle.attach(RosterStore.class);
            inside.lock(by.term().id());
            var member = inside.find(by.term().id(), ref).orElseThrow();
            if (!member.facts().mark().equals(seen)) return new Saved.Overtaken(member);
            var wanted = facts.withStatus(member.droppedAt() != null);
            var refused = refusal(inside, by, member, wanted);
            if (refused.isPresent()) return new Saved.Answered(new Outcome.Refused(refused.get()));
            return new Saved.Answered(new Outcome.Done(change(handle, by, member, wanted) ? 1 : 0));
        });
    }

    /// Changes people of the term; nothing of it if one of them may not be changed so.
    Outcome change(Viewer.InCharge by, List<String> refs, UnaryOperator<Facts> how) {
        return database.inTransaction(handle -> {
            var inside = handle.attach(RosterStore.class);
            inside.lock(by.term().id());
            int changed = 0;
            for (var member : inside.find(by.term().id(), refs.toArray(String[]::new))) {
                var facts = how.apply(member.facts());
                var refused = refusal(inside, by, member, facts);
                if (refused.isPresent()) {
                    handle.rollback();
                    return new Outcome.Refused(refused.get());
                }
                if (change(handle, by, member, facts)) changed++;
            }
            return new Outcome.Done(changed);
        });
    }

    private static Optional<String> refusal(
            RosterStore inside, Viewer.InCharge by, RosterMember member, Facts facts) {
        boolean own = member.personId() == by.person().id();
        if (own && (facts.dropped() || facts.role() != member.role()))
            return Optional.of("nobody takes their own rights: ask another instructor");
        if (!facts.name().equals(member.name()) && !member.mayBeRenamed())
            return Optional.of(
                    member.name() + " is staff elsewhere, so this course does not rename them");
        if (!facts.email().equals(member.email()) && !member.isUnclaimed())
            return Optional.of(
                    member.name()
                            + " has an account of their own already, so this course does not change its address");
        return taken(inside, by.term(), facts, member);
    }

    /// Whether somebody else has what only one can have.
    private static Optional<String> taken(
            RosterStore inside, Term term, Facts facts, RosterMember self) {
        if (facts.number() != null) {
            var same = inside.byNumber(term.id(), facts.number());
            if (same.filter(one -> self == null || one.id() != self.id()).isPresent())
                return Optional.of(
                        "the number %s is that of %s".formatted(facts.number(), same.get().name()));
        }
        if (self == null || facts.email().equalsIgnoreCase(self.email())) return Optional.empty();
        return inside.people(new String[] {Accounts.normal(facts.email())}).stream()
                .findFirst()
                .map(other -> "the address " + facts.email() + " is another account’s");
    }

    /// Changes somebody in the caller's transaction; false where nothing differs.
    boolean change(Handle handle, Viewer.InCharge by, RosterMember member, Facts facts) {
        var changes = member.facts().changesTo(facts);
        if (changes.isEmpty()) return false;
        var inside = handle.attach(RosterStore.class);
        inside.update(member.id(), facts.role().code(), facts, clock.instant());
        if (facts.timeFactor().compareTo(member.timeFactor()) != 0)
            factors.changed(handle, by, member.id(), facts.timeFactor(), "");
        if (!facts.groups().equals(member.groups())) {
            inside.forgetGroups(member.id());
            inside.insertGroups(member.id(), facts.groups());
        }
        if (!facts.name().equals(member.name()) || !facts.email().equals(member.email()))
            inside.rename(member.personId(), facts.name(), Accounts.normal(facts.email()));
        var detail = new LinkedHashMap<String, Object>();
        changes.forEach(change ->
                detail.put(change.what(), Map.of("from", change.from(), "to", change.to())));
        boolean left = facts.dropped() && member.droppedAt() == null;
        boolean back = !facts.dropped() && member.droppedAt() != null;
        audit.record(
                handle,
                by,
                left ? "dropped" : back ? "brought back" : "changed",
                subject(member.ref()),
                detail);
        return true;
    }
}
