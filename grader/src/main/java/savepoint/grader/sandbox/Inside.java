package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/// The processes of a box, and how to end them.
record Inside(Slot slot, ControlGroup group, boolean ownUser) {
    /// Kills the first process of the box, and so all others: they share its process namespace. bubblewrap then reaps
    /// it and ends; killed together, it would leave a zombie to whatever reaps on this machine, sooner or later.
    ///
    /// @return whether there was such a process
    boolean kill() throws IOException {
        OptionalLong first = report().firstProcess();
        first.ifPresent(Inside::destroy);
        return first.isPresent();
    }

    /// Kills bubblewrap as well.
    void killHard() throws IOException {
        kill();
        group.kill();
    }

    /// Kills what outlived bubblewrap: killed while it set the box up, it takes nothing with it.
    void killRest() throws IOException {
        OptionalLong first = report().firstProcess();
        if (first.isPresent() && isBoxed(first.getAsLong())) destroy(first.getAsLong());
        if (!group.isEmpty()) group.kill();
        if (ownUser) Users.killAll(slot.uid());
    }

    /// Returns when nothing is left, and gives the control group back.
    void remove() throws IOException {
        killRest();
        group.sweep();
    }

    Report report() {
        return new Report(slot.report());
    }

    /// Whether a process lives in another user namespace than ours: a number may have been given to somebody else.
    static boolean isBoxed(long pid) throws IOException {
        try {
            Path theirs = Path.of("/proc", Long.toString(pid), "ns", "user");
            return !Files.readSymbolicLink(theirs)
                    .equals(Files.readSymbolicLink(Path.of("/proc/self/ns/user")));
        } catch (NoSuchFileException _) {
            return false; // it has ended
        }
    }

    static void destroy(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
}
