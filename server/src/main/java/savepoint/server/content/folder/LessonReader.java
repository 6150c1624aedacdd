package savepoint.server.content.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import savepoint.grader.bundle.Problems;
import savepoint.server.content.markdown.Embedded;
import savepoint.server.content.markdown.ExerciseFence;
import savepoint.server.content.markdown.LiveCell;
import savepoint.server.content.markdown.Manuscript;
import savepoint.server.content.markdown.Markdown;
import savepoint.server.content.markdown.Notebook;
import savepoint.server.content.markdown.Reference;
import savepoint.server.content.markdown.Words;

/// Reads a lesson's file, Markdown or a Jupyter notebook.
final class LessonReader {
    private final SourceFiles source;
    private final Exercises exercises;
    private final Problems all;

    LessonReader(SourceFiles source, Exercises exercises, Problems all) {
        this.source = source;
        this.exercises = exercises;
        this.all = all;
    }

    Lesson read(int week, String path) {
        var problems = new Problems();
        var file = path.substring(path.lastIndexOf('/') + 1);
        var slug = Names.lesson(file);
        var files = new PageFiles(source, path, problems);
        var embedded = new ArrayList<Embedded>();
        var facts =
                source.text(path, problems)
                        .map(text -> {
                            files.add(path, text);
                            return Names.isNotebook(file)
                                    ? notebook(week, slug, path, text, files, embedded, problems)
                                    : markdown(week, slug, path, text, files, embedded, problems);
                        })
                        .orElseGet(
                                () -> facts(week, slug, path, Optional.empty(), Optional.empty()));
        var cells = of(LiveCell.class, embedded);
        var complete =
                facts.with(
                        fixtures(path, cells, files, problems),
                        exercises.read(path, of(ExerciseFence.class, embedded), problems));
        all.addAll(problems.all());
        return new Lesson(
                Names.lessonSlug(Names.weekSlug(week), slug),
                complete,
                files.tree(),
                cells,
                problems.hasErrors());
    }

    private static <T> List<T> of(Class<T> kind, List<Embedded> embedded) {
        return embedded.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static LessonFacts markdown(
            int week,
            String slug,
            String path,
            String text,
            PageFiles files,
            List<Embedded> embedded,
            Problems problems) {
        var manuscript = Manuscript.of(text);
        var header = PageHeader.read(manuscript.header(), PageHeader.Owner.LESSON, path, problems);
        files.addAll(Reference.in(manuscript.document()));
        var title = header.title().or(() -> Markdown.title(manuscript.document()).map(Words::of));
        embedded.addAll(Embedded.in(manuscript.document()));
        return facts(week, slug, path, title, Optional.of(header));
    }

    private static LessonFacts notebook(
            int week,
            String slug,
            String path,
            String text,
            PageFiles files,
            List<Embedded> embedded,
            Problems problems) {
        Optional<String> title = Optional.empty();
        try {
            var notebook = Notebook.read(path.substring(path.lastIndexOf('/') + 1), text);
            notebook.pictures().forEach((name, bytes) -> files.add(path + "/" + name, bytes));
            for (var manuscript : notebook.manuscripts()) {
                embedded.addAll(
                        Embedded.in(manuscript.document()).stream()
                                .map(Embedded::ofNotebook)
                                .toList());
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

    /// Takes in the rows that cells run on: of the week if it has them, else those that all weeks share.
    private static Map<String, String> fixtures(
            String path, List<LiveCell> cells, PageFiles files, Problems problems) {
        var found = new TreeMap<String, String>();
        for (var cell : cells) {
            var name = cell.fixture();
            if (found.containsKey(name)) continue;
            var own = path.substring(0, path.lastIndexOf('/') + 1) + "fixtures/" + name + ".sql";
            var shared = "lessons/fixtures/" + name + ".sql";
            files.addFirst(List.of(own, shared))
                    .ifPresentOrElse(
                            file -> found.put(name, file),
                            () ->
                                    problems.error(
                                            path,
                                            cell.line(),
                                            "the cell runs on fixture `%s`, but there is neither %s nor %s"
                                                    .formatted(name, own, shared)));
        }
        return found;
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
                header.map(PageHeader::retired).orElse(false),
                Map.of(),
                List.of());
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
