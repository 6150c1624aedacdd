package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/// Runs programs so that they reach nothing but what they were given: bubblewrap with namespaces, a read-only file
/// system of a few files, a system call filter, and limits that are enforced from outside. It never runs one bare.
public final class Sandbox implements AutoCloseable {
    /// Boxes at once; more wait for a slot.
    private static final int CAPACITY = 128;

    private final Home home;
    private final boolean root;
    private final ControlGroups groups;
    private final Isolation isolation;
    private final Launch launch;
    private final Map<Profile, Path> filters = new EnumMap<>(Profile.class);
    private final Slots slots;
    private final Spawner spawner = new Spawner();
    private final Watch watch = new Watch();
    private final Ledger ledger = new Ledger();

    private Sandbox(Path work, Architecture architecture, Tools tools) throws IOException {
        root = Users.own() == 0;
        home = Home.in(work);
        groups = ControlGroups.discover();
        isolation = Isolation.of(root, groups, tools.bwrapVersion());
        for (Profile profile : Profile.values()) {
            filters.put(profile, home.filter(architecture, profile));
        }
        launch = new Launch(tools, root, home);
        slots = new Slots(root, home.folder(), CAPACITY);
        slots.sweep(groups);
    }

    /// Prepares a sandbox that keeps its files in a folder of its own under `work`, and proves that it can start a box.
    public static Sandbox open(Path work) throws SandboxUnavailable {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new SandboxUnavailable(
                    "hand-ins can be isolated on Linux only", "Run the grader on Linux");
        }
        Architecture architecture =
                Architecture.current()
                        .orElseThrow(() ->
                                new SandboxUnavailable(
                                        "no system call filter for "
                                                + System.getProperty("os.arch"),
                                        "Run the grader on x86-64 or arm64"));
        try {
            var sandbox = new Sandbox(work.toAbsolutePath(), architecture, Tools.find());
            try {
                Trial.of(sandbox);
                return sandbox;
            } catch (SandboxUnavailable | IOException | RuntimeException e) {
                sandbox.close();
                throw e;
            }
        } catch (IOException e) {
            throw new SandboxUnavailable(
                    "the sandbox cannot be prepared in " + work + ": " + e,
                    "See that the grader may write there");
        }
    }

    /// Starts a box in a free slot, waiting for one if all are taken. Close the box to free its slot.
    public Box start(BoxSpec spec) {
        Slot slot = slots.take();
        try {
            ControlGroup group = groups.make(Slots.GROUP + slot.id());
            group.limit(spec.limits().memoryBytes(), spec.limits().processes());
            Files.deleteIfExists(slot.report());
            for (Bind bind : spec.binds()) give(bind, slot);
            Path filter = filters.get(spec.profile());
            Process process = spawner.start(launch.command(spec, slot, group, filter));
            var inside = new Inside(slot, group, root);
            var box = new Box(spec, process, inside, (b, empty) -> released(b, slot, empty));
            if (spec.turn() == BoxSpec.Turn.AT_ONCE) box.go();
            watch.add(box);
            ledger.enter(box);
            return box;
        } catch (IOException | RuntimeException e) {
            slots.giveBack(slot);
            throw e instanceof SandboxFault fault
                    ? fault
                    : new SandboxFault("cannot start " + spec.name(), e);
        }
    }

    /// Starts a box with nothing in it but a JVM.
    ///
    /// @throws SandboxUnavailable if that fails, with why and what to do
    public void tryOut() throws SandboxUnavailable, IOException {
        Trial.of(this);
    }

    /// What this machine isolates by the kernel, and what only by watching.
    public Isolation isolation() {
        return isolation;
    }

    /// What its boxes have used so far, by their names: those that live, and those that have gone.
    public Map<String, Total> totals() {
        return ledger.totals();
    }

    /// Ends every box and removes the sandbox's files.
    @Override
    public void close() {
        watch.boxes().forEach(Box::close);
        watch.close();
        spawner.close();
        slots.close();
        home.close();
    }

    private void give(Bind bind, Slot slot) throws IOException {
        if (!root) return;
        switch (bind.access()) {
            case READ -> {}
            case SOCKETS -> Permissions.passableFor(slot.uid(), bind.source());
            case OWN -> Permissions.giveTo(slot.uid(), bind.source());
        }
    }

    private void released(Box box, Slot slot, boolean empty) {
        watch.remove(box);
        if (empty) {
            slots.giveBack(slot);
        } else {
            slots.abandon();
        }
        ledger.leave(box);
    }
}
