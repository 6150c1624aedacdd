package savepoint.server.quiz.code;

import java.util.List;
import savepoint.server.console.ConsolePanel;
import savepoint.server.grading.CodeError;
import savepoint.server.grading.ProgressView;
import savepoint.server.grading.VerdictView;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;

/// A try of code (`quiz/run.html`): `progress` while it is under way, then what the code did. It says nothing of what is
/// right but where `verdict` is there, which is staff's alone.
///
/// `trouble` says why there is nothing to show, or not all; null where all is there.
public record CodeRunPage(
        Link back,
        int question,
        Moment asked,
        ProgressView progress,
        List<Output> outputs,
        List<CodeError> errors,
        String trouble,
        VerdictView verdict) {

    /// What the code showed: `about` says what was tried, or is null; `said` is what it came to in words, `printed` what it
    /// wrote, both perhaps empty; `results` has a query's rows.
    public record Output(
            String about, String said, String printed, List<ConsolePanel.Result> results) {}
}
