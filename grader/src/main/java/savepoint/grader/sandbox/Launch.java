package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The whole security posture of a box, as the command line that starts it. Nothing of a hand-in ever stands on it.
record Launch(Tools tools, boolean root, Home home) {
    private static final String FILTER = "9";
    private static final String REPORT = "8";

    /// User and group inside, the same in every box.
    private static final String USER = "1000";

    // bubblewrap's own report to the grader is a file and must fit
    private static final long SMALLEST_FILE_LIMIT = 64 << 10;
    private static final long OPEN_FILES = 1024;
    // a JVM reserves far more than it uses and fails at random near 1 GB
    private static final long ADDRESS_SPACE_SPARE = 3L << 30;

    // no terminals, which bubblewrap's own /dev has: their number is limited for the machine as a
    // whole
    private static final List<String> DEVICES =
            List.of("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom");

    /// Where kernels with pressure stall information have it.
    private static final Path PRESSURE = Path.of("/proc/pressure");

    /// An empty folder; every launch that needs it mounts its own over it.
    private static final Path REACH = Path.of("/run/savepoint/reach");

    List<String> command(BoxSpec spec, Slot slot, ControlGroup group, Path filter)
            throws IOException {
        var binds = new ArrayList<>(List.of(Bind.read(home.passwd(), "/etc/passwd")));
        binds.addAll(spec.binds());
        List<Path> hidden = hidden(binds);
        var line = new ArrayList<String>();
        line.addAll(List.of("/bin/sh", home.launch().toString()));
        line.addAll(List.of(filter.toString(), slot.report().toString()));
        group.doors().forEach(door -> line.add(door.toString()));
        line.add("--");
        if (!hidden.isEmpty()) line.addAll(reach(hidden));
        if (root) line.addAll(becomeUser(slot.uid()));
        line.addAll(limitResources(spec, group));
        line.addAll(separate());
        line.addAll(showFiles(binds, hidden, spec.scratchBytes()));
        line.add("--");
        line.addAll(spec.command());
        return line;
    }

    /// What lies in folders that the slot's user may not pass: in root's home, for instance.
    private List<Path> hidden(List<Bind> binds) throws IOException {
        var hidden = new ArrayList<Path>();
        if (!root) return hidden;
        for (Bind bind : binds) {
            Path source = bind.source().toRealPath();
            if (!Permissions.openToAll(source.getParent())) hidden.add(source);
        }
        return hidden;
    }

    private List<String> reach(List<Path> hidden) throws IOException {
        Files.createDirectories(REACH);
        var line = new ArrayList<String>();
        line.addAll(List.of(tools.unshare().toString(), "--mount", "--propagation", "slave"));
        line.addAll(List.of("/bin/sh", home.reach().toString(), REACH.toString()));
        hidden.forEach(source -> line.add(source.toString()));
        line.add("--");
        return line;
    }

    private List<String> becomeUser(int uid) {
        return List.of(
                tools.setpriv().toString(),
                "--reuid=" + uid,
                "--regid=" + uid,
                "--clear-groups",
                "--inh-caps=-all",
                "--no-new-privs");
    }

    private List<String> limitResources(BoxSpec spec, ControlGroup group) {
        boolean hasFolder =
                spec.binds().stream().anyMatch(bind -> bind.access() == Bind.Access.OWN);
        long files = hasFolder ? spec.limits().memoryBytes() : spec.scratchBytes();
        long largestFile = Math.max(files, SMALLEST_FILE_LIMIT);
        var line = new ArrayList<String>();
        line.add(tools.prlimit().toString());
        line.addAll(List.of("--core=0", "--nofile=" + OPEN_FILES, "--fsize=" + largestFile));
        // counts per user: says something only where the slot has one of its own
        if (root) line.add("--nproc=" + spec.limits().processes());
        if (!group.has(Hierarchy.Facility.MEMORY)) {
            line.add("--as=" + (spec.limits().memoryBytes() + ADDRESS_SPACE_SPARE));
        }
        return line;
    }

    private List<String> separate() {
        var line = new ArrayList<String>();
        line.add(tools.bwrap().toString());
        line.addAll(List.of("--unshare-user", "--unshare-all", "--disable-userns"));
        line.addAll(List.of("--uid", USER, "--gid", USER, "--hostname", "job"));
        line.addAll(List.of("--clearenv", "--die-with-parent", "--new-session", "--as-pid-1"));
        line.addAll(List.of("--seccomp", FILTER, "--json-status-fd", REPORT));
        return line;
    }

    private static List<String> showFiles(List<Bind> binds, List<Path> hidden, long scratchBytes)
            throws IOException {
        var line = new ArrayList<String>();
        line.addAll(List.of("--proc", "/proc", "--dir", "/dev"));
        // who is busy on this machine is not for hand-ins to read, still less to set alarms on
        if (Files.isDirectory(PRESSURE)) {
            line.addAll(List.of("--tmpfs", PRESSURE.toString()));
            line.addAll(List.of("--remount-ro", PRESSURE.toString()));
        }
        DEVICES.forEach(device -> line.addAll(List.of("--dev-bind", device, device)));
        if (scratchBytes > 0) {
            line.addAll(List.of("--size", Long.toString(scratchBytes), "--tmpfs", "/tmp"));
        } else {
            line.addAll(List.of("--dir", "/tmp"));
        }
        for (Bind bind : binds) {
            Path source = bind.source().toRealPath();
            int reached = hidden.indexOf(source);
            if (reached >= 0) source = REACH.resolve(Integer.toString(reached));
            line.add(
                    switch (bind.access()) {
                        case READ, SOCKETS -> "--ro-bind";
                        case OWN -> "--bind";
                    });
            line.addAll(List.of(source.toString(), bind.inside()));
        }
        line.addAll(List.of("--chdir", "/", "--remount-ro", "/"));
        return line;
    }
}
