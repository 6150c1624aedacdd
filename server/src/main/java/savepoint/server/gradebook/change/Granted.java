package savepoint.server.gradebook.change;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import savepoint.server.db.Refs;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;

/// Points that an appeal was granted: a decision like any other, taken by whoever answered it, whatever was decided before.
public final class Granted {
    private static final String WORDS = "appeal granted: ";

    private final Audit audit;
    private final InstantSource clock;

    /// Decisions taken by this clock.
    public Granted(Audit audit, InstantSource clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /// Whose points for what; `student` (the enrolment's ref) and `slug` are for the record.
    public record Of(long enrolment, String student, long activity, String slug) {}

    /// Sets the points in the caller's transaction.
    public void set(Handle handle, Viewer.Staff by, Of cell, BigDecimal points, String reason) {
        var inside = handle.attach(ChangeStore.class);
        inside.lock(by.term().id());
        var now =
                inside.now(new Long[] {cell.activity()}, new Long[] {cell.enrolment()}).stream()
                        .findFirst();
        var decision = new Decision.Points(points);
        var made =
                new ChangeStore.New(
                        Refs.random(),
                        by.term().id(),
                        decision.change(),
                        null,
                        words(reason),
                        by.person().id(),
                        clock.instant(),
                        Refs.random());
        inside.write(
                cell.activity(),
                cell.enrolment(),
                now.map(ChangeStore.Version::version).orElse(0) + 1,
                inside.insert(made),
                decision.kind(),
                points);
        audit.record(
                handle,
                by,
                "grade: " + made.kind(),
                "enrolment " + cell.student(),
                Map.of(
                        "activity", cell.slug(),
                        "from",
                                now.map(one -> Decision.words(one.kind(), one.points()))
                                        .orElse("as earned"),
                        "to", decision.words(),
                        "reason", made.reason(),
                        "change", made.ref()));
    }

    /// All of it stands with the appeal.
    private static String words(String reason) {
        var most = Changes.LONGEST_REASON - WORDS.length();
        return WORDS + (reason.length() <= most ? reason : reason.substring(0, most - 1) + "…");
    }
}
