package savepoint.server.quiz.code;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import savepoint.grader.queue.NewGrading;
import savepoint.server.content.question.Instance;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.grading.Bundles;
import savepoint.server.grading.Gradings;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.attempt.Attempt;
import savepoint.server.quiz.attempt.AttemptStore;
import savepoint.server.quiz.attempt.CodeMarks;
import savepoint.server.quiz.attempt.CodeStore;
import savepoint.server.quiz.published.TermQuiz;

/// Tries of code while a quiz is sat: on the visible rows, as often as one likes, and for nothing. They take no time from
/// the attempt and give it none.
public final class CodeRuns {
    /// Runs that one person may have waiting, so that nobody fills the queue.
    static final int MOST_UNDER_WAY = 2;

    private final Database database;
    private final CodeRunStore store;
    private final Gradings gradings;
    private final InstantSource clock;

    public CodeRuns(Database database, Gradings gradings, InstantSource clock) {
        this.database = database;
        this.store = database.store(CodeRunStore.class);
        this.gradings = gradings;
        this.clock = clock;
    }

    /// What became of a run that was asked for.
    public sealed interface Asked {
        /// It is queued, now or by an earlier request with the same key and the same files.
        record Taken(String ref) implements Asked {}

        /// Too many of theirs are under way.
        record Waits() implements Asked {}

        /// The attempt has ended.
        record Over() implements Asked {}
    }

    /// Code for a question at its place in a quiz.
    ///
    /// @param files all that the question asks for
    public record Code(TermQuiz quiz, int position, Instance question, Map<String, String> files) {}

    /// Runs code of an attempt on the visible rows, as long as the attempt does.
    Asked ask(Viewer.Student student, Attempt attempt, Code code, String key) {
        return database.inTransaction(handle -> {
            var inside = handle.attach(AttemptStore.class);
            inside.lock(attempt.id());
            if (!Attempt.of(inside.byId(attempt.id())).isOpen(clock.instant()))
                return new Asked.Over();
            return add(
                    handle,
                    new By(
                            student.person().id(),
                            OptionalLong.of(student.enrolment().id()),
                            attempt.id()),
                    code,
                    false,
                    key);
        });
    }

    /// Runs the code of somebody who teaches and looks at the quiz beforehand.
    ///
    /// @param allRows whether it is graded as an answer would be
    Asked ask(Viewer.Staff staff, Code code, boolean allRows, String key) {
        return database.inTransaction(handle ->
                add(
                        handle,
                        new By(staff.person().id(), OptionalLong.empty(), null),
                        code,
                        allRows,
                        key));
    }

    /// @param attempt null for somebody who looks at the quiz beforehand
    private record By(long person, OptionalLong enrolment, Long attempt) {}

    private Asked add(Handle handle, By by, Code code, boolean allRows, String key) {
        var inside = handle.attach(CodeRunStore.class);
        var tree = Bundles.write(handle, CodeMarks.tree(code.files()));
        var exactKey = "%s %s %d %s".formatted(key, tree, code.position(), allRows);
        var known = inside.byKey(by.person(), exactKey);
        if (known.isPresent()) return new Asked.Taken(known.get());
        if (inside.underWay(by.person()) >= MOST_UNDER_WAY) return new Asked.Waits();
        long activity = code.quiz().row().activityId();
        var ref = Refs.random();
        long id =
                inside.insert(
                        ref,
                        activity,
                        by.attempt(),
                        code.position(),
                        by.person(),
                        allRows,
                        clock.instant(),
                        tree,
                        exactKey);
        var question = code.question();
        var _ =
                gradings.code(
                        handle,
                        List.of(
                                new Gradings.Code(
                                        new NewGrading.Subject.CodeRun(id, tree),
                                        by.enrolment(),
                                        handle.attach(CodeStore.class)
                                                .version(
                                                        activity,
                                                        question.version(),
                                                        question.question()),
                                        question.seed())));
        return new Asked.Taken(ref);
    }

    /// A run of this quiz that the viewer may see: their own, or anybody's for staff.
    Optional<CodeRun> find(Viewer.Member viewer, TermQuiz quiz, String ref) {
        if (!Refs.isRef(ref)) return Optional.empty();
        long activity = quiz.row().activityId();
        return switch (viewer) {
            case Viewer.Student student -> store.ofStudent(activity, student.enrolment().id(), ref);
            case Viewer.Staff _ -> store.find(activity, ref);
        };
    }
}
