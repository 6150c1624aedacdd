package savepoint.server.assignment;

import java.util.List;
import savepoint.grader.bundle.Bundle;
import savepoint.grader.verdict.GradingReport;
import savepoint.server.console.ConsolePanel;
import savepoint.server.grading.ProgressView;
import savepoint.server.grading.VerdictView;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;

/// A try on the visible rows (`assignment/run.html`): its progress, then what the checks found and what the code showed.
///
/// `student` is null when the viewer's own. Exactly one of `progress` and `verdict` is null.
public record RunPage(
        Link assignment,
        String student,
        Moment asked,
        ProgressView progress,
        VerdictView verdict,
        List<Output> outputs) {

    /// What the code showed while a check ran: `printed` may be empty, `results` has a query's rows.
    public record Output(String about, String printed, List<ConsolePanel.Result> results) {
        /// All that a run showed; what it came to in words stands in the verdict.
        public static List<Output> of(GradingReport report, Bundle bundle) {
            return report.outputs().stream()
                    .filter(output -> !output.printed().isEmpty() || !output.results().isEmpty())
                    .map(output ->
                            new Output(
                                    bundle.check(output.check())
                                            .map(check -> check.common().about())
                                            .orElse(output.check()),
                                    output.printed(),
                                    output.results().stream()
                                            .map(ConsolePanel.Result::rows)
                                            .toList()))
                    .toList();
        }
    }
}
