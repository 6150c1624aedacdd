package savepoint.server.home;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import savepoint.server.db.Database;
import savepoint.server.deadline.Deadlines;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;

/// The activities of terms, as their people stand with them.
public final class Todos {
    private final HomeStore store;
    private final Deadlines deadlines;
    private final InstantSource clock;

    /// Judged by these deadlines and this clock.
    public Todos(Database database, Deadlines deadlines, InstantSource clock) {
        this.store = database.store(HomeStore.class);
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /// Those of the viewer's term, in the order of its weeks.
    public List<Todo> of(Viewer.Member viewer) {
        var term = viewer.term();
        return switch (viewer) {
            case Viewer.Student student -> ofStudent(term, student.enrolment().id()).toList();
            case Viewer.Staff _ ->
                    store.ofTerm(term.id()).stream().map(row -> Todo.ofStaff(term, row)).toList();
        };
    }

    Stream<Todo> ofStudent(Term term, long enrolment) {
        var now = clock.instant();
        var days = deadlines.days(term, enrolment);
        return store.ofStudent(enrolment).stream().map(row -> Todo.ofStudent(term, row, days, now));
    }
}
