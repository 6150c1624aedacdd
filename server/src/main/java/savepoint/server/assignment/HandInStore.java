package savepoint.server.assignment;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import savepoint.server.grading.Gradings;

interface HandInStore {
    String SUBJECT =
            """
            select s.id, w.ref as work, s.by_enrolment as enrolment, s.tree, :version as version
              from submission s
              join work w on w.id = s.work_id
            """;

    String COUNTING = "left join lateral (" + Counting.NUMBER + ") c on true\n";

    @SqlQuery(
            SUBJECT
                    + COUNTING
                    + """
                     where w.activity_id = :activity
                       and s.number = coalesce(c.number, (select max(n.number) from submission n where n.work_id = w.id))
                     order by s.id
                    """)
    List<Gradings.Subject> counting(long activity, long version);

    @SqlQuery(SUBJECT + " where w.activity_id = :activity order by s.id")
    List<Gradings.Subject> every(long activity, long version);

    /// @param refs divided by commas
    @SqlQuery(
            SUBJECT
                    + """
                     where w.activity_id = :activity and s.ref = any (string_to_array(:refs, ','))
                     order by s.id
                    """)
    List<Gradings.Subject> chosen(long activity, long version, String refs);

    @SqlQuery(
            """
            select count(*)
              from submission s
              join work w on w.id = s.work_id
            """
                    + COUNTING
                    + """
                      join effective_verdict ev on ev.submission_id = s.id
                      join grading g on g.id = ev.grading_id
                     where w.activity_id = :activity and s.number = c.number and g.version_id <> :version
                    """)
    int gradedByOther(long activity, long version);
}
