package savepoint.grader.sandbox;

import java.util.ArrayList;
import java.util.List;

/// The flags of every JVM that runs inside a box. They keep it small and quick, and its words in order; they are no wall:
/// native code may be called, and meets the kernel's. (`--illegal-native-access=deny` would cost the class cache.)
public final class JvmFlags {
    private static final long MB = 1 << 20;

    private JvmFlags() {}

    /// For a JVM that runs a hand-in. Half of the box's memory is heap; code, classes, stacks and libc have the rest.
    public static List<String> handIn(Limits limits) {
        var flags = new ArrayList<>(flags(limits.memoryBytes() / 2, 64, 24));
        // it lives for a tenth of a second: code that runs a few hundred times is not worth
        // compiling
        flags.add("-XX:CompileThresholdScaling=3");
        return List.copyOf(flags);
    }

    /// For the compiler, whose own classes need more room.
    public static List<String> compiler(Limits limits) {
        return flags(limits.memoryBytes() / 2, 128, 64);
    }

    private static List<String> flags(long heapBytes, int metaspaceMb, int codeMb) {
        var flags = new ArrayList<String>();
        flags.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        flags.add("-XX:ActiveProcessorCount=1");
        flags.add("-Xmx" + heapBytes / MB + "m");
        flags.add("-XX:MaxMetaspaceSize=" + metaspaceMb + "m");
        flags.add("-XX:CompressedClassSpaceSize=" + metaspaceMb / 2 + "m");
        flags.add("-XX:ReservedCodeCacheSize=" + codeMb + "m");
        flags.add("-XX:MaxDirectMemorySize=16m");
        // nothing on disk, nobody attaches
        flags.addAll(List.of("-XX:-UsePerfData", "-XX:+DisableAttachMechanism"));
        flags.addAll(List.of("-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null"));
        flags.add("-XX:+SuppressFatalErrorMessage");
        flags.add("-XX:+ExitOnOutOfMemoryError");
        // the JVM's own words must not mix with frames on standard output
        flags.add("-XX:+DisplayVMOutputToStderr");
        flags.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
        // the same on every machine
        flags.addAll(List.of("-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8"));
        flags.addAll(List.of("-Duser.timezone=UTC", "-Duser.language=en", "-Duser.country=US"));
        flags.addAll(List.of("-Djava.io.tmpdir=/tmp", "-Djava.awt.headless=true"));
        return List.copyOf(flags);
    }
}
