package savepoint.server.console;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Files are divided by line ends.
interface ConsoleStore {
    /// As the database has it; `answer` is null while it is under way.
    record Row(String ref, String place, String kind, String sql, Instant askedAt, String answer) {}

    /// Finds the console, or makes it; two who ask at once come one after the other.
    @SqlQuery(
            """
            insert into console (ref, person_id, version_id, files, opened_at)
            values (:ref, :person, :version, string_to_array(:files, E'\\n'), :now)
            on conflict (person_id, version_id, files) do update set version_id = excluded.version_id
            returning id
            """)
    long open(String ref, Long person, long version, String files, Instant now);

    @SqlQuery(
            """
            insert into console_entry (ref, console_id, place, kind, sql, asked_at)
            values (:ref, :console, :place, :kind, :sql, :now)
            returning id
            """)
    long ask(String ref, long console, String place, String kind, String sql, Instant now);

    @SqlQuery(
            """
            select count(*) from console_entry e join console c on c.id = e.console_id
             where c.person_id = :person and e.answered_at is null and e.asked_at > :since
            """)
    int underWay(long person, Instant since);

    @SqlQuery(
            """
            select e.ref, e.place, e.kind, e.sql, e.asked_at, e.answer::text as answer
              from console_entry e join console c on c.id = e.console_id
             where c.person_id = :person and c.version_id = :version and c.files = string_to_array(:files, E'\\n')
               and e.id > c.begins_after
             order by e.id desc
             limit :most
            """)
    List<Row> entries(long person, long version, String files, int most);

    /// The newest description of the tables that nobody has changed.
    @SqlQuery(
            """
            select e.ref, e.place, e.kind, e.sql, e.asked_at, e.answer::text as answer
              from console_entry e join console c on c.id = e.console_id
             where c.person_id is null and c.version_id = :version and c.files = string_to_array(:files, E'\\n')
             order by e.id desc
             limit 1
            """)
    Optional<Row> tables(long version, String files);

    @SqlUpdate(
            """
            update console c set begins_after = (select coalesce(max(e.id), 0) from console_entry e where e.console_id = c.id)
             where c.person_id = :person and c.version_id = :version and c.files = string_to_array(:files, E'\\n')
            """)
    void reset(long person, long version, String files);
}
