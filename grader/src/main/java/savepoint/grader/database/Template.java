package savepoint.grader.database;

import java.util.List;
import savepoint.grader.sandbox.Fingerprint;

/// What a case's database starts with.
///
/// @param key tells templates apart: made of all the rest
/// @param schema SQL of an author
/// @param fixtures SQL of an author, run in this order
/// @param rights of whoever works in it
public record Template(String key, String schema, List<String> fixtures, Rights rights) {
    /// Hand-ins can read the names of templates: none may prove a guess about the rows of one by its hash.
    private static final String SALT = Passwords.fresh();

    public Template {
        fixtures = List.copyOf(fixtures);
    }

    /// What may be done in it.
    public enum Rights {
        /// Work on the rows of the author's tables.
        ROWS,
        /// Make tables, views and temporary tables as well.
        OBJECTS,
        /// Change and drop the author's tables as well: they are one's own.
        ALL;

        boolean ddl() {
            return this != ROWS;
        }
    }

    /// For a hand-in that works on rows.
    public static Template of(String schema, List<String> fixtures) {
        return of(schema, fixtures, Rights.ROWS);
    }

    /// For whoever has these rights.
    public static Template of(String schema, List<String> fixtures, Rights rights) {
        var fingerprint = new Fingerprint().with(SALT).with(rights.name()).with(schema);
        fixtures.forEach(fingerprint::with);
        return new Template(fingerprint.name(), schema, fixtures, rights);
    }
}
