package savepoint.server.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// An ordinary evening on the platform: signed-in students read pages all over the course, some sit the quiz with their
/// streams open and save answers, some hand in.
///
/// What is sent is sent when it is due, whether or not what came before has been answered, and its time counts from then.
public final class WebBench {
    private static final Duration REHEARSAL = Duration.ofSeconds(20);
    // Its first start trains the JVMs that it keeps.
    private static final Duration GRADER = Duration.ofMinutes(5);
    private static final Duration LONG = Duration.ofDays(1);

    /// What is asked for, and how many of a hundred requests are of its kind.
    enum Kind {
        FIRST_PAGE(8),
        COURSE(12),
        WEEK(22),
        LESSON(30),
        ASSIGNMENT(8),
        QUIZ_SAVE(19),
        HAND_IN(1);

        final int share;

        Kind(int share) {
            this.share = share;
        }

        String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /// How much is asked of the platform.
    ///
    /// @param sitting of the students, who sit the quiz meanwhile
    /// @param rate requests a second
    public record Load(int students, int sitting, int rate, Duration time) {}

    private final BenchServer server;
    private final Rows rows;
    private final Rows.Place quiz;
    private final List<Student> students;
    private final Load load;
    private final Crowd crowd;
    private final Consumer<String> progress;
    private final Map<Kind, Latencies> latencies = new EnumMap<>(Kind.class);
    private final AtomicInteger handedIn = new AtomicInteger();
    // The same requests in every run.
    private final Random random = new Random(11);
    private Sites sites;
    private int verdictsBefore;

    private WebBench(
            BenchServer server,
            Rows rows,
            Rows.Place quiz,
            List<Student> students,
            Load load,
            Crowd crowd,
            Consumer<String> progress) {
        this.server = server;
        this.rows = rows;
        this.quiz = quiz;
        this.students = students;
        this.load = load;
        this.crowd = crowd;
        this.progress = progress;
    }

    /// @param home the folder of the clone, whose course is served
    /// @param work a folder of the bench alone
    /// @param slug of the quiz that is sat
    /// @param assignment that is handed in
    public static WebFigures run(
            Path home,
            Path work,
            String slug,
            String assignment,
            Load load,
            Consumer<String> progress)
            throws IOException, SQLException, InterruptedException {
        progress.accept("Starting a platform");
        try (var server = BenchServer.start(home, work);
                var rows = new Rows(server.owner().connect());
                var crowd = new Crowd()) {
            var quiz = rows.quiz(slug);
            var cookies = rows.enrol(quiz.term(), load.students());
            var students = crowd.students(server.address(), cookies);
            return new WebBench(server, rows, quiz, students, load, crowd, progress)
                    .measure(assignment);
        }
    }

    private WebFigures measure(String assignment)
            throws IOException, SQLException, InterruptedException {
        var course = quiz.path().substring(0, quiz.path().indexOf("/quizzes/"));
        sites = Sites.of(students.getFirst(), course, course + "/assignments/" + assignment);
        rows.close(quiz.activity(), Instant.now().plus(LONG));
        progress.accept("Waiting for the grader");
        long asked = System.nanoTime();
        while (rows.graders() == 0 && Crowd.since(asked).compareTo(GRADER) < 0)
            Thread.sleep(Crowd.LOOK);
        progress.accept("%d students sit the quiz".formatted(load.sitting()));
        for (var student : students.subList(0, load.sitting())) {
            crowd.attempt(() -> {
                student.arrive(quiz.path());
                student.begin();
            });
            crowd.spawn(() -> crowd.attempt(student::listen));
        }
        crowd.awaitDone();
        progress.accept("They rehearse for %d s".formatted(REHEARSAL.toSeconds()));
        send(REHEARSAL);
        crowd.awaitDone();
        server.awaitQuiet();
        forget();
        progress.accept(
                "%d students, %d requests a second, for %d s"
                        .formatted(load.students(), load.rate(), load.time().toSeconds()));
        var before = server.cpu();
        long begun = System.nanoTime();
        int sent = send(load.time());
        crowd.awaitDone();
        var took = Duration.ofNanos(System.nanoTime() - begun);
        var cpu = server.cpu().minus(before);
        long memory = server.memory();
        progress.accept("Waiting for the last verdicts");
        int graded = awaitVerdicts();
        var summaries = new EnumMap<Kind, Latencies.Summary>(Kind.class);
        latencies.forEach((kind, times) -> summaries.put(kind, times.summary()));
        return new WebFigures(
                load,
                summaries,
                sent,
                took,
                cpu,
                memory,
                handedIn.get(),
                graded,
                crowd.failures(),
                crowd.errors());
    }

    private void forget() {
        latencies.clear();
        for (var kind : Kind.values()) latencies.put(kind, new Latencies());
        handedIn.set(0);
        verdictsBefore = verdicts();
    }

    private int verdicts() {
        try {
            return rows.verdicts();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private int awaitVerdicts() throws InterruptedException {
        long begun = System.nanoTime();
        while (verdicts() - verdictsBefore < handedIn.get()
                && Crowd.since(begun).compareTo(Crowd.PATIENCE) < 0) Thread.sleep(Crowd.LOOK);
        return verdicts() - verdictsBefore;
    }

    private int send(Duration time) throws InterruptedException {
        long begun = System.nanoTime();
        long between = TimeUnit.SECONDS.toNanos(1) / load.rate();
        int sent = Math.toIntExact(time.toNanos() / between);
        for (int n = 0; n < sent; n++) {
            long due = begun + n * between;
            Crowd.sleepUntil(due);
            var kind = kind();
            int turn = n;
            var act = act(kind, turn);
            crowd.spawn(() -> {
                if (crowd.attempt(act) && latencies.containsKey(kind))
                    latencies.get(kind).add(Crowd.since(due));
            });
        }
        return sent;
    }

    private Kind kind() {
        int drawn = random.nextInt(100);
        for (var kind : Kind.values()) {
            drawn -= kind.share;
            if (drawn < 0) return kind;
        }
        throw new IllegalStateException("the shares do not make a hundred");
    }

    private Crowd.Act act(Kind kind, int turn) {
        var student = students.get(random.nextInt(students.size()));
        return switch (kind) {
            case FIRST_PAGE -> () -> student.read("/");
            case COURSE -> () -> student.read(sites.course());
            case WEEK -> page(student, sites.weeks());
            case LESSON -> page(student, sites.lessons());
            case ASSIGNMENT -> () -> student.read(sites.assignment());
            case QUIZ_SAVE -> {
                var sitting = students.get(turn % load.sitting());
                yield () -> sitting.save(turn);
            }
            case HAND_IN ->
                    () -> {
                        student.handInStarter(sites.assignment());
                        handedIn.incrementAndGet();
                    };
        };
    }

    private Crowd.Act page(Student student, List<String> pages) {
        var path = pages.get(random.nextInt(pages.size()));
        return () -> student.read(path);
    }
}
