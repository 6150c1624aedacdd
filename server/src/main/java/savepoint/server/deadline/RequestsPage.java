package savepoint.server.deadline;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// The requests for more time of a term (`deadline/requests.html`, staff only): those that wait, oldest first, and the
/// last that were answered.
public record RequestsPage(List<Open> open, List<Done> done) {

    /// One that waits. `answer` is null for who may not answer; `until` is what the form holds, `zone` the clock that it
    /// goes by; `problems` are why the last try was not taken.
    public record Open(
            String ref,
            String student,
            Link activity,
            Moment due,
            Moment asksFor,
            String reason,
            Moment asked,
            Post answer,
            String until,
            String words,
            String zone,
            List<String> problems) {}

    /// One that was answered; `granted` is null where it was declined, `words` where there were none.
    public record Done(
            String student,
            String activity,
            Moment asksFor,
            Moment granted,
            String words,
            String by,
            Moment at) {}
}
