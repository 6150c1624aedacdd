package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The slots of one grader. As root, a slot is a user of its own, claimed for this process by a lock that the kernel
/// drops when the process dies; whoever claims a user next kills what the dead one left running under it.
final class Slots implements AutoCloseable {
    // not assigned to anything by systemd's UIDS-GIDS table, and inside the 65536 users of a
    // container
    private static final int FIRST_UID = 60_706;
    private static final int LAST_UID = 61_183;
    private static final Path CLAIMS = Path.of("/run/savepoint/users");
    static final String GROUP = "savepoint-";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final boolean root;
    private final Path home;
    private final Semaphore free;
    private final Deque<Slot> idle = new ArrayDeque<>();
    private final List<Claim> claims = new ArrayList<>();
    private int made;

    Slots(boolean root, Path home, int capacity) {
        this.root = root;
        this.home = home;
        this.free = new Semaphore(capacity, true);
    }

    /// Kills what dead graders left running in their slots, and removes their control groups.
    void sweep(ControlGroups groups) throws IOException {
        for (String group : groups.named(GROUP)) {
            String slot = group.substring(GROUP.length());
            if (root && slot.chars().allMatch(Character::isDigit)) {
                sweepUser(Integer.parseInt(slot), groups);
            } else if (!root && slot.contains("-")) {
                Path owner = home.resolveSibling(slot.substring(0, slot.lastIndexOf('-')));
                if (!Files.exists(owner)) groups.sweep(group);
            }
        }
    }

    private static void sweepUser(int uid, ControlGroups groups) throws IOException {
        Files.createDirectories(CLAIMS);
        try (Claim dead = Claim.on(CLAIMS.resolve(Integer.toString(uid))).orElse(null)) {
            if (dead == null) return; // its grader lives
            Users.killAll(uid);
            groups.sweep(GROUP + uid);
        }
    }

    /// A free slot, waiting for one if all are taken.
    Slot take() {
        try {
            if (!free.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new SandboxFault("no slot became free within " + PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SandboxFault("interrupted while waiting for a slot", e);
        }
        try {
            synchronized (this) {
                return idle.isEmpty() ? make() : idle.pop();
            }
        } catch (IOException | RuntimeException e) {
            free.release();
            throw e instanceof SandboxFault fault ? fault : new SandboxFault("no slot", e);
        }
    }

    void giveBack(Slot slot) {
        synchronized (this) {
            idle.push(slot);
        }
        free.release();
    }

    /// Never uses the slot again: something in it would not end. Another takes its place.
    void abandon() {
        free.release();
    }

    private Slot make() throws IOException {
        int number = made++;
        Path folder = Files.createDirectory(home.resolve("slot-" + number));
        Permissions.passable(folder);
        if (!root) return new Slot(home.getFileName() + "-" + number, Users.own(), folder);
        int uid = claim();
        Users.killAll(uid);
        return new Slot(Integer.toString(uid), uid, folder);
    }

    private int claim() throws IOException {
        Files.createDirectories(CLAIMS);
        for (int uid = FIRST_UID; uid <= LAST_UID; uid++) {
            Optional<Claim> claim = Claim.on(CLAIMS.resolve(Integer.toString(uid)));
            if (claim.isPresent()) {
                claims.add(claim.get());
                return uid;
            }
        }
        throw new SandboxFault("all slot users of this machine are taken, see " + CLAIMS);
    }

    @Override
    public synchronized void close() {
        claims.forEach(Claim::close);
    }
}
