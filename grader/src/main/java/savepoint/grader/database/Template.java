package savepoint.grader.database;

import java.util.List;
import savepoint.grader.sandbox.Fingerprint;

/// What a case's database starts with.
///
/// @param key tells templates apart: made of all the rest
/// @param schema SQL of an author
/// @param fixtures SQL of an author, run in this order
/// @param ddl whether the hand-in may make objects of its own
public record Template(String key, String schema, List<String> fixtures, boolean ddl) {
    /// Hand-ins can read the names of templates: none may prove a guess about the rows of one by its hash.
    private static final String SALT = Passwords.fresh();

    public Template {
        fixtures = List.copyOf(fixtures);
    }

    /// For a hand-in that works on rows.
    public static Template of(String schema, List<String> fixtures) {
        return of(schema, fixtures, false);
    }

    /// For a hand-in that may make tables, views and temporary tables, if `ddl` says so.
    public static Template of(String schema, List<String> fixtures, boolean ddl) {
        var fingerprint = new Fingerprint().with(SALT).with(Boolean.toString(ddl)).with(schema);
        fixtures.forEach(fingerprint::with);
        return new Template(fingerprint.name(), schema, fixtures, ddl);
    }
}
