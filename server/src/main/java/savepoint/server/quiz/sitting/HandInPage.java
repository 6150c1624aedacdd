package savepoint.server.quiz.sitting;

import java.util.List;
import savepoint.server.web.Link;
import savepoint.server.web.Post;

/// The question before handing in (`quiz/hand-in.html`): how many are answered, and links to those that are not.
public record HandInPage(
        String title,
        SittingPage.Clock clock,
        int answered,
        int of,
        List<Link> unanswered,
        String back,
        String state,
        String events,
        Post handIn) {}
