package savepoint.server.quiz.proctor;

import java.util.List;
import savepoint.server.web.Coded;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// Who is where in a quiz (`quiz/room.html`, staff only): those who sit now first. `live` tells that somebody does, so
/// that the page renews itself; `extra` is the form that gives all of them more time, null for who may not or where
/// nobody sits, `typed` what it holds; `faults` lead to answers in code that could not be graded by our fault.
public record RoomPage(
        Link quiz,
        boolean live,
        int sitting,
        int done,
        int students,
        List<Row> rows,
        Post extra,
        TypedTime typed,
        List<Link> faults,
        List<String> problems) {

    /// A student. What does not apply is null: `attempt` leads to their newest attempt, `number` which one it is; `left`
    /// while one runs, `points` where known, `at` the question answered last and `saved` when.
    public record Row(
            Link student,
            String section,
            String factor,
            State state,
            Link attempt,
            String left,
            int answered,
            int questions,
            Integer at,
            Moment saved,
            String points) {}

    /// Where somebody is.
    public enum State implements Coded {
        SITTING,
        TO_MARK,
        DONE,
        NOT_STARTED
    }
}
