package savepoint.server.marking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

interface CommentStore {
    String COMMENT =
            """
            select c.ref, c.path, c.line, c.signature is not null as pattern, v.body, v.version,
                   author.id as author_id, author.name as author, first.at as written_at,
                   editor.name as changed_by, v.at as changed_at
              from staff_comment c
              join lateral (
                select * from staff_comment_version v where v.comment_id = c.id order by v.version desc limit 1
              ) v on v.body <> ''
              join staff_comment_version first on first.comment_id = c.id and first.version = 1
              join person author on author.id = first.by_person
              join person editor on editor.id = v.by_person
            """;

    @SqlQuery(
            COMMENT
                    + """
                     where c.submission_id = :submission
                        or c.submission_id is null
                           and (c.activity_id, c.signature) in (
                                select w.activity_id, check_signature(ev.body)
                                  from submission s
                                  join work w on w.id = s.work_id
                                  join effective_verdict ev on ev.submission_id = s.id
                                 where s.id = :submission)
                     order by c.path, c.line, c.id
                    """)
    List<Comment> of(long submission);

    @SqlQuery(
            COMMENT + " where c.activity_id = :activity and c.signature = :signature order by c.id")
    List<Comment> ofPattern(long activity, String signature);

    @SqlQuery(
            """
            select distinct c.signature
              from staff_comment c
             where c.activity_id = :activity and c.signature is not null
               and (select v.body from staff_comment_version v where v.comment_id = c.id order by v.version desc limit 1) <> ''
             order by c.signature
            """)
    List<String> commentedPatterns(long activity);

    /// A comment by its ref, with where it leads back to: the submission's ref, null for a pattern.
    record Found(long id, long activityId, String assignment, String submission, long author) {}

    @SqlQuery(
            """
            select c.id, c.activity_id, a.slug as assignment, s.ref as submission, first.by_person as author
              from staff_comment c
              join activity a on a.id = c.activity_id and a.term_id = :term
              join staff_comment_version first on first.comment_id = c.id and first.version = 1
              left join submission s on s.id = c.submission_id
             where c.ref = :ref
            """)
    Optional<Found> find(long term, String ref);

    @SqlQuery(COMMENT + " where c.id = :comment")
    Optional<Comment> get(long comment);

    @SqlQuery(
            """
            insert into staff_comment (ref, activity_id, submission_id, path, line, idempotency_key)
            select :ref, w.activity_id, s.id, :path, :line, :key
              from submission s
              join work w on w.id = s.work_id
             where s.id = :submission
            on conflict (idempotency_key) do nothing
            returning id
            """)
    Optional<Long> insert(String ref, long submission, String path, Integer line, String key);

    @SqlQuery(
            """
            insert into staff_comment (ref, activity_id, signature, idempotency_key)
            values (:ref, :activity, :signature, :key)
            on conflict (idempotency_key) do nothing
            returning id
            """)
    Optional<Long> insertOnPattern(String ref, long activity, String signature, String key);

    /// 0 where somebody has written another version meanwhile.
    @SqlUpdate(
            """
            insert into staff_comment_version (comment_id, version, body, by_person, at)
            select :comment, :basedOn + 1, :body, :person, :now
             where :basedOn = (select coalesce(max(version), 0) from staff_comment_version where comment_id = :comment)
            on conflict do nothing
            """)
    int write(long comment, int basedOn, String body, long person, Instant now);
}
