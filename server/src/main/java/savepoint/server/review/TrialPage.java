package savepoint.server.review;

import java.util.List;
import savepoint.server.assignment.RunPage;
import savepoint.server.grading.ProgressView;
import savepoint.server.grading.VerdictView;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;

/// A hand-in as its reviewer ran it (`review/run.html`). `rows` is null for the sample rows. Exactly one of `progress` and
/// `verdict` is null.
public record TrialPage(
        Link review,
        String rows,
        Moment asked,
        ProgressView progress,
        VerdictView verdict,
        List<RunPage.Output> outputs) {}
