package savepoint.server.quiz.imports;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface ImportStore {
    /// What became of a file; `report` is JSON, `files` a zip.
    record Row(String fileName, String topic, String report, byte[] files) {}

    @SqlUpdate(
            """
            insert into question_import (ref, term_id, person_id, file_name, topic, report, files, made_at)
            values (:ref, :term, :person, :fileName, :topic, :report::jsonb, :files, :now)
            """)
    void insert(
            String ref,
            long term,
            long person,
            String fileName,
            String topic,
            String report,
            byte[] files,
            Instant now);

    @SqlQuery(
            """
            select file_name, topic, report, files from question_import where ref = :ref and term_id = :term
            """)
    Optional<Row> find(String ref, long term);

    /// Whoever wants older ones sends the file again.
    @SqlUpdate("delete from question_import where made_at < :before")
    int forget(Instant before);
}
