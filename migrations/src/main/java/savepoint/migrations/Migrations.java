package savepoint.migrations;

import org.flywaydb.core.Flyway;

/// Brings a database to the schema this version of Savepoint works with.
public final class Migrations {
    private Migrations() {}

    /// Runs what is missing as `savepoint_owner`; a changed or failed migration is an error, never repaired here.
    public static void run(String url, String user, String password) {
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/migration")
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
