package savepoint.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import savepoint.server.people.DemoPeople;

/// How somebody who has just started the platform gets in.
final class FirstSignIn {
    private final Platform platform;
    private final Storage storage;
    private final boolean isLoopback;
    private final Path file;

    /// Demo people are made only where nobody but this machine can reach them.
    FirstSignIn(Platform platform, Storage storage, boolean isLoopback) {
        this.platform = platform;
        this.storage = storage;
        this.isLoopback = isLoopback;
        this.file = storage.data().resolve("demo-people.txt");
    }

    /// Makes demo people where they are wanted, and returns what to say at the terminal.
    List<String> prepare() {
        var demo = new DemoPeople(platform.database(), platform.accounts(), platform.enrolments());
        if (storage.isEmbedded() && isLoopback) {
            var made = demo.make();
            if (!made.isEmpty()) {
                demo.enrol(platform.enrolments().everyTerm());
                var lines = table(made);
                write(lines);
                return lines;
            }
        }
        if (Files.exists(file)) {
            demo.enrol(platform.enrolments().everyTerm());
            return List.of("Demo people and their passwords: " + file);
        }
        if (platform.accounts().hasAdministrator()) return List.of();
        return List.of(
                "Nobody administers this platform yet. Make an administrator:",
                "  ./savepoint admin create --name 'Your Name' --email you@example.org");
    }

    private List<String> table(List<DemoPeople.Made> made) {
        var lines = new ArrayList<String>();
        lines.add("Demo people (kept in " + file + "):");
        made.forEach(one ->
                lines.add(
                        "  %-10s  %-20s  %-26s  %s"
                                .formatted(
                                        one.role().name().toLowerCase(Locale.ROOT),
                                        one.name(),
                                        one.email(),
                                        one.password())));
        return lines;
    }

    private void write(List<String> lines) {
        var secret =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, secret);
            Files.write(file, lines);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "cannot keep the demo people's passwords in " + file, failed);
        }
    }
}
