package savepoint.grader.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder of one open sandbox: launch script, filters, slot folders. Locked while its process lives; the folders
/// of processes that died are removed, with what they left running.
record Home(Path folder, Claim lock) implements AutoCloseable {
    private static final String PREFIX = "boxes-";
    private static final String LOCK = "lock";

    static Home in(Path work) throws IOException {
        Files.createDirectories(work);
        sweep(work);
        Path folder = Files.createTempDirectory(work, PREFIX);
        Permissions.passable(folder);
        Claim lock =
                Claim.on(folder.resolve(LOCK))
                        .orElseThrow(() -> new IOException(folder + " was taken by a sweep"));
        var home = new Home(folder, lock);
        for (Path script : List.of(home.launch(), home.reach())) {
            try (var text = Home.class.getResourceAsStream(script.getFileName().toString())) {
                Files.copy(text, script);
            }
        }
        Files.writeString(home.passwd(), "job:x:1000:1000::/:/bin/false\n");
        Permissions.readable(home.passwd());
        return home;
    }

    Path launch() {
        return folder.resolve("launch.sh");
    }

    Path reach() {
        return folder.resolve("reach.sh");
    }

    /// PostgreSQL wants its user to have a name.
    Path passwd() {
        return folder.resolve("passwd");
    }

    Path filter(Architecture architecture, Profile profile) throws IOException {
        return Files.write(
                folder.resolve("filter-" + profile), SystemCallFilter.write(architecture, profile));
    }

    private static void sweep(Path work) throws IOException {
        try (Stream<Path> homes = Files.list(work)) {
            for (Path home : (Iterable<Path>) homes::iterator) {
                boolean ours = home.getFileName().toString().startsWith(PREFIX);
                // a home without a lock is being made right now
                if (!ours || !Files.exists(home.resolve(LOCK))) continue;
                try (Claim dead = Claim.on(home.resolve(LOCK)).orElse(null)) {
                    if (dead == null) continue; // its process lives
                    Leftovers.kill(home);
                    remove(home);
                }
            }
        }
    }

    /// Only the grader ever wrote in it, so nothing in it is a trap.
    private static void remove(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() {
        try {
            remove(folder);
            lock.close();
        } catch (IOException e) {
            throw new SandboxFault("cannot remove " + folder, e);
        }
    }
}
