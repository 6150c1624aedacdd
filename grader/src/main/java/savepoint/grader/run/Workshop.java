package savepoint.grader.run;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.compile.CompileResult;
import savepoint.grader.compile.Compiler;
import savepoint.grader.database.HandInServers;
import savepoint.grader.database.Lease;
import savepoint.grader.database.Template;
import savepoint.grader.sandbox.JvmBox;
import savepoint.grader.sandbox.Sandbox;
import savepoint.grader.sandbox.SandboxUnavailable;
import savepoint.grader.sandbox.Total;

/// The tools of a grader, opened once and shared by all its gradings: sandbox, compiler, hand-in servers.
public final class Workshop implements AutoCloseable {
    private static final int BUNDLES = 100;

    private final Sandbox sandbox;
    private final JvmBox jvm;
    private final Compiler compiler;
    private final HandInServers servers;
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

    public Workshop(Sandbox sandbox, JvmBox jvm, Compiler compiler, HandInServers servers) {
        this.sandbox = sandbox;
        this.jvm = jvm;
        this.compiler = compiler;
        this.servers = servers;
    }

    Prepared prepare(Bundle bundle, Map<String, String> sources, long seed, Stopwatch stopwatch)
            throws BrokenBundle, SQLException, InterruptedException {
        if (!bundle.isJava()) {
            var lease = servers.lease();
            return ready(new SqlExecution(bundle, sources, lease, stopwatch), lease);
        }
        var own = trusted(bundle);
        return switch (stopwatch.time(
                Stopwatch.Phase.COMPILE, () -> compiler.compile(sources, own.api()))) {
            case CompileResult.Failed(var errors) -> new Prepared.DoesNotCompile(errors);
            case CompileResult.LimitHit(var limit) ->
                    new Prepared.TooCostly("compiling it takes too much " + limit.words());
            case CompileResult.Compiled(var classes) -> {
                var lease = servers.lease();
                var starter =
                        new HandInJvm.Starter(sandbox, jvm, bundle.limits(), own.all(), classes);
                yield ready(new JavaExecution(bundle, lease, starter, seed, stopwatch), lease);
            }
        };
    }

    private static Prepared ready(Execution execution, Lease lease) {
        return new Prepared.Ready(new OnLease(execution, lease));
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
            case CompileResult.Compiled(var classes) -> classes;
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

    /// Starts a box and makes a database.
    void tryOut() throws SandboxUnavailable, IOException, SQLException, InterruptedException {
        sandbox.tryOut();
        try (var lease = servers.lease()) {
            lease.create(Template.of("", List.of())).close();
        }
    }

    /// Such as `postgresql 18.6`.
    String engineVersion() {
        return servers.engineVersion();
    }

    @Override
    public void close() {
        servers.close();
        compiler.close();
        sandbox.close();
    }
}
