package savepoint.server.gradebook.facts;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import savepoint.server.assignment.Assignments;
import savepoint.server.content.folder.CourseFacts;
import savepoint.server.db.Database;
import savepoint.server.deadline.Deadline;
import savepoint.server.deadline.LateDays;
import savepoint.server.gradebook.maths.Cell;
import savepoint.server.gradebook.maths.Entry;
import savepoint.server.gradebook.maths.Grades;
import savepoint.server.gradebook.maths.State;
import savepoint.server.people.Term;
import savepoint.server.points.Reckon;
import savepoint.server.points.Reckoning;
import savepoint.server.points.Standings;
import tools.jackson.databind.json.JsonMapper;

/// Everything that a term's students earned. Nothing of it is kept: it is made anew of what is stored whenever it is asked
/// for, with a fixed number of queries for however many students.
public final class Gradebook {
    private final FactStore store;
    private final Assignments assignments;
    private final Standings standings;
    private final InstantSource clock;

    /// A gradebook of these facts, at the times of this clock.
    public Gradebook(
            Database database, Assignments assignments, Standings standings, InstantSource clock) {
        this.store = database.store(FactStore.class);
        this.assignments = assignments;
        this.standings = standings;
        this.clock = clock;
    }

    /// A term's students, by name.
    public List<Pupil> pupils(Term term) {
        return store.pupils(term.id());
    }

    /// The term's student of this ref.
    public Optional<Pupil> pupil(Term term, String ref) {
        return pupils(term).stream().filter(one -> one.ref().equals(ref)).findFirst();
    }

    /// Whatever can earn points in a term, in the order of its weeks.
    public List<Column> columns(Term term) {
        return store.columns(term.id());
    }

    /// What these students earned, as staff see it.
    public Sheet sheet(Term term, List<Pupil> pupils) {
        return sheet(term, pupils, false);
    }

    /// What a student earned, as they may see it themselves.
    public Sheet own(Term term, Pupil pupil) {
        return sheet(term, List.of(pupil), true);
    }

    /// Where points came from: of an assignment part by part down to the checks, of a quiz question by question; nothing for
    /// what has no parts.
    public List<String> lines(Term term, Pupil pupil, Column column) {
        return switch (column.activityKind()) {
            case ASSIGNMENT ->
                    assignments
                            .find(term, column.slug())
                            .map(found -> Reckon.of(standings.of(term, pupil.enrolment(), found)))
                            .map(Reckoning::lines)
                            .orElse(List.of())
                            .stream()
                            .map(Object::toString)
                            .toList();
            case QUIZ ->
                    store.asked(pupil.enrolment(), column.id()).stream()
                            .map(Object::toString)
                            .toList();
            case LESSON, OTHER -> List.of();
        };
    }

    /// The ref of the student's work that peers may review; empty where there is none.
    public Optional<String> reviewedWork(Pupil pupil, Column column) {
        return store.reviewedWork(pupil.enrolment(), column.id());
    }

    private Sheet sheet(Term term, List<Pupil> pupils, boolean students) {
        var policies =
                Policies.of(
                        store.course(term.courseId())
                                .map(json ->
                                        JsonMapper.shared().readValue(json, CourseFacts.class)));
        var policy = policies.policy();
        var columns = store.columns(term.id());
        var items = columns.stream().map(policies::item).toList();
        var facts = new Reading(term, columns, pupils, students);
        var rows = new ArrayList<Sheet.Row>();
        for (var pupil : pupils) {
            var own = facts.of(pupil);
            var entries = new ArrayList<Entry>();
            for (var i = 0; i < columns.size(); i++)
                entries.add(new Entry(items.get(i), own.get(columns.get(i).id()).holds()));
            rows.add(new Sheet.Row(pupil, own, Grades.of(policy, entries)));
        }
        return new Sheet(policy, columns, items, rows);
    }

