package savepoint.grader.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import savepoint.grader.bundle.Engine;
import savepoint.grader.compare.Contests;
import savepoint.grader.compare.RowsMode;
import savepoint.grader.compare.Scene;
import savepoint.grader.database.BadFixture;
import savepoint.grader.database.HandInServers;
import savepoint.grader.sandbox.Sandbox;
import savepoint.grader.verdict.VerdictJson;
import savepoint.postgres.PostgresBinaries;

@Command(
        name = "compare",
        description =
                "Tells of many pairs of queries whether the second answers what the first does, with the few rows that show where not.",
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    private static final long TOLD_EVERY = 5_000_000_000L;

    @Parameters(
            paramLabel = "PAIRS.jsonl",
            description =
                    "a pair a line: {\"id\", \"reference\" (a text, or texts of which any is right), \"candidate\"}")
    private Path pairs;

    @Option(names = "--engine", defaultValue = "postgresql", description = "postgresql")
    private String engine;

    @Option(
            names = "--schema",
            required = true,
            paramLabel = "FILE",
            description = "SQL that makes the tables")
    private Path schema;

    @Option(names = "--data", paramLabel = "FILE", description = "SQL that inserts sample rows")
    private Path data;

    @Option(
            names = "--rows",
            defaultValue = "AUTO",
            description =
                    "what counts: bag, set, ordered, auto (the order where the reference sorts; the default)")
    private RowsMode mode;

    private final Map<String, Integer> verdicts = new TreeMap<>();
    private long answered;
    private long begun;
    private long told;

    @Override
    public Integer call() throws Exception {
        if (!engine.equalsIgnoreCase(Engine.POSTGRESQL.word())) {
            System.err.println("--engine %s is not known; known: postgresql".formatted(engine));
            return 2;
        }
        for (var file : data == null ? List.of(pairs, schema) : List.of(pairs, schema, data)) {
            if (Files.isReadable(file)) continue;
            System.err.println(file + ": there is no such file");
            return 2;
        }
        var lines = Files.readAllLines(pairs).stream().filter(line -> !line.isBlank()).toList();
        var home = Workshops.usualData().toAbsolutePath().normalize();
        var work = Files.createDirectories(home.resolve("grader"));
        try (var sandbox = Sandbox.open(work)) {
            sandbox.tryOut();
            var binaries = PostgresBinaries.in(home.resolve("postgresql"));
            try (var servers = HandInServers.open(sandbox, binaries, work)) {
                compare(servers, scene(servers), lines);
            }
            return 0;
        } catch (BadFixture bad) {
            System.err.println(
                    "%s line %d: %s"
                            .formatted(
                                    bad.fixture() == 0 ? schema : data,
                                    bad.line(),
                                    bad.getMessage()));
            return 2;
        }
    }

    private Scene scene(HandInServers servers)
            throws IOException, SQLException, InterruptedException {
        var fixtures = new ArrayList<String>();
        if (data != null) fixtures.add(Files.readString(data));
        try (var lease = servers.lease()) {
            return Scene.of(lease, Files.readString(schema), fixtures);
        }
    }

    /// Answers come in the order of the pairs, each as soon as it and all before it are known.
    private void compare(HandInServers servers, Scene scene, List<String> lines)
            throws InterruptedException {
        int workers =
                Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), lines.size()));
        var seats = new ArrayDeque<Contests>();
        for (int i = 0; i < workers; i++) seats.add(new Contests(servers, scene, mode));
        begun = System.nanoTime();
        told = begun;
        try (var threads = Executors.newFixedThreadPool(workers)) {
            var answers = new ArrayDeque<Future<Contests.Answered>>();
            var left = lines.iterator();
            while (left.hasNext() || !answers.isEmpty()) {
                while (left.hasNext() && answers.size() < 4 * workers) {
                    var line = left.next();
                    answers.add(threads.submit(() -> answer(seats, line)));
                }
                print(answers.remove(), lines.size());
            }
        } finally {
            seats.forEach(Contests::close);
        }
        tell(lines.size());
        System.err.println(summary());
    }

    private static Contests.Answered answer(ArrayDeque<Contests> seats, String line)
            throws InterruptedException {
        Contests seat;
        synchronized (seats) {
            seat = seats.remove(); // there are as many as threads
        }
        try {
            return seat.answer(line);
        } finally {
            synchronized (seats) {
                seats.add(seat);
            }
        }
    }

    private void print(Future<Contests.Answered> next, int all) throws InterruptedException {
        try {
            var answer = next.get();
            System.out.println(VerdictJson.write(answer));
            verdicts.merge(answer.verdict(), 1, Integer::sum);
        } catch (ExecutionException fault) {
            throw new IllegalStateException("a comparison failed", fault.getCause());
        }
        answered++;
        if (System.nanoTime() - told > TOLD_EVERY) tell(all);
    }

    private void tell(int all) {
        told = System.nanoTime();
        System.err.println(
                "%d of %d pairs, %.1f a second"
                        .formatted(answered, all, answered / ((told - begun) / 1e9)));
    }

    private String summary() {
        return "%d pairs in %.1f s: %s"
                .formatted(answered, (System.nanoTime() - begun) / 1e9, verdicts);
    }
}
