package savepoint.server.content.folder;

import java.util.List;
import java.util.Optional;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.markdown.Manuscript;
import savepoint.server.content.markdown.Markdown;
import savepoint.server.content.markdown.Notebook;
import savepoint.server.content.markdown.Reference;
import savepoint.server.content.markdown.Words;

/// Reads a lesson's file, Markdown or a Jupyter notebook.
final class LessonReader {
    private final SourceFiles source;
    private final Problems all;

    LessonReader(SourceFiles source, Problems all) {
        this.source = source;
        this.all = all;
    }

    Lesson read(int week, String path) {
        var problems = new Problems();
        var file = path.substring(path.lastIndexOf('/') + 1);
        var slug = Names.lesson(file);
        var files = new PageFiles(source, path, problems);
        var facts =
                source.text(path, problems)
                        .map(text -> {
                            files.add(path, text);
                            return Names.isNotebook(file)
                                    ? notebook(week, slug, path, text, files, problems)
                                    : markdown(week, slug, path, text, files, problems);
                        })
                        .orElseGet(
                                () -> facts(week, slug, path, Optional.empty(), Optional.empty()));
        all.addAll(problems.all());
        return new Lesson(
                Names.lessonSlug(Names.weekSlug(week), slug),
                facts,
                files.tree(),
                problems.hasErrors());
    }

    private static LessonFacts markdown(
            int week, String slug, String path, String text, PageFiles files, Problems problems) {
        var manuscript = Manuscript.of(text);
        var header = PageHeader.read(manuscript.header(), PageHeader.Owner.LESSON, path, problems);
        files.addAll(Reference.in(manuscript.document()));
        var title = header.title().or(() -> Markdown.title(manuscript.document()).map(Words::of));
        return facts(week, slug, path, title, Optional.of(header));
    }

    private static LessonFacts notebook(
            int week, String slug, String path, String text, PageFiles files, Problems problems) {
        Optional<String> title = Optional.empty();
        try {
            var notebook = Notebook.read(path.substring(path.lastIndexOf('/') + 1), text);
            notebook.pictures().forEach((name, bytes) -> files.add(path + "/" + name, bytes));
            for (var manuscript : notebook.manuscripts()) {
                if (title.isEmpty()) title = Markdown.title(manuscript.document()).map(Words::of);
                files.addAll(
                        Reference.in(manuscript.document()).stream()
                                .map(found -> new Reference(found.target(), found.image(), 0))
                                .toList());
            }
        } catch (IllegalArgumentException broken) {
            problems.error(path, 0, broken.getMessage());
        }
        return facts(week, slug, path, title, Optional.empty());
    }

    private static LessonFacts facts(
            int week,
            String slug,
            String path,
            Optional<String> title,
            Optional<PageHeader> header) {
        return new LessonFacts(
                week,
                slug,
                path,
                title.filter(words -> !words.isBlank()).orElseGet(() -> spoken(slug)),
                header.flatMap(PageHeader::author),
                header.flatMap(PageHeader::type),
                header.flatMap(PageHeader::time).flatMap(EstimateCell::read),
                header.map(PageHeader::formerly).orElse(List.of()).stream()
                        .map(old -> inCourse(week, old))
                        .toList(),
                header.map(PageHeader::retired).orElse(false));
    }

    /// A former slug as the course knows it; one without a week was in this week.
    private static String inCourse(int week, String former) {
        return former.matches("week-\\d+[./].+")
                ? former.replaceFirst("/", ".")
                : Names.lessonSlug(Names.weekSlug(week), former);
    }

    /// `01_sqlalchemy_basics` as a title.
    private static String spoken(String slug) {
        var words = slug.replaceFirst("^\\d+[-_. ]+", "").replaceAll("[-_.]+", " ").strip();
        return words.isEmpty() ? slug : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
