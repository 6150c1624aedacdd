package savepoint.server.quiz;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.queue.NewGrading;
import savepoint.server.content.question.Instance;
import savepoint.server.db.Database;
import savepoint.server.grading.Bundles;
import savepoint.server.grading.Gradings;

/// Answers in SQL and Java: the grader runs them with the checks of the question as it was drawn, and what it finds
/// becomes their mark.
final class CodeMarks {
    private static final Logger log = LoggerFactory.getLogger(CodeMarks.class);

    private final Database database;
    private final CodeStore store;
    private final Gradings gradings;
    private final InstantSource clock;

    CodeMarks(Database database, Gradings gradings, InstantSource clock) {
        this.database = database;
        this.store = database.store(CodeStore.class);
        this.gradings = gradings;
        this.clock = clock;
    }

    /// An answer that is to be graded.
    ///
    /// @param version of the answer
    record Code(int position, int version, Instance question, FileTree files) {
        static Code of(int position, int version, Instance question, Map<String, String> files) {
            return new Code(position, version, question, tree(files));
        }
    }

    /// Queues answers in the caller's transaction, which holds the attempt; until its verdict each has a mark without
    /// points.
    void ask(Handle handle, Attempt attempt, List<Code> answers) {
        // many attempts end at once, and some with the same files: all write them in one order, or
        // they wait in a circle
        answers.stream()
                .sorted(Comparator.comparing(code -> code.files().hash()))
                .forEach(code -> ask(handle, attempt, code));
    }

    private void ask(Handle handle, Attempt attempt, Code code) {
        var inside = handle.attach(CodeStore.class);
        var tree = Bundles.write(handle, code.files());
        var question = code.question();
        long grading =
                gradings.code(
                        handle,
                        new NewGrading.Subject.Answer(
                                attempt.id(), code.position(), code.version(), tree),
                        OptionalLong.of(attempt.row().enrolmentId()),
                        inside.version(
                                attempt.row().activityId(),
                                question.version(),
                                question.question()),
                        question.seed());
        inside.insertWaiting(
                attempt.id(), code.position(), code.version(), grading, clock.instant());
    }

    /// The files of an answer as graders take them.
    static FileTree tree(Map<String, String> files) {
        var bytes = new TreeMap<String, byte[]>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return new FileTree(bytes);
    }

    /// Makes marks of an attempt's verdicts that have come since.
    void take(Attempt attempt) {
        if (store.hasEnded(attempt.id())) take(attempt.id());
    }

    /// Makes marks of all verdicts that have come since. Each attempt stands for itself.
    void takeAll() {
        for (long attempt : store.ended()) {
            try {
                take(attempt);
            } catch (RuntimeException fault) {
                log.error("Attempt {} could not be marked, it is tried again", attempt, fault);
            }
        }
    }

    private void take(long attempt) {
        database.useTransaction(handle -> {
            // whoever asks for a grading or marks by hand holds it, too: what is newest stays
            // newest
            handle.attach(AttemptStore.class).lock(attempt);
            handle.attach(CodeStore.class).mark(attempt, clock.instant());
        });
    }
}
