package savepoint.server.quiz.start;

import java.util.List;
import savepoint.server.web.Coded;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Prose;

/// A quiz before it is sat, and after (`quiz/start.html`): its rules in words, and the viewer's attempts. What does not
/// apply is null: `week`, `points`, `opens`, `due`, `closes`, `intro`, `start` where the viewer may not start, `resume`
/// where nothing runs, `score` before one may be seen; `staff` are the pages for those who teach.
public record StartPage(
        String title,
        Link week,
        String points,
        Moment opens,
        Moment due,
        Moment closes,
        List<Rule> rules,
        Prose intro,
        State state,
        String refusal,
        boolean password,
        Post start,
        Link resume,
        String score,
        List<Past> past,
        List<Link> staff) {

    /// A rule: what it is about, and what it says.
    public record Rule(String name, String text) {}

    /// Whether it can be started.
    public enum State implements Coded {
        OPEN,
        RUNNING,
        NOT_YET,
        CLOSED,
        USED_UP,
        WRONG_NETWORK,
        STAFF
    }

    /// An attempt that was made: `points` is null where they are not shown or not known.
    public record Past(
            String href,
            int number,
            Moment started,
            Moment ended,
            String points,
            String standing) {}
}
