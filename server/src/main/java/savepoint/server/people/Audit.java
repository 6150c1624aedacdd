package savepoint.server.people;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import tools.jackson.databind.json.JsonMapper;

/// Who did what to whom, and why: written in the transaction that does it, never changed afterwards.
public final class Audit {
    private final InstantSource clock;

    /// Records by this clock.
    public Audit(InstantSource clock) {
        this.clock = clock;
    }

    interface Store {
        @SqlUpdate(
                """
                insert into audit (at, actor_id, term_id, action, subject, detail)
                values (:at, :actor, :term, :action, :subject, :detail::jsonb)
                """)
        void insert(
                Instant at, Long actor, Long term, String action, String subject, String detail);
    }

    /// Records what a member of a term did in it: `regraded`, `submission abc…`, and the reason or the old and new
    /// values.
    public void record(
            Handle handle,
            Viewer.Member actor,
            String action,
            String subject,
            Map<String, ?> detail) {
        record(handle, actor.person(), actor.term(), action, subject, detail);
    }

    /// Records what somebody did; `actor` is null for the system itself, `term` where none is concerned.
    public void record(
            Handle handle,
            Person actor,
            Term term,
            String action,
            String subject,
            Map<String, ?> detail) {
        handle.attach(Store.class)
                .insert(
                        clock.instant(),
                        actor == null ? null : actor.id(),
                        term == null ? null : term.id(),
                        action,
                        subject,
                        JsonMapper.shared().writeValueAsString(detail));
    }
}
