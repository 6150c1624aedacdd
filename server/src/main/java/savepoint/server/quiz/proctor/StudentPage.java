package savepoint.server.quiz.proctor;

import java.util.List;
import savepoint.server.quiz.start.StartPage;
import savepoint.server.web.Link;
import savepoint.server.web.Post;

/// One student and a quiz (`quiz/student.html`, staff only): their attempts, time factor and attempts left. The forms are
/// null for who may not send them; `newFactor`, `why`, `more` and `whyMore` are what their
/// fields hold; `problem` is what was wrong with what was sent, or null.
public record StudentPage(
        Link quiz,
        String name,
        String factor,
        String left,
        List<StartPage.Past> past,
        Post stretch,
        String newFactor,
        String why,
        Post grant,
        String more,
        String whyMore,
        String problem) {}
