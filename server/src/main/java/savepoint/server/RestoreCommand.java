package savepoint.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import savepoint.keeping.Restore;

/// `restore`: makes the platform again of a backup.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Makes the platform again of a backup, in a data folder or a database that is empty. Nothing is overwritten.")
final class RestoreCommand implements Callable<Integer> {
    @Mixin private Storage storage;

    @Parameters(paramLabel = "FILE", description = "what backup has written")
    private Path file;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Refusal {
        if (!Files.isRegularFile(file)) throw new Refusal("there is no file " + file);
        try (var postgres = storage.open()) {
            var manifest = Restore.read(file, postgres.owner());
            var out = spec.commandLine().getOut();
            out.printf(
                    "Restored: %d rows of %d tables, as they were at %s. Start the platform as before.%n",
                    manifest.rows(), manifest.tables().size(), manifest.madeAt());
            out.flush();
            return 0;
        } catch (IOException | SQLException failed) {
            throw new Refusal("nothing was restored: " + failed.getMessage(), failed);
        }
    }
}
