package savepoint.grader.check;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/// The keys and indexes of schema public, in words: `primary key customer(id)`, `unique customer(email)`, `foreign key
/// purchase(customer_id)`, and for each index its columns and every beginning of them: `index purchase(customer_id)`.
public final class SchemaFacts {
    private static final String CONSTRAINTS =
            """
            select case c.contype when 'p' then 'primary key' when 'u' then 'unique' else 'foreign key' end
                   || ' ' || r.relname || '('
                   || (select pg_catalog.string_agg(a.attname, ', ' order by k.place)
                         from pg_catalog.unnest(c.conkey) with ordinality k(attnum, place)
                         join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum)
                   || ')'
              from pg_catalog.pg_constraint c
              join pg_catalog.pg_class r on r.oid = c.conrelid
             where r.relnamespace = 'public'::pg_catalog.regnamespace and c.contype in ('p', 'u', 'f')\
            """;

    // a unique index is as good as the constraint
    private static final String INDEXES =
            """
            select case when i.indisunique and i.indpred is null and n = i.indnkeyatts then 'unique' else 'index' end
                   || ' ' || r.relname || '('
                   || (select pg_catalog.string_agg(a.attname, ', ' order by k.place)
                         from pg_catalog.unnest(i.indkey::int2[]) with ordinality k(attnum, place)
                         join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                        where k.place <= n)
                   || ')',
                   'index ' || r.relname || '('
                   || (select pg_catalog.string_agg(a.attname, ', ' order by k.place)
                         from pg_catalog.unnest(i.indkey::int2[]) with ordinality k(attnum, place)
                         join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                        where k.place <= n)
                   || ')'
              from pg_catalog.pg_index i
              join pg_catalog.pg_class r on r.oid = i.indrelid
             cross join pg_catalog.generate_series(1, i.indnkeyatts) n
             where r.relnamespace = 'public'::pg_catalog.regnamespace and i.indexprs is null\
            """;

    private SchemaFacts() {}

    /// @param checker see [ResultReader]
    public static Set<String> of(Connection checker) throws SQLException {
        var facts = new TreeSet<String>();
        for (var sql : new String[] {CONSTRAINTS, INDEXES}) {
            try (var statement = checker.createStatement();
                    var rows = statement.executeQuery(sql)) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++)
                        if (rows.getString(i) != null) facts.add(rows.getString(i));
                }
            }
        }
        return facts;
    }
}