    /// All facts of some students, read at once.
    private final class Reading {
        private final List<Column> columns;
        private final boolean students;
        private final Map<Long, LateDays> days;
        private final Map<Key, FactStore.Read> read;
        private final Map<Key, FactStore.Practised> practised;
        private final Map<Key, FactStore.Sat> sat;
        private final Map<Key, FactStore.Own> times;
        private final Map<Key, FactStore.Decided> overrides;
        private final Map<Long, Map<Long, Standings.Brief>> briefs;

        private record Key(long enrolment, long activity) {}

        Reading(Term term, List<Column> columns, List<Pupil> pupils, boolean students) {
            this.columns = columns;
            this.students = students;
            var ids = pupils.stream().map(Pupil::enrolment).toArray(Long[]::new);
            var enrolments = List.of(ids);
            read = by(store.read(ids), FactStore.Read::enrolment, FactStore.Read::activity);
            practised =
                    by(
                            store.practised(ids),
                            FactStore.Practised::enrolment,
                            FactStore.Practised::activity);
            sat = by(store.sat(ids), FactStore.Sat::enrolment, FactStore.Sat::activity);
            times =
                    by(
                            store.ownTimes(term.id(), ids),
                            FactStore.Own::enrolment,
                            FactStore.Own::activity);
            overrides =
                    by(
                            store.overrides(ids),
                            FactStore.Decided::enrolment,
                            FactStore.Decided::activity);
            var found =
                    standings.briefs(
                            term,
                            assignments.all(term),
                            enrolments,
                            (enrolment, activity) ->
                                    Optional.ofNullable(times.get(new Key(enrolment, activity)))
                                            .map(FactStore.Own::deadline));
            days = found.days();
            briefs = found.of();
        }

        private static <T> Map<Key, T> by(
                List<T> rows, ToLongFunction<T> enrolment, ToLongFunction<T> activity) {
            return rows.stream()
                    .collect(
                            Collectors.toMap(
                                    row ->
                                            new Key(
                                                    enrolment.applyAsLong(row),
                                                    activity.applyAsLong(row)),
                                    Function.identity()));
        }

        Map<Long, Fact> of(Pupil pupil) {
            var cells = new Cells(days.get(pupil.enrolment()), students, clock.instant());
            var facts = new HashMap<Long, Fact>();
            for (var column : columns) facts.put(column.id(), fact(pupil, column, cells));
            return facts;
        }

        private Fact fact(Pupil pupil, Column column, Cells cells) {
            var key = new Key(pupil.enrolment(), column.id());
            var own = times.get(key);
            var deadline = own == null ? column.deadline() : own.deadline();
            var brief = briefs.getOrDefault(column.id(), Map.of()).get(pupil.enrolment());
            var earned = earned(column, cells, deadline, key, brief);
            var override = overrides.get(key);
            return new Fact(
                    earned,
                    override == null ? earned : held(column, earned, override),
                    deadline,
                    brief == null ? null : brief.submission(),
                    override == null
                            ? null
                            : new Fact.Decision(
                                    override.version(),
                                    override.kind(),
                                    override.reason(),
                                    override.by(),
                                    override.at()));
        }

        private Cell earned(
                Column column, Cells cells, Deadline deadline, Key key, Standings.Brief brief) {
            return switch (column.activityKind()) {
                case LESSON ->
                        cells.lesson(
                                column,
                                deadline,
                                read.containsKey(key) ? read.get(key).at() : null,
                                practised.get(key));
                case QUIZ -> cells.quiz(column, deadline, sat.get(key));
                case ASSIGNMENT -> cells.assignment(column, deadline, brief);
                case OTHER -> cells.other(column, deadline);
            };
        }

        private static Cell held(Column column, Cell earned, FactStore.Decided override) {
            return switch (override.kind()) {
                case "points" ->
                        new Cell(
                                State.OVERRIDDEN,
                                override.points(),
                                column.worth(),
                                earned.late(),
                                List.of(),
                                "set by " + override.by() + ": " + override.reason());
                case "excused" ->
                        new Cell(
                                State.EXCUSED,
                                BigDecimal.ZERO,
                                null,
                                false,
                                List.of(),
                                "excused by " + override.by() + ": " + override.reason());
                default -> earned;
            };
        }
    }
}
