package savepoint.server.quiz.clock;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface OutageStore {
    @SqlQuery("select at from platform_beat for update")
    Optional<Instant> lock();

    @SqlUpdate(
            """
            insert into platform_beat (singleton, at) values (true, :now)
            on conflict (singleton) do update set at = greatest(platform_beat.at, excluded.at)
            """)
    void mark(Instant now);

    @SqlUpdate("insert into outage (began_at, ended_at) values (:from, :until)")
    void insert(Instant from, Instant until);

    /// Puts it on the record of every attempt that is not ended.
    @SqlUpdate(
            """
            insert into attempt_time (attempt_id, kind, at, outage_from)
            select id, 'outage', :until, :from
              from attempt
             where ended_at is null and started_at < :until
            """)
    int concern(Instant from, Instant until);
}
