package savepoint.server.quiz.imports;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.exchange.Report;
import savepoint.server.content.question.Answer;
import savepoint.server.content.question.Bank;
import savepoint.server.content.question.Draw;
import savepoint.server.content.question.Form;
import savepoint.server.content.question.Question;
import savepoint.server.content.question.QuestionReader;
import savepoint.server.content.question.Read;
import savepoint.server.db.Refs;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.show.AnswerFields;
import savepoint.server.quiz.show.QuestionForms;
import savepoint.server.quiz.show.QuestionView;
import savepoint.server.quiz.show.Texts;
import savepoint.server.web.Figures;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;

/// Puts together where a file of questions is sent, and what became of it.
public final class ImportPages {
    // What a form with files may hold, less the form.
    private static final int MEGABYTES = 4;
    private static final int SEED = 1;

    private final Texts texts;

    public ImportPages(Texts texts) {
        this.texts = texts;
    }

    public static String all(Term term) {
        return term.path() + "/question-imports";
    }

    public static String path(Term term, String ref) {
        return all(term) + "/" + ref;
    }

    Reply.Page form(Viewer.Staff staff, String topic, List<String> problems) {
        return new Reply.Page(
                "quiz/import",
                heading(staff.term(), "Import questions"),
                new ImportPage(
                        new Post(all(staff.term()), Refs.random()), topic, MEGABYTES, problems));
    }

    private static Heading heading(Term term, String title) {
        return new Heading(title, List.of(new Link(term.courseTitle(), term.path())));
    }

    Reply.Page report(Viewer.Staff staff, Imports.Taken taken) {
        var lines = new ArrayList<ImportedPage.Line>();
        for (var line : taken.report().lines()) lines.add(line(staff.term(), taken, line, lines));
        var page =
                new ImportedPage(
                        taken.fileName(),
                        taken.report().format(),
                        Imports.folder(taken.topic()),
                        new Link("Import another file", all(staff.term())),
                        taken.files().isEmpty()
                                ? null
                                : new Link(
                                        "Download the files",
                                        path(staff.term(), taken.ref()) + "/files.zip"),
                        count(taken, Report.Outcome.TAKEN),
                        count(taken, Report.Outcome.CHANGED),
                        count(taken, Report.Outcome.LEFT),
                        lines);
        return new Reply.Page("quiz/imported", heading(staff.term(), "What came over"), page);
    }

    private static int count(Imports.Taken taken, Report.Outcome outcome) {
        return (int) taken.report().count(outcome);
    }

    private ImportedPage.Line line(
            Term term, Imports.Taken taken, Report.Line line, List<ImportedPage.Line> before) {
        var path = Imports.folder(taken.topic()) + line.slug() + ".md";
        var question = question(taken, line.slug(), path);
        return new ImportedPage.Line(
                line.name(),
                ImportedPage.Outcome.valueOf(line.outcome().name()),
                question.isPresent() ? path : null,
                line.notes(),
                question.map(read -> view(term, taken, read, before.size() + 1)).orElse(null));
    }

    private static Optional<Question> question(Imports.Taken taken, String slug, String path) {
        var text = taken.files().get(path);
        if (text == null) return Optional.empty();
        return QuestionReader.read(
                        new QuestionReader.Source(
                                taken.topic(),
                                slug,
                                path,
                                new String(text, StandardCharsets.UTF_8),
                                FileTree.of(Map.of()),
                                _ -> Optional.empty()),
                        new Problems())
                .map(Read::question);
    }

    /// As a student with some seed would get it. Its pictures are those that came with the file.
    private QuestionView view(Term term, Imports.Taken taken, Question question, int number) {
        var drawn = Draw.of(new Bank.Entry(question, ""), 0, question.points(), SEED);
        var place =
                new Texts.Place(path(term, taken.ref()), question.path(), taken.files().keySet());
        return new QuestionView(
                number,
                AnswerFields.name(number),
                null,
                drawn.form() instanceof Form.Gaps ? null : texts.prose(place, drawn.prompt()),
                Figures.plain(drawn.points()),
                QuestionForms.of(texts, place, drawn, new Answer.Blank()),
                0,
                false,
                null,
                null,
                null,
                null);
    }
}
