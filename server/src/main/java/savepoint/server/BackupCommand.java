package savepoint.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import savepoint.keeping.Backup;
import savepoint.postgres.DatabaseLogin;

/// `backup`: everything that the platform knows, as of one moment, in one file; while it runs or not.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description =
                "Writes everything that the platform knows into one file, while it goes on. Keep it like a password: it holds"
                        + " people's names and work.")
final class BackupCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern OURS = Pattern.compile("savepoint-\\d{8}T\\d{6}Z\\.backup");

    @Mixin private Storage storage;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE|DIR",
            description =
                    "a new file, or a folder in which it is named by the time (default: backups, in the data folder)")
    private Path where;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "of those in the folder named by the time, removes all but the newest N")
    private Integer keep;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            description = "goes on, and writes another each time so much has passed, such as PT24H")
    private Duration every;

    @Spec private CommandSpec spec;

    private final InstantSource clock = InstantSource.system();

    @Override
    public Integer call() throws Refusal, IOException, InterruptedException {
        var place = where == null ? storage.data().resolve("backups") : where.toAbsolutePath();
        if (where == null) Files.createDirectories(place);
        boolean isFolder = Files.isDirectory(place);
        if (!isFolder && (keep != null || every != null))
            throw new Refusal("--keep and --every want a folder that exists: " + place);
        if (keep != null && keep < 1) throw new Refusal("--keep leaves one backup at least");
        if (every != null && every.toSeconds() < 1)
            throw new Refusal("--every takes a second at least");
        do {
            write(isFolder ? place.resolve(name(clock.instant())) : place);
            if (keep != null) removeOld(place);
            if (every != null) Thread.sleep(every);
        } while (every != null);
        return 0;
    }

    private static String name(Instant now) {
        return "savepoint-" + STAMP.format(now) + ".backup";
    }

    private void write(Path file) throws Refusal {
        if (Files.exists(file)) throw new Refusal("there is a file " + file + " already");
        var running = storage.running();
        if (running.isPresent()) {
            write(running.get(), file);
            return;
        }
        if (storage.isEmbedded() && !Files.isDirectory(storage.database()))
            throw new Refusal("there is no platform in " + storage.data());
        try (var postgres = storage.open()) {
            write(postgres.owner(), file);
        }
    }

    private void write(DatabaseLogin owner, Path file) throws Refusal {
        try {
            var begun = clock.instant();
            var manifest = Backup.write(owner, file, begun);
            PrintWriter out = spec.commandLine().getOut();
            out.printf(
                    "%s: %d rows of %d tables, %d KB, in %d ms; read back and sound%n",
                    file,
                    manifest.rows(),
                    manifest.tables().size(),
                    Files.size(file) / 1024,
                    Duration.between(begun, clock.instant()).toMillis());
            out.flush();
        } catch (FileAlreadyExistsException other) {
            throw new Refusal("another backup is being written to " + other.getFile(), other);
        } catch (IOException | SQLException failed) {
            throw new Refusal("no backup was written: " + failed.getMessage(), failed);
        }
    }

    private void removeOld(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var old =
                    files.filter(file -> OURS.matcher(file.getFileName().toString()).matches())
                            .sorted(Comparator.reverseOrder())
                            .skip(keep)
                            .toList();
            for (var file : old) Files.delete(file);
        }
    }
}
