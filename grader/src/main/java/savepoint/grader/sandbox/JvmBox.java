package savepoint.grader.sandbox;

import java.util.ArrayList;
import java.util.List;

/// Describes boxes that hold one JVM with a main class of the runner image.
public record JvmBox(Jdk jdk, RunnerImage image) {
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
        command.addAll(List.of("-cp", image.classPath(), mainClass));
        command.addAll(arguments);
        var binds = new ArrayList<>(jdk.binds());
        binds.add(image.bind());
        binds.addAll(more);
        return new BoxSpec(name, command, binds, Profile.JVM, limits, 0, turn);
    }
}
