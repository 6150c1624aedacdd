package savepoint.grader.database;

import java.util.ArrayList;
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

    /// Stores the rows of each table in the order of a hash. Foreign keys and triggers see nothing of it.
    private static final String SHUFFLE =
            """
            do $shuffle$
            declare
                found record;
            begin
                for found in
                    select c.relname as name
                      from pg_class c
                     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                loop
                    execute format('create function public.savepoint_hash(public.%I) returns text immutable language sql '
                        || 'as $hash$ select md5(($1)::text) $hash$', found.name);
                    execute format('create index savepoint_shuffle on public.%I (public.savepoint_hash(%I))',
                        found.name, found.name);
                    execute format('cluster public.%I using savepoint_shuffle', found.name);
                    drop index public.savepoint_shuffle;
                    execute format('drop function public.savepoint_hash(public.%I)', found.name);
                end loop;
            end $shuffle$\
            """;

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

    /// The same rows, stored in another order.
    public Template shuffled() {
        var more = new ArrayList<>(fixtures);
        more.add(SHUFFLE);
        return of(schema, more, rights);
    }

    /// The same for somebody with these rights.
    public Template with(Rights other) {
        return of(schema, fixtures, other);
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
