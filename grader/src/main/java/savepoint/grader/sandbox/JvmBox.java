package savepoint.grader.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Describes boxes that hold one JVM with a main class of the runner image.
///
/// @param cache its classes as a [ClassCache] keeps them, if there is one
public record JvmBox(Jdk jdk, RunnerImage image, Outfit outfit, Optional<Path> cache) {
    private static final String CACHE = "/classes";

    public JvmBox(Jdk jdk, RunnerImage image) {
        this(jdk, image, Outfit.USUAL, Optional.empty());
    }

    /// The same with other libraries, and so without the classes that were kept.
    public JvmBox in(Outfit other) {
        return new JvmBox(jdk, image, other, Optional.empty());
    }

    /// A JVM for a hand-in; its classes come over standard input.
    ///
    /// @param more what else it sees, its socket folder for instance
    public BoxSpec handIn(
            String name,
            String mainClass,
            List<String> arguments,
            Limits limits,
            List<Bind> more,
            BoxSpec.Turn turn) {
        return spec(name, JvmFlags.handIn(limits), mainClass, arguments, limits, more, turn);
    }

    /// A JVM with flags of its own.
    public BoxSpec spec(
            String name,
            List<String> flags,
            String mainClass,
            List<String> arguments,
            Limits limits,
            List<Bind> more,
            BoxSpec.Turn turn) {
        var command = new ArrayList<String>();
        command.add(Jdk.JAVA);
        command.addAll(flags);
        var binds = new ArrayList<>(jdk.binds());
        binds.add(image.bind());
        binds.addAll(more);
        cache.ifPresent(file -> {
            command.add("-XX:AOTCache=" + CACHE);
            binds.add(Bind.read(file, CACHE));
        });
        if (outfit.libraries().contains(RunnerImage.SQLITE))
            command.add("-Dorg.sqlite.lib.path=" + RunnerImage.NATIVE);
        command.addAll(List.of("-cp", image.classPath(outfit), mainClass));
        command.addAll(arguments);
        return new BoxSpec(name, command, binds, Profile.JVM, limits, outfit.scratchBytes(), turn);
    }
}
