package savepoint.migrations;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import savepoint.postgres.DatabaseLogin;

/// Brings a database to the schema this version of Savepoint works with.
public final class Migrations {
    private Migrations() {}

    /// Runs what is missing; a changed, failed or unknown (newer) migration is an error, never repaired here.
    ///
    /// @param owner the login that owns the tables; the roles of server and grader must exist
    public static void run(DatabaseLogin owner) {
        of(owner).load().migrate();
    }

    /// The same up to a version, to fill the tables as they were then.
    public static void run(DatabaseLogin owner, String version) {
        of(owner).target(version).load().migrate();
    }

    /// The newest migration that was run on a database; empty for one that knows none.
    public static String version(DatabaseLogin owner) {
        var current = of(owner).load().info().current();
        return current == null ? "" : current.getVersion().getVersion();
    }

    /// Whether this version of Savepoint has a migration.
    public static boolean knows(DatabaseLogin owner, String version) {
        var asked = MigrationVersion.fromVersion(version);
        return Arrays.stream(of(owner).load().info().all())
                .anyMatch(one -> asked.equals(one.getVersion()) && one.getState().isResolved());
    }

    private static FluentConfiguration of(DatabaseLogin owner) {
        return Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .ignoreMigrationPatterns(new String[0]);
    }
}
