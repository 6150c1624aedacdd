package savepoint.server.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import savepoint.server.quiz.attempt.Attempts;

/// Students who sit a quiz at once: all start in the same moment, each saves an answer every ten seconds and keeps its
/// page's stream open, and the quiz closes on all of them.
///
/// What is sent is sent when it is due, whether or not what came before has been answered, and its time counts from then:
/// a platform that falls behind cannot slow down its measurement.
public final class QuizBench {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration ASK = Duration.ofSeconds(30);
    private static final Duration ASK_AT_END = Duration.ofSeconds(2);
    // Between the last answer and the deadline.
    private static final Duration MARGIN = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofDays(1);
    private static final int ARRIVING_AT_ONCE = 16;

    /// Long enough for the JVMs of the platform and of the bench to have compiled what they run most.
    private static final Duration REHEARSAL = Duration.ofSeconds(20);

    private static final int REHEARSING = 8;

    private final BenchServer server;
    private final Rows rows;
    private final Rows.Place quiz;
    private final List<Student> students;
    private final Crowd crowd;
    private final Consumer<String> progress;
    private final Set<Student.Receipt> receipts = ConcurrentHashMap.newKeySet();

    private QuizBench(
            BenchServer server,
            Rows rows,
            Rows.Place quiz,
            List<Student> students,
            Crowd crowd,
            Consumer<String> progress) {
        this.server = server;
        this.rows = rows;
        this.quiz = quiz;
        this.students = students;
        this.crowd = crowd;
        this.progress = progress;
    }

    /// @param home the folder of the clone, whose course is served
    /// @param work a folder of the bench alone
    /// @param slug of the quiz
    /// @param saving for how long answers are saved
    public static QuizFigures run(
            Path home,
            Path work,
            String slug,
            int students,
            Duration saving,
            Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        progress.accept("Starting a platform");
        try (var server = BenchServer.start(home, work);
                var rows = new Rows(server.owner().connect());
                var crowd = new Crowd()) {
            var quiz = rows.quiz(slug);
            var cookies = rows.enrol(quiz.term(), students + REHEARSING);
            var all = crowd.students(server.address(), cookies);
            var bench =
                    new QuizBench(server, rows, quiz, all.subList(0, students), crowd, progress);
            bench.rehearse(all.subList(students, all.size()));
            return bench.measure(saving);
        }
    }

    private QuizFigures measure(Duration saving) throws SQLException, InterruptedException {
        arrive();
        server.awaitQuiet();
        progress.accept("%d students start the quiz".formatted(students.size()));
        var starts = new Latencies();
        var starting = start(starts);
        for (var student : students) crowd.spawn(() -> crowd.attempt(student::listen));
        crowd.awaitDone();
        server.awaitQuiet();
        progress.accept(
                "They save an answer every %d s, for %d s"
                        .formatted(EVERY.toSeconds(), saving.toSeconds()));
        var deadline = Instant.now().plus(saving).plus(MARGIN);
        rows.close(quiz.activity(), deadline);
        var saves = new Latencies();
        var saved = save(saving, saves);
        progress.accept("The quiz closes");
        var ended = end(deadline);
        int lost = saved.sent() - (int) rows.answers().stream().filter(receipts::contains).count();
        return new QuizFigures(
                students.size(),
                starting,
                starts.summary(),
                saving,
                saves.summary(),
                saved.sent(),
                lost,
                saved.settled(),
                saved.cpu(),
                ended,
                Attempts.grace(),
                crowd.failures(),
                crowd.errors());
    }

    /// A few others do all of it, over and over, until the platform is as it is on any day but its first.
    private void rehearse(List<Student> others) throws SQLException, InterruptedException {
        progress.accept("%d others rehearse".formatted(others.size()));
        rows.close(quiz.activity(), Instant.now().plus(LONG));
        long begun = System.nanoTime();
        for (var student : others) crowd.spawn(() -> crowd.attempt(() -> rehearse(student, begun)));
        crowd.awaitDone();
    }

    private void rehearse(Student student, long begun) throws IOException, InterruptedException {
        student.arrive(quiz.path());
        student.begin();
        for (int turn = 0; Crowd.since(begun).compareTo(REHEARSAL) < 0; turn++) {
            student.save(turn);
            student.ask();
            if (turn % 5 == 0) student.review();
        }
        student.handIn();
        student.review();
    }

    /// They come one after the other and read the first page, which also warms up the server.
    private void arrive() throws InterruptedException {
        progress.accept("%d students arrive".formatted(students.size()));
        var atOnce = new Semaphore(ARRIVING_AT_ONCE);
        for (var student : students) {
            atOnce.acquire();
            crowd.spawn(() -> {
                crowd.attempt(() -> student.arrive(quiz.path()));
                atOnce.release();
            });
        }
        crowd.awaitDone();
    }

    private Duration start(Latencies starts) throws InterruptedException {
        long begun = System.nanoTime();
        for (var student : students) {
            crowd.spawn(() -> {
                if (crowd.attempt(student::begin)) starts.add(Crowd.since(begun));
            });
        }
        crowd.awaitDone();
        return Crowd.since(begun);
    }

    /// @param settled how many of them in the second half, when no page of the first minutes is in the way any more
    /// @param cpu that was spent then
    private record Saved(int sent, int settled, BenchServer.Cpu cpu) {}

    private Saved save(Duration saving, Latencies saves) throws InterruptedException {
        long begun = System.nanoTime();
        int turns = Math.toIntExact(saving.dividedBy(EVERY));
        int sent = 0;
        int early = 0;
        var before = server.cpu();
        long between = EVERY.toNanos() / students.size();
        long asking = ASK.dividedBy(EVERY);
        for (int turn = 0; turn < turns; turn++) {
            if (turn == turns / 2) {
                before = server.cpu();
                early = sent;
            }
            for (int n = 0; n < students.size(); n++) {
                long due = begun + turn * EVERY.toNanos() + n * between;
                Crowd.sleepUntil(due);
                var student = students.get(n);
                int now = turn;
                crowd.spawn(() -> {
                    if (crowd.attempt(() -> receipts.add(student.save(now))))
                        saves.add(Crowd.since(due));
                });
                if ((turn + n) % asking == 0) crowd.spawn(() -> crowd.attempt(student::ask));
                sent++;
            }
        }
        crowd.awaitDone();
        return new Saved(sent, sent - early, server.cpu().minus(before));
    }

    /// From the deadline until all are handed in, while every page asks and then shows what became of it.
    private Duration end(Instant deadline) throws SQLException, InterruptedException {
        Thread.sleep(Duration.between(Instant.now(), deadline));
        long begun = System.nanoTime();
        for (var student : students) crowd.spawn(() -> crowd.attempt(() -> watch(student)));
        while (rows.running() > 0 && Crowd.since(begun).compareTo(Crowd.PATIENCE) < 0)
            Thread.sleep(Crowd.LOOK);
        var ended = Crowd.since(begun);
        int left = rows.running();
        if (left > 0)
            crowd.fail(
                    left,
                    "%d attempts were not handed in within %s".formatted(left, Crowd.PATIENCE));
        crowd.awaitDone();
        return ended;
    }

    private static void watch(Student student) throws IOException, InterruptedException {
        // Browsers do not ask in step.
        Thread.sleep((long) (Math.random() * ASK_AT_END.toMillis()));
        while (!student.ask()) Thread.sleep(ASK_AT_END);
        student.review();
    }
}
