package savepoint.server.appeal;

import java.math.BigDecimal;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import savepoint.server.people.Viewer;

/// A feature whose points can be appealed; the composition root makes it known to [AppealRoutes].
public interface Appealable {
    /// The kind of its subjects, such as `quiz-question`.
    String kind();

    /// A subject as this viewer may see it: a student finds only what is theirs, staff what is of their term.
    Optional<AppealSubject> find(Viewer.Member viewer, String ref);

    /// Gives the points that an appeal was granted, within its transaction. They are no more than is possible.
    ///
    /// @param reason what the student reads
    void grant(
            Handle handle,
            Viewer.Staff by,
            AppealSubject subject,
            BigDecimal points,
            String reason);
}
