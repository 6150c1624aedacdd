package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import savepoint.postgres.Folders;

/// A JVM's classes as they stand after a training run, loaded and linked, in a file: later JVMs start in a fraction of
/// the time (JEP 483, JEP 515). What is trained with is our own code, never a hand-in.
///
/// @param flags of the JVM; limits of memory may differ between training and use
public record ClassCache(
        String name, List<String> flags, String mainClass, List<String> arguments, Limits limits) {
    private static final Logger LOG = LoggerFactory.getLogger(ClassCache.class);
    private static final String PLACE = "/made";

    /// Has the box do what later ones will do most.
    public interface Training {
        void run(Box box) throws IOException, SQLException, InterruptedException;
    }

    /// The same JVM with its cache, which is made in `folder` when it is not there yet; without one where none can be made.
    ///
    /// @param more what else the JVM in training sees
    public JvmBox in(Path folder, Sandbox sandbox, JvmBox jvm, List<Bind> more, Training training)
            throws IOException, SQLException, InterruptedException {
        Path file = folder.toAbsolutePath().resolve(name + "-" + fingerprint(jvm));
        try {
            if (!Files.exists(file)) make(file, sandbox, jvm, more, training);
        } catch (SandboxFault fault) {
            if (Thread.interrupted()) throw new InterruptedException("the grader is closing");
            LOG.warn("The {} starts without its classes kept, more slowly", name, fault);
            return jvm;
        }
        return new JvmBox(jvm.jdk(), jvm.image(), jvm.outfit(), Optional.of(file));
    }

    /// A cache fits one JDK, one set of jars and one set of flags; the files' times tell whether they are the same.
    private String fingerprint(JvmBox jvm) throws IOException {
        Path modules = jvm.jdk().home().resolve("lib/modules");
        return new Fingerprint()
                .with(modules.toString())
                .with(Files.getLastModifiedTime(modules).toString())
                .with(jvm.image().folder().toString())
                .with(Files.getLastModifiedTime(jvm.image().folder()).toString())
                .with(jvm.image().classPath(jvm.outfit()))
                .with(String.join(" ", flags))
                .with(mainClass)
                .name();
    }

    private void make(Path file, Sandbox sandbox, JvmBox jvm, List<Bind> more, Training training)
            throws IOException, SQLException, InterruptedException {
        Files.createDirectories(file.getParent());
        Permissions.passable(file.getParent());
        Path folder = Files.createTempDirectory(file.getParent(), "new-");
        try {
            var binds = new ArrayList<>(more);
            binds.add(Bind.own(folder, PLACE));
            run(sandbox, jvm, binds, training, "-XX:AOTMode=record");
            run(
                    sandbox,
                    jvm,
                    binds,
                    Box::await,
                    "-XX:AOTMode=create",
                    "-XX:AOTCache=" + PLACE + "/cache");
            // a file of our own: a box's user must not own what later boxes load
            Path copy =
                    Files.copy(
                            folder.resolve("cache"),
                            folder.resolveSibling(folder.getFileName() + "-file"));
            Permissions.readable(copy);
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(folder);
        }
    }

    private void run(
            Sandbox sandbox, JvmBox jvm, List<Bind> binds, Training training, String... mode)
            throws IOException, SQLException, InterruptedException {
        var all = new ArrayList<>(flags);
        all.addAll(List.of(mode));
        all.add("-XX:AOTConfiguration=" + PLACE + "/configuration");
        var spec =
                jvm.spec(
                        "training " + name,
                        all,
                        mainClass,
                        arguments,
                        limits,
                        binds,
                        BoxSpec.Turn.AT_ONCE);
        try (var box = sandbox.start(spec)) {
            try {
                training.run(box);
                box.stdin().close();
            } catch (IOException gone) {
                // where memory is limited by address space, a JVM may find no room to record
                throw new SandboxFault(
                        "%s broke off: %s".formatted(spec.name(), box.errors().trim()), gone);
            }
            if (!box.await().equals(new Ending.Exited(0))) {
                throw new SandboxFault(
                        "%s ended with %s: %s"
                                .formatted(spec.name(), box.await(), box.errors().trim()));
            }
        }
    }
}
