package savepoint.grader.run;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.Engine;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.HandInLimits;
import savepoint.grader.bundle.StyleCheck;
import savepoint.grader.check.Observation;
import savepoint.grader.compile.CompileResult;
import savepoint.grader.compile.Compiler;
import savepoint.grader.compile.Use;
import savepoint.grader.database.HandInServers;
import savepoint.grader.database.Lease;
import savepoint.grader.database.Template;
import savepoint.grader.engine.Engines;
import savepoint.grader.queue.NewGrading;
import savepoint.grader.sandbox.JvmBox;
import savepoint.grader.sandbox.Sandbox;
import savepoint.grader.sandbox.SandboxUnavailable;
import savepoint.grader.sandbox.Total;
import savepoint.runner.Case;

/// The tools of a grader, opened once and shared by all its gradings: sandbox, compiler, hand-in servers.
public final class Workshop implements AutoCloseable {
    private static final int BUNDLES = 100;
    private static final Attire USUAL = Attire.of(Engine.POSTGRESQL, HandInLimits.DEFAULT.memory());

    private final Sandbox sandbox;
    private final Compiler compiler;
    private final HandInServers servers;
    private final Engines engines;
    private final Runners runners;
    private final AtomicInteger underWay = new AtomicInteger();
    private final ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Trusted> trusted =
            new LinkedHashMap<>(32, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Trusted> eldest) {
                    return size() > BUNDLES;
                }
            };

    /// A bundle's own classes.
    ///
    /// @param api what hand-ins are compiled against
    /// @param all the scenarios as well, for the JVM that runs them
    private record Trusted(Map<String, byte[]> api, Map<String, byte[]> all) {}

    private Workshop(
            Sandbox sandbox,
            JvmBox jvm,
            Path classes,
            Compiler compiler,
            HandInServers servers,
            Engines engines,
            WarmUps warmUps) {
        this.sandbox = sandbox;
        this.compiler = compiler;
        this.servers = servers;
        this.engines = engines;
        this.runners =
                new Runners(
                        sandbox,
                        jvm,
                        classes,
                        servers,
                        USUAL,
                        warmUps.runs(),
                        () -> underWay.get() > 0);
    }

    /// Takes over the tools, and closes them in the end.
    ///
    /// @param jvm that hand-ins run in
    /// @param classes a folder that keeps the classes of trained JVMs
    public static Workshop open(
            Sandbox sandbox,
            JvmBox jvm,
            Path classes,
            Compiler compiler,
            HandInServers servers,
            WarmUps warmUps)
            throws IOException, SQLException, InterruptedException {
        return new Workshop(
                sandbox,
                Runner.trained(sandbox, USUAL, jvm, classes, servers),
                classes,
                compiler,
                servers,
                new Engines(sandbox, jvm, classes),
                warmUps);
    }

    Prepared prepare(
            Bundle bundle,
            Map<String, String> sources,
            HandInLimits limits,
            long seed,
            boolean ofSolution,
            NewGrading.Priority priority,
            Stopwatch stopwatch)
            throws BrokenBundle, SQLException, InterruptedException {
        // a query's time is short, and told by the clock
        boolean patient = bundle.isJava() && priority != NewGrading.Priority.LIVE;
        boolean alone = underWay.getAndIncrement() == 0;
        Optional<Lease> lease = Optional.empty();
        boolean ready = false;
        try {
            if (bundle.engines().contains(Engine.POSTGRESQL)) lease = Optional.of(servers.lease());
            var server = lease;
            if (patient) server.ifPresent(Lease::waitsForOthers);
            var job = new HandInJob(bundle, sources, limits, seed, ofSolution, patient, stopwatch);
            var prepared =
                    bundle.isJava()
                            ? java(job, server, alone)
                            : ready(engine -> sql(job, engine, server), bundle, List.of());
            ready = prepared instanceof Prepared.Ready;
            return prepared;
        } finally {
            if (!ready) {
                lease.ifPresent(Lease::close);
                done();
            }
        }
    }

    private Prepared ready(Function<Engine, Execution> made, Bundle bundle, List<Use> uses) {
        var executions = new EnumMap<Engine, Execution>(Engine.class);
        for (var engine : bundle.engines()) executions.put(engine, made.apply(engine));
        return new Prepared.Ready(new EachEngine(executions, closing, this::done), uses);
    }

    private Execution sql(HandInJob job, Engine engine, Optional<Lease> lease) {
        return switch (engine) {
            case POSTGRESQL ->
                    new OnLease(new SqlExecution(job, lease.orElseThrow()), lease.orElseThrow());
            case SQLITE, H2 -> new EngineSqlExecution(job, engine, engines);
        };
    }

    /// A server for what is no hand-in.
    Lease lease() throws SQLException, InterruptedException {
        return servers.lease();
    }

    private void done() {
        if (underWay.decrementAndGet() == 0) runners.idle();
    }

    /// @param alone whether nothing else is graded: then databases are made while the compiler works, in vain if it
    ///     fails
    private Prepared java(HandInJob job, Optional<Lease> lease, boolean alone) throws BrokenBundle {
        var bundle = job.bundle();
        var own = trusted(bundle);
        var templates = Step.templates(bundle);
        if (alone) lease.ifPresent(one -> one.expect(templates));
        return switch (job.stopwatch()
                .time(
                        Stopwatch.Phase.COMPILE,
                        () -> compiler.compile(job.sources(), own.api(), looks(bundle)))) {
            case CompileResult.Failed(var errors) -> new Prepared.DoesNotCompile(errors);
            case CompileResult.LimitHit _ ->
                    new Prepared.TooCostly("compiling it takes too much time or memory");
            case CompileResult.Compiled(var classes, var uses) -> {
                if (!alone) lease.ifPresent(one -> one.expect(templates));
                var handIn = new HandInJvm.HandIn(job.limits(), own.all(), classes, job.patient());
                yield ready(engine -> java(job, handIn, engine, lease), bundle, uses);
            }
        };
    }

    private Execution java(
            HandInJob job, HandInJvm.HandIn handIn, Engine engine, Optional<Lease> lease) {
        var attire = Attire.of(engine, job.limits().memory());
        var program = new Program(runners, attire, handIn, job.stopwatch());
        return switch (engine) {
            case POSTGRESQL ->
                    new OnLease(
                            new JavaExecution(job, lease.orElseThrow(), program),
                            lease.orElseThrow());
            case SQLITE -> new FileExecution(job, engine, engines, program);
            case H2 -> throw new IllegalArgumentException("Java hand-ins do not meet H2");
        };
    }

    /// What a generator of the bundle draws.
    Observation draw(Bundle bundle, String generator, long seed) throws BrokenBundle {
        var classes = compileOwn(bundle.generators(), Map.of(), "fixtures");
        var handIn = new HandInJvm.HandIn(bundle.limits().forSolution(), classes, Map.of(), false);
        try (var jvm =
                new HandInJvm(
                        runners.take(Attire.of(Engine.POSTGRESQL, handIn.limits().memory())),
                        handIn)) {
            return switch (jvm.ask(new Case(1, generator, "", Case.Where.NOWHERE, seed))) {
                case HandInJvm.Answered(var bytes, _) -> Observation.decode(bytes).value();
                case HandInJvm.Gone(var how) ->
                        throw new BrokenBundle("fixtures/%s.java: %s".formatted(generator, how));
                case HandInJvm.OverLimit(_, var message) ->
                        throw new BrokenBundle(
                                "fixtures/%s.java: %s".formatted(generator, message));
            };
        }
    }

    private static boolean looks(Bundle bundle) {
        return bundle.checks().stream().anyMatch(StyleCheck.class::isInstance);
    }

    private Trusted trusted(Bundle bundle) throws BrokenBundle {
        synchronized (trusted) {
            var known = trusted.get(bundle.hash());
            if (known != null) return known;
        }
        var api = compileOwn(bundle.api(), Map.of(), "api");
        var all = new TreeMap<>(api);
        all.putAll(compileOwn(bundle.scenarios(), api, "checks"));
        var made = new Trusted(api, all);
        synchronized (trusted) {
            trusted.put(bundle.hash(), made);
        }
        return made;
    }

    private Map<String, byte[]> compileOwn(
            FileTree files, Map<String, byte[]> library, String folder) throws BrokenBundle {
        var sources = new TreeMap<String, String>();
        for (var path : files.files().keySet()) {
            if (path.endsWith(".java")) {
                sources.put(
                        path,
                        files.text(path)
                                .orElseThrow(() ->
                                        new BrokenBundle(
                                                "%s/%s is not UTF-8".formatted(folder, path))));
            }
        }
        if (sources.isEmpty()) return Map.of();
        return switch (compiler.compile(sources, library)) {
            case CompileResult.Compiled(var classes, _) -> classes;
            case CompileResult.Failed(var errors) -> {
                var first = errors.getFirst();
                throw new BrokenBundle(
                        "%s/%s line %d: %s"
                                .formatted(folder, first.file(), first.line(), first.message()));
            }
            case CompileResult.LimitHit(var limit) ->
                    throw new BrokenBundle(
                            folder + ": compiling it takes too much " + limit.words());
        };
    }

    /// What everything in its boxes has used so far, by what they are for.
    public Map<String, Total> totals() {
        return sandbox.totals();
    }

    /// What the pools hold.
    Stock stock() {
        return new Stock(underWay.get(), runners.waiting(), servers.waiting(), totals());
    }

    /// Starts a box and makes a database.
    void tryOut() throws SandboxUnavailable, IOException, SQLException, InterruptedException {
        sandbox.tryOut();
        servers.requireRoom();
        try (var lease = servers.lease()) {
            lease.create(Template.of("", List.of())).close();
        }
    }

    /// Such as `postgresql 18.6`, or several with commas between.
    String versions(List<Engine> of) {
        return of.stream()
                .map(engine ->
                        switch (engine) {
                            case POSTGRESQL -> servers.engineVersion();
                            case SQLITE, H2 -> engines.version(engine);
                        })
                .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        closing.close();
        runners.close();
        engines.close();
        servers.close();
        compiler.close();
        sandbox.close();
    }
}
