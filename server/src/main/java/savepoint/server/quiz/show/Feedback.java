package savepoint.server.quiz.show;

import java.util.ArrayList;
import java.util.List;
import savepoint.server.content.question.Judgement;
import savepoint.server.web.Prose;

/// What an author says to an answer: to all of it, and to its parts, each thing once.
public final class Feedback {
    private Feedback() {}

    public static List<Prose> of(Texts texts, Texts.Place place, Judgement judgement) {
        if (!(judgement instanceof Judgement.Judged judged)) return List.of();
        var said = new ArrayList<>(judged.feedback());
        judged.parts().values().forEach(part -> part.feedback().ifPresent(said::add));
        return said.stream().distinct().map(text -> texts.prose(place, text)).toList();
    }
}
