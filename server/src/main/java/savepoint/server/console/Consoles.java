package savepoint.server.console;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import savepoint.grader.queue.Exploration;
import savepoint.grader.verdict.ConsoleAnswer;
import savepoint.grader.verdict.VerdictJson;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.grading.Gradings;
import savepoint.server.grading.LiveGradings;
import savepoint.server.people.Viewer;

/// Private copies of an author's rows, which their owners may ask, change, wreck and reset. A grader makes each anew for
/// every entry and runs again what changed it: nobody holds a server while they think.
public final class Consoles {
    /// Characters of one entry.
    public static final int LONGEST = 20_000;

    /// Entries of one person that may be under way.
    private static final int MOST_UNDER_WAY = 3;

    /// An entry that no grader has answered by then was lost with its grader, and holds nobody up.
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    private static final int SHOWN = 30;
    private static final Question TABLES = new Question("", Exploration.Kind.TABLES, "");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration TABLES_PATIENCE = Duration.ofSeconds(4);

    private final Database database;
    private final ConsoleStore store;
    private final Gradings gradings;
    private final LiveGradings live;
    private final InstantSource clock;

    /// Consoles whose graders are heard by `live`.
    public Consoles(Database database, Gradings gradings, LiveGradings live, InstantSource clock) {
        this.database = database;
        this.store = database.store(ConsoleStore.class);
        this.gradings = gradings;
        this.live = live;
        this.clock = clock;
    }

    /// What became of something asked.
    public sealed interface Asked {
        /// It is queued: `grading` is the ref to follow it by.
        record Taken(String grading) implements Asked {}

        /// It was not taken, for this reason.
        record Refused(String reason) implements Asked {}
    }

    /// What somebody asks.
    ///
    /// @param place where on its page, such as `cell-2`; empty where there is but one
    public record Question(String place, Exploration.Kind kind, String sql) {}

    /// Asks the viewer's own copy.
    public Asked ask(Viewer.Member viewer, ConsoleSource source, Question question) {
        var sql = question.sql();
        if (sql.isBlank() && question.kind() != Exploration.Kind.TABLES)
            return new Asked.Refused("There is no statement to run.");
        if (sql.length() > LONGEST)
            return new Asked.Refused(
                    "This has %,d characters; at most %,d are run at once."
                            .formatted(sql.length(), LONGEST));
        if (sql.indexOf('\0') >= 0)
            return new Asked.Refused("This holds a character that no statement can hold.");
        long person = viewer.person().id();
        return database.inTransaction(handle -> {
            var inside = handle.attach(ConsoleStore.class);
            // locks the console's row until the end, so that a double click is counted
            long console = open(inside, person, source);
            if (inside.underWay(person, clock.instant().minus(FORGOTTEN)) >= MOST_UNDER_WAY)
                return new Asked.Refused(
                        "Your last statements are still being run. Try again when one has its answer.");
            return new Asked.Taken(
                    ask(handle, console, enrolment(viewer), source.version(), question));
        });
    }

    private long open(ConsoleStore inside, Long person, ConsoleSource source) {
        return inside.open(Refs.random(), person, source.version(), files(source), clock.instant());
    }

    private String ask(
            Handle handle, long console, OptionalLong enrolment, long version, Question question) {
        long entry =
                handle.attach(ConsoleStore.class)
                        .ask(
                                Refs.random(),
                                console,
                                question.place(),
                                question.kind().name().toLowerCase(Locale.ROOT),
                                question.sql(),
                                clock.instant());
        return gradings.explore(handle, entry, enrolment, version);
    }

    private static OptionalLong enrolment(Viewer.Member viewer) {
        return switch (viewer) {
            case Viewer.Student student -> OptionalLong.of(student.enrolment().id());
            case Viewer.Assistant assistant -> OptionalLong.of(assistant.enrolment().id());
            case Viewer.Instructor instructor -> OptionalLong.of(instructor.enrolment().id());
            case Viewer.Admin _ -> OptionalLong.empty();
        };
    }

    /// Returns when it is answered, or when it takes too long to wait for.
    public void await(Asked.Taken asked) {
        live.await(asked.grading(), PATIENCE);
    }

    /// The newest entries since the last reset, newest first.
    public List<ConsoleEntry> entries(Viewer.Member viewer, ConsoleSource source) {
        return store.entries(viewer.person().id(), source.version(), files(source), SHOWN).stream()
                .map(Consoles::entry)
                .toList();
    }

    /// Forgets what was asked and what it changed.
    public void reset(Viewer.Member viewer, ConsoleSource source) {
        store.reset(viewer.person().id(), source.version(), files(source));
    }

    /// The tables as the author made them; empty while no grader has told of them.
    public Optional<List<ConsoleAnswer.TableView>> tables(ConsoleSource source) {
        var known = store.tables(source.version(), files(source)).map(Consoles::entry);
        if (known.isEmpty() || isStale(known.get())) {
            var grading =
                    database.inTransaction(handle -> {
                        long console = open(handle.attach(ConsoleStore.class), null, source);
                        return ask(handle, console, OptionalLong.empty(), source.version(), TABLES);
                    });
            live.await(grading, TABLES_PATIENCE);
            known = store.tables(source.version(), files(source)).map(Consoles::entry);
        }
        return tables(known);
    }

    /// The same as far as a grader has told already.
    public Optional<List<ConsoleAnswer.TableView>> knownTables(ConsoleSource source) {
        return tables(store.tables(source.version(), files(source)).map(Consoles::entry));
    }

    private static Optional<List<ConsoleAnswer.TableView>> tables(Optional<ConsoleEntry> known) {
        return known.flatMap(ConsoleEntry::answer)
                .flatMap(answer ->
                        answer.results().stream()
                                .filter(ConsoleAnswer.Tables.class::isInstance)
                                .map(ConsoleAnswer.Tables.class::cast)
                                .findFirst())
                .map(ConsoleAnswer.Tables::tables);
    }

    /// Whether it is worth asking again: the grader failed, or fell silent.
    private boolean isStale(ConsoleEntry entry) {
        var aged = entry.askedAt().plus(FORGOTTEN).isBefore(clock.instant());
        return aged
                && entry.answer()
                        .map(answer ->
                                answer.results().stream()
                                        .noneMatch(ConsoleAnswer.Tables.class::isInstance))
                        .orElse(true);
    }

    private static ConsoleEntry entry(ConsoleStore.Row row) {
        return new ConsoleEntry(
                row.ref(),
                row.place(),
                Exploration.Kind.valueOf(row.kind().toUpperCase(Locale.ROOT)),
                row.sql(),
                row.askedAt(),
                Optional.ofNullable(row.answer()).map(VerdictJson::readAnswer));
    }

    private static String files(ConsoleSource source) {
        return String.join("\n", source.files());
    }
}
