package savepoint.server.quiz;

import savepoint.server.web.Moment;
import savepoint.server.web.Prose;

/// A question on a sitting's page (`quiz/question.html`): `name` is what its fields begin with, `part` the title above it
/// where a part of the quiz begins, or null; `prompt` is null where it stands in the form, around its gaps; `base` is the
/// version of the answer it shows, 0 before there is one; `saved` when that was saved, or null; `overtaken` what another
/// window saved meanwhile, or null.
public record QuestionView(
        int number,
        String name,
        String part,
        Prose prompt,
        String points,
        QuestionForm form,
        int base,
        boolean answered,
        Moment saved,
        Overtaken overtaken) {

    /// An answer that another window saved.
    public record Overtaken(String words, Moment at) {}
}
