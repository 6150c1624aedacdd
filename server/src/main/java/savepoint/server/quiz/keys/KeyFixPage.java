package savepoint.server.quiz.keys;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Prose;

/// Mending the key of a question that students have sat (`quiz/key.html`, instructors only). `was` and `now` are what was
/// and would be right where one can say so in words, else null; `reworded` says that the question itself is another by
/// now; `dropping` what it means to drop it, null for other ways; `grading` is null where the grader has nothing to say; `tally` is null before one has looked who would move,
/// `apply` too, and where nothing would change; `dropped` leads to the page as it was before.
public record KeyFixPage(
        Link quiz,
        String slug,
        Prose prompt,
        int attempts,
        String look,
        List<Way> ways,
        String answer,
        boolean neverLower,
        String was,
        String now,
        boolean reworded,
        String dropping,
        Grading grading,
        Tally tally,
        List<Row> rows,
        Post apply,
        String way,
        String reason,
        Link dropped,
        List<Fix> fixes,
        String problem) {

    /// What the grader has to say about code; `blocks` tells that one does not see yet who would move, `ask` is null while
    /// it is at it.
    public record Grading(String words, boolean blocks, Post ask) {}

    /// A way of mending that there is; `note` says what it comes to here.
    public record Way(String value, String name, String note, boolean chosen, boolean typed) {}

    /// How many would move; `kept` are those that would go down and stay, `byHand` those that a person marked.
    public record Tally(int up, int down, int same, int kept, int byHand) {}

    /// An attempt that would move; `answer` is null where nothing was answered.
    public record Row(
            String student,
            Link attempt,
            String answer,
            String before,
            String after,
            String change,
            boolean up,
            boolean kept) {}

    /// A mending on record; `undone` is null while it holds, `undo` where it may not be undone.
    public record Fix(
            String what,
            String reason,
            String moved,
            String by,
            Moment at,
            String undone,
            Post undo) {}
}
