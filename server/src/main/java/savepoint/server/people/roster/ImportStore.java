package savepoint.server.people.roster;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ImportStore {
    @SqlUpdate(
            """
            insert into roster_import (ref, term_id, person_id, file_name, bytes, made_at)
            values (:ref, :term, :person, :fileName, :bytes, :now)
            """)
    void insert(String ref, long term, long person, String fileName, byte[] bytes, Instant now);

    @SqlQuery(
            """
            select ref, file_name, bytes from roster_import where ref = :ref and term_id = :term
            """)
    Optional<RosterImports.Sent> find(String ref, long term);

    /// Names and addresses are kept no longer than they are looked at.
    @SqlUpdate("delete from roster_import where made_at < :before")
    int forget(Instant before);

    @SqlUpdate("delete from roster_import where ref = :ref")
    int delete(String ref);
}
