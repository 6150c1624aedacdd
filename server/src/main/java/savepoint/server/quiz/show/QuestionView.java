package savepoint.server.quiz.show;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import savepoint.server.quiz.attempt.TryView;
import savepoint.server.web.Moment;
import savepoint.server.web.Prose;

/// A question on a sitting's page (`quiz/question.html`): `name` is what its fields begin with, `part` the title above it
/// where a part of the quiz begins, or null; `prompt` is null where it stands in the form, around its gaps; `base` is the
/// version of the answer it shows, 0 before there is one; `saved` when that was saved, or null; `overtaken` what another
/// window saved meanwhile, or null; `run` is where code is sent to be tried, null for what is no code; `tries` is null
/// where there is but one.
public record QuestionView(
        int number,
        String name,
        String part,
        Prose prompt,
        String points,
        QuestionForm form,
        int base,
        boolean answered,
        Saved saved,
        Overtaken overtaken,
        String run,
        TryView tries) {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    /// When an answer was saved: `iso` for scripts, `clock` (`12:04`) for people.
    public record Saved(String iso, String clock) {
        /// By the course's clock; a script turns it into the reader's.
        public static Saved of(Instant at, ZoneId zone) {
            return new Saved(at.toString(), CLOCK.format(at.atZone(zone)));
        }
    }

    /// An answer that another window saved.
    public record Overtaken(String words, Moment at) {}
}
