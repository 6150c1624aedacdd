package savepoint.runner.engine;

/// What an engine's box can be asked, by the byte before each request.
public final class EngineRequest {
    /// Put an empty database in the place of the last one.
    public static final int BEGIN = 'B';

    /// Put files there; a number of them and their bytes follow.
    public static final int LOAD = 'L';

    /// Run statements of the author's; they follow.
    public static final int RUN = 'R';

    /// Run statements of a hand-in whose task is to make tables; they follow.
    public static final int MAKE = 'M';

    /// Answer the database as a file.
    public static final int IMAGE = 'I';

    /// Answer a query's rows. Whether the tables are to be read in another order, how many rows there may be, and the
    /// query follow.
    public static final int ASK = 'Q';

    /// Try statements, each alone, and answer what came of them and which keys and indexes there are; they follow.
    public static final int PROBE = 'P';

    /// Answer tables. Their names (none for all) and the columns to leave out, as `table.column`, follow.
    public static final int TABLES = 'T';

    private EngineRequest() {}
}
