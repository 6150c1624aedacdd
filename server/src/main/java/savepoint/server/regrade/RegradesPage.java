package savepoint.server.regrade;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// An assignment's regrades, and the form that asks for another (`regrade/regrades.html`).
///
/// `counting` and `every` say how many hand-ins each scope holds, `outdated` how many of the counting ones were graded
/// by an earlier version of the checks. `chosen` are the refs of hand-ins that were ticked, empty where all are meant;
/// `scope` and `reason` are as typed, `problem` says why the form was not taken, or is null.
public record RegradesPage(
        Link assignment,
        int counting,
        int every,
        int outdated,
        List<String> chosen,
        Regrade.Scope scope,
        String reason,
        String problem,
        Post ask,
        List<Entry> regrades) {

    /// One regrade; `href` leads to its page.
    public record Entry(
            String href,
            String reason,
            Moment askedAt,
            String by,
            Regrade.Scope scope,
            int handIns,
            int finished,
            Regrade.State state) {}
}
