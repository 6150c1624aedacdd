package savepoint.server.people.roster;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Accounts;
import savepoint.server.people.Audit;
import savepoint.server.people.Person;
import savepoint.server.people.Viewer;
import savepoint.server.people.csv.Encoding;
import savepoint.server.people.csv.RosterFile;
import savepoint.server.people.csv.RosterRow;
import savepoint.server.web.Upload;

/// Rosters of other systems: sent, looked at, and taken over once somebody has confirmed what they would do.
public final class RosterImports {
    private static final Duration KEPT = Duration.ofDays(1);

    private final Database database;
    private final ImportStore store;
    private final Roster roster;
    private final Audit audit;
    private final InstantSource clock;

    /// Takes files into this roster.
    public RosterImports(Database database, Roster roster, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = database.store(ImportStore.class);
        this.roster = roster;
        this.audit = audit;
        this.clock = clock;
    }

    /// A file that was sent.
    public record Sent(String ref, String fileName, byte[] bytes) {}

    /// What a file would do.
    sealed interface Preview {
        /// It can be read, and this is what it would do.
        record Told(RosterFile file, Plan plan) implements Preview {}

        /// It cannot be read; why, for whoever sent it.
        record Unreadable(String why) implements Preview {}
    }

    /// What became of a confirmation.
    sealed interface Outcome {
        /// It is done.
        record Done(int added, int changed, int dropped) implements Outcome {}

        /// It would do something else by now than what was confirmed.
        record Stale() implements Outcome {}

        /// What was said of unclear lines does not go together; why, for whoever said it.
        record Refused(String why) implements Outcome {}
    }

    /// Keeps a file for a day; its ref.
    String take(Viewer.InCharge by, Upload file) {
        var ref = Refs.random();
        var now = clock.instant();
        database.useTransaction(handle -> {
            var inside = handle.attach(ImportStore.class);
            inside.forget(now.minus(KEPT));
            inside.insert(ref, by.term().id(), by.person().id(), file.name(), file.bytes(), now);
        });
        return ref;
    }

    Optional<Sent> find(Viewer.InCharge by, String ref) {
        return Refs.isRef(ref) ? store.find(ref, by.term().id()) : Optional.empty();
    }

    Preview preview(Viewer.InCharge by, Sent sent, Plan.Terms terms) {
        return switch (read(sent, terms)) {
            case RosterFile.Reading.Unreadable(var why) -> new Preview.Unreadable(why);
            case RosterFile.Reading.Read(var file) ->
                    new Preview.Told(
                            file, database.inTransaction(handle -> plan(handle, by, file, terms)));
        };
    }

    private static RosterFile.Reading read(Sent sent, Plan.Terms terms) {
        return RosterFile.read(sent.bytes(), Encoding.of(terms.encoding()), terms.domain());
    }

    private static Plan plan(Handle handle, Viewer.InCharge by, RosterFile file, Plan.Terms terms) {
        var inside = handle.attach(RosterStore.class);
        return Planner.plan(
                file,
                inside.of(by.term().id()),
                known(inside, file.rows()),
                terms.whole(),
                by.person().id());
    }

    private static Set<String> known(RosterStore inside, List<RosterRow> rows) {
        var emails =
                rows.stream()
                        .map(row -> Accounts.normal(row.email()))
                        .distinct()
                        .toArray(String[]::new);
        return inside.people(emails).stream()
                .map(Person::email)
                .map(Accounts::normal)
                .collect(Collectors.toSet());
    }

    /// Does what a preview said, unless it would do something else by now.
    ///
    /// @param mark of the plan that was shown
    /// @param said what is said of each unclear line
    Outcome confirm(
            Viewer.InCharge by,
            Sent sent,
            Plan.Terms terms,
            String mark,
            IntFunction<Plan.Word> said) {
        if (!(read(sent, terms) instanceof RosterFile.Reading.Read(var file)))
            return new Outcome.Stale();
        return database.inTransaction(handle -> {
            handle.attach(RosterStore.class).lock(by.term().id());
            var plan = plan(handle, by, file, terms);
            return plan.mark().equals(mark)
                    ? apply(handle, by, sent, plan, said)
                    : new Outcome.Stale();
        });
    }

    private Outcome apply(
            Handle handle, Viewer.InCharge by, Sent sent, Plan plan, IntFunction<Plan.Word> said) {
        var unclear =
                plan.unclear().stream()
                        .filter(one ->
                                one.facts() != null && said.apply(one.line()) == Plan.Word.NEW)
                        .toList();
        var same =
                plan.unclear().stream()
                        .filter(one ->
                                one.same() != null && said.apply(one.line()) == Plan.Word.SAME)
                        .map(Plan.Unclear::same)
                        .toList();
        var twice = twice(same);
        if (twice.isPresent()) return new Outcome.Refused(twice.get());
        plan.added().forEach(one -> roster.add(handle, by, one.facts()));
        unclear.forEach(one -> roster.add(handle, by, one.facts()));
        plan.dropped().forEach(one -> roster.change(handle, by, one, one.facts().withStatus(true)));
        plan.changed().forEach(one -> roster.change(handle, by, one.member(), one.facts()));
        same.forEach(one -> roster.change(handle, by, one.member(), one.facts()));
        var done =
                new Outcome.Done(
                        plan.added().size() + unclear.size(),
                        plan.changed().size() + same.size(),
                        plan.dropped().size());
        audit.record(
                handle,
                by,
                "brought in a roster",
                "roster " + sent.ref(),
                Map.of(
                        "file",
                        sent.fileName(),
                        "added",
                        done.added(),
                        "changed",
                        done.changed(),
                        "dropped",
                        done.dropped()));
        handle.attach(ImportStore.class).delete(sent.ref());
        return done;
    }

    private static Optional<String> twice(List<Plan.Changed> same) {
        var lines = new HashMap<Long, Integer>();
        for (var one : same) {
            var before = lines.putIfAbsent(one.member().id(), one.line());
            if (before != null)
                return Optional.of(
                        "lines %d and %d cannot both be %s: leave one of them, or say that it is somebody else"
                                .formatted(before, one.line(), one.member().name()));
        }
        return Optional.empty();
    }
}
