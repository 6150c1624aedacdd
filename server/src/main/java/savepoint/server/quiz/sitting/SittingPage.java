package savepoint.server.quiz.sitting;

import java.util.List;
import savepoint.server.quiz.show.QuestionView;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;

/// A quiz being sat (`quiz/sitting.html`). `attempt` says which of how many it is, or is null where there is but one;
/// `clock` is null where nothing ends it; `numbers` are all questions, `questions` those on this page; `next` tells that
/// there is a question after this one and no way back; `state` and `events` are where scripts hear of the time.
public record SittingPage(
        Link quiz,
        String title,
        String attempt,
        String ref,
        Clock clock,
        List<Numbered> numbers,
        List<QuestionView> questions,
        int answered,
        boolean forward,
        boolean next,
        Post save,
        String handIn,
        String state,
        String events,
        String tab,
        List<String> problems,
        boolean preview) {

    /// The time that is left: `deadline` and `now` are instants for scripts, `ends` the same for people, `left` in words.
    public record Clock(String deadline, String now, Moment ends, String left) {}

    /// A question's place in the list of all.
    public record Numbered(int number, boolean answered, boolean here) {}
}
