package savepoint.postgres;

/// The one database that servers and graders share, with a login for each of its three roles.
public sealed interface PlatformDatabase extends AutoCloseable
        permits EmbeddedPostgres, ExternalPostgres {
    /// The role that migrates and owns every table.
    DatabaseLogin owner();

    /// The role of web servers; it may only add to the audit.
    DatabaseLogin server();

    /// The role of graders; it sees gradings, verdicts and content, and no people.
    DatabaseLogin grader();

    @Override
    void close();
}
