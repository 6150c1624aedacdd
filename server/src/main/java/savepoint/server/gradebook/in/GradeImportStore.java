package savepoint.server.gradebook.in;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface GradeImportStore {
    @SqlUpdate("delete from grade_import where made_at < :before")
    void forget(Instant before);

    @SqlUpdate(
            """
            insert into grade_import (ref, term_id, person_id, file_name, bytes, made_at)
            values (:ref, :term, :person, :fileName, :bytes, :now)
            """)
    void insert(String ref, long term, long person, String fileName, byte[] bytes, Instant now);

    @SqlQuery("select ref, file_name, bytes from grade_import where ref = :ref and term_id = :term")
    Optional<GradeImports.Sent> find(String ref, long term);
}
