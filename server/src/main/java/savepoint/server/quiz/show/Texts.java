package savepoint.server.quiz.show;

import java.util.Set;
import savepoint.server.content.PageLinks;
import savepoint.server.content.markdown.Manuscript;
import savepoint.server.content.markdown.Words;
import savepoint.server.content.question.Prompt;
import savepoint.server.db.Kept;
import savepoint.server.web.Prose;

/// Markdown of questions as pages show it. The same texts come again and again, so what was made of them is kept.
public final class Texts {
    private static final int KEPT = 5000;

    private static final Kept<String, String> WORDS = new Kept<>(KEPT);

    private final Kept<Source, Prose> made = new Kept<>(KEPT);

    /// Markdown and where it stands.
    ///
    /// @param path of its file in the course
    /// @param files those that are published with it
    public record Place(String term, String path, Set<String> files) {}

    private record Source(Place place, String markdown) {}

    static PageLinks links(Place place) {
        return new PageLinks(place.term(), place.path(), place.files());
    }

    public Prose prose(Place place, String markdown) {
        return made.get(new Source(place, markdown), () -> Prompt.prose(markdown, links(place)));
    }

    /// The words alone, where a page can show no more.
    public static String words(String markdown) {
        return WORDS.get(markdown, () -> Words.of(Manuscript.of(markdown).document()).strip());
    }
}
