package savepoint.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import savepoint.postgres.DatabaseLogin;
import savepoint.postgres.EmbeddedPostgres;
import savepoint.postgres.ExternalPostgres;
import savepoint.postgres.FolderInUseException;
import savepoint.postgres.PlatformDatabase;
import savepoint.postgres.PostgresBinaries;

/// Where the platform keeps its data, as the command line says.
final class Storage {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where the platform keeps its database (default: data)")
    private Path data;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "a PostgreSQL of yours instead, as postgresql://user@host/database; the password comes from "
                            + ExternalPostgres.PASSWORD
                            + " or from the file that "
                            + ExternalPostgres.PASSWORD_FILE
                            + " names")
    private String databaseUrl;

    /// The folder of the clone or installation, as the launcher names it.
    static Path home() {
        return Path.of(System.getProperty("savepoint.home", ".")).toAbsolutePath().normalize();
    }

    Path data() {
        return data == null ? home().resolve("data") : data.toAbsolutePath().normalize();
    }

    boolean isEmbedded() {
        return databaseUrl == null;
    }

    /// The folder of the embedded database.
    Path database() {
        return data().resolve("database");
    }

    /// The owner's login at an embedded database that another process runs.
    Optional<DatabaseLogin> running() throws Refusal {
        try {
            return isEmbedded() ? EmbeddedPostgres.running(database()) : Optional.empty();
        } catch (IOException unreadable) {
            throw new Refusal(
                    "cannot look into " + database() + ": " + unreadable.getMessage(), unreadable);
        }
    }

    PlatformDatabase open() throws Refusal {
        try {
            return isEmbedded()
                    ? EmbeddedPostgres.start(
                            database(), PostgresBinaries.in(data().resolve("postgresql")))
                    : ExternalPostgres.open(databaseUrl, System.getenv());
        } catch (FolderInUseException inUse) {
            throw new Refusal(inUse.getMessage(), inUse);
        } catch (IOException failed) {
            throw new Refusal(failed.getMessage(), failed);
        }
    }
}
