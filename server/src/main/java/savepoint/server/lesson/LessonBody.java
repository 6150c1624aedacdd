package savepoint.server.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import savepoint.server.content.markdown.Article;
import savepoint.server.content.markdown.ExerciseFence;
import savepoint.server.content.markdown.LiveCell;

/// Puts a lesson's text together with what its reader works with.
final class LessonBody {
    private LessonBody() {}

    /// @param cells by number
    /// @param exercises by number; those that cannot be asked now are missing
    static List<LessonPage.Part> of(
            Article article,
            Map<Integer, LessonPage.Cell> cells,
            Map<Integer, ExerciseView> exercises) {
        var parts = new ArrayList<LessonPage.Part>();
        int cell = 0;
        int exercise = 0;
        for (var part : article.parts()) {
            var embedded = part.embedded().orElse(null);
            switch (embedded) {
                case null -> parts.add(new LessonPage.Part(part.prose(), null, null));
                case LiveCell _ ->
                        parts.add(new LessonPage.Part(part.prose(), cells.get(++cell), null));
                case ExerciseFence _ ->
                        parts.add(
                                new LessonPage.Part(part.prose(), null, exercises.get(++exercise)));
            }
        }
        return parts;
    }
}
