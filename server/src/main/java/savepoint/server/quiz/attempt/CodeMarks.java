package savepoint.server.quiz.attempt;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.queue.NewGrading;
import savepoint.server.content.question.Instance;
import savepoint.server.content.question.Share;
import savepoint.server.db.Database;
import savepoint.server.db.Kept;
import savepoint.server.grading.Bundles;
import savepoint.server.grading.Gradings;
import savepoint.server.quiz.published.Quizzes;

/// Answers in SQL and Java: the grader runs them with the checks of the question as it was drawn or mended since, and what
/// it finds becomes their mark.
public final class CodeMarks {
    private static final Logger log = LoggerFactory.getLogger(CodeMarks.class);
    private static final int KEPT = 500;

    private final Database database;
    private final CodeStore store;
    private final Quizzes quizzes;
    private final Gradings gradings;
    private final InstantSource clock;
    private final Kept<Drawn, Long> versions = new Kept<>(KEPT);

    CodeMarks(Database database, Quizzes quizzes, Gradings gradings, InstantSource clock) {
        this.database = database;
        this.store = database.store(CodeStore.class);
        this.quizzes = quizzes;
        this.gradings = gradings;
        this.clock = clock;
    }

    /// A question as it was published when it was drawn.
    private record Drawn(long activity, String tree, String slug) {}

    /// An answer that is to be graded.
    ///
    /// @param version of the answer
    public record Code(
            Attempt attempt, int position, int version, Instance question, FileTree files) {
        public static Code of(
                Attempt attempt,
                int position,
                int version,
                Instance question,
                Map<String, String> files) {
            return new Code(attempt, position, version, question, tree(files));
        }
    }

    /// Queues answers in the caller's transaction, which holds their attempts; until its verdict each has a mark without
    /// points.
    public void ask(Handle handle, List<Code> answers) {
        if (answers.isEmpty()) return;
        Bundles.write(handle, answers.stream().map(Code::files).toList());
        var inside = handle.attach(CodeStore.class);
        var ids =
                gradings.code(handle, answers.stream().map(code -> grading(inside, code)).toList());
        inside.insertWaiting(
                answers.stream().map(code -> code.attempt().id()).toList(),
                answers.stream().map(Code::position).toList(),
                answers.stream().map(Code::version).toList(),
                ids,
                clock.instant());
    }

    /// Queues answers in the caller's transaction of which no mark comes: what they would earn by their question as it is
    /// given here.
    public void askAside(Handle handle, List<Code> answers) {
        Bundles.write(handle, answers.stream().map(Code::files).toList());
        var inside = handle.attach(CodeStore.class);
        gradings.codeAside(handle, answers.stream().map(code -> grading(inside, code)).toList());
    }

    private Gradings.Code grading(CodeStore inside, Code code) {
        var attempt = code.attempt();
        var question = code.question();
        return new Gradings.Code(
                new NewGrading.Subject.Answer(
                        attempt.id(), code.position(), code.version(), code.files().hash()),
                OptionalLong.of(attempt.row().enrolmentId()),
                version(inside, attempt, question),
                question.seed());
    }

    private long version(CodeStore inside, Attempt attempt, Instance question) {
        long activity = attempt.row().activityId();
        return versions.get(
                new Drawn(activity, question.version(), question.question()),
                () -> inside.version(activity, question.version(), question.question()));
    }

    /// The files of an answer as graders take them.
    public static FileTree tree(Map<String, String> files) {
        var bytes = new TreeMap<String, byte[]>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return new FileTree(bytes);
    }

    /// Makes marks of an attempt's verdicts that have come since.
    public void take(Attempt attempt) {
        if (store.hasEnded(attempt.id())) take(attempt.id(), attempt.row().versionId());
    }

    /// Makes marks of all verdicts that have come since. Each attempt stands for itself.
    void takeAll() {
        for (var attempt : store.ended()) {
            try {
                take(attempt.id(), attempt.quiz());
            } catch (RuntimeException fault) {
                log.error("Attempt {} could not be marked, it is tried again", attempt.id(), fault);
            }
        }
    }

    private void take(long attempt, long quiz) {
        var worths = quizzes.version(quiz).tries();
        database.useTransaction(handle -> {
            // whoever asks for a grading or marks by hand holds it, too: what is newest stays
            // newest
            handle.attach(AttemptStore.class).lock(attempt);
            var inside = handle.attach(CodeStore.class);
            for (var ended : inside.take(attempt)) {
                var points = points(handle, attempt, ended, worths);
                if (ended.stands() == null || ended.stands().compareTo(points) != 0)
                    inside.mark(
                            attempt,
                            ended.position(),
                            ended.answerVersion(),
                            points,
                            ended.gradingId(),
                            clock.instant());
            }
        });
    }

    /// What the best of the tries comes to; what stands there at the end is one, too.
    private static BigDecimal points(
            Handle handle, long attempt, CodeStore.Ended ended, List<Share> worths) {
        var last = Optional.of(ended.share());
        if (worths.size() == 1) return share(worths, List.of(), last).points(ended.points());
        var tries =
                handle.attach(AnswerStore.class).tries(attempt).stream()
                        .filter(one -> one.position() == ended.position())
                        .toList();
        var tried = Tries.graded(worths, tries).shares();
        boolean counted =
                tries.stream().anyMatch(one -> one.answerVersion() == ended.answerVersion());
        return share(worths, tried, counted ? Optional.empty() : last).points(ended.points());
    }

    /// What code earns of its question's points: where there are several tries the best of them, of which what stands there
    /// at the end is one, too.
    ///
    /// @param tried before the end, as far as the grader could run it
    /// @param last what stands there at the end; empty where it was tried
    public static Share share(List<Share> worths, List<Share> tried, Optional<Share> last) {
        if (worths.size() == 1) return last.orElse(Share.NONE);
        var made = new Tried(worths, tried);
        return last.map(made::plus).orElse(made).share();
    }
}
