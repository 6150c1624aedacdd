package savepoint.migrations;

import org.flywaydb.core.Flyway;
import savepoint.postgres.DatabaseLogin;

/// Brings a database to the schema this version of Savepoint works with.
public final class Migrations {
    private Migrations() {}

    /// Runs what is missing; a changed, failed or unknown (newer) migration is an error, never repaired here.
    ///
    /// @param owner the login that owns the tables; the roles of server and grader must exist
    public static void run(DatabaseLogin owner) {
        Flyway.configure()
                .dataSource(owner.url(), owner.user(), owner.password())
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .ignoreMigrationPatterns(new String[0])
                .load()
                .migrate();
    }
}
