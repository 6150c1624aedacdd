package savepoint.server.content;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import savepoint.grader.bundle.FileTree;
import savepoint.grader.queue.Trees;
import savepoint.server.content.folder.LessonFacts;
import savepoint.server.content.folder.Names;
import savepoint.server.content.folder.WeekFacts;
import savepoint.server.content.folder.WeekText;
import savepoint.server.content.markdown.Article;
import savepoint.server.content.markdown.Manuscript;
import savepoint.server.content.markdown.Markdown;
import savepoint.server.content.markdown.Notebook;
import savepoint.server.content.markdown.NotebookHtml;
import savepoint.server.db.Database;
import tools.jackson.databind.json.JsonMapper;

/// What is published of courses, as pages show it. A version never changes, so what was made of it is kept.
public final class Contents {
    private static final int KEPT = 200;

    private final Database database;
    private final ContentStore store;
    private final Map<String, Object> made =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Object> eldest) {
                    return size() > KEPT;
                }
            };

    /// Contents of this database.
    public Contents(Database database) {
        this.database = database;
        this.store = database.store(ContentStore.class);
    }

    /// A published version; `facts` is JSON.
    public record Version(long id, String slug, String tree, String facts) {
        /// A week's facts.
        public WeekFacts week() {
            return JsonMapper.shared().readValue(facts, WeekFacts.class);
        }

        /// A lesson's facts.
        public LessonFacts lesson() {
            return JsonMapper.shared().readValue(facts, LessonFacts.class);
        }
    }

    /// An overview's text before and after the table of activities.
    public record Overview(Article before, Article after) {}

    /// The weeks of a course as they are now, in order.
    public List<Version> weeks(long course) {
        return store.weeks(course);
    }

    /// A week's overview; empty for a week that has none.
    ///
    /// @param term the term's address, below which links lead
    public Optional<Overview> overview(Version version, WeekFacts week, String term) {
        return week.path()
                .map(path ->
                        once(
                                "overview " + version.id() + " " + term,
                                Overview.class,
                                () -> {
                                    var files = files(version);
                                    var text =
                                            WeekText.of(Manuscript.of(files.text(path).orElse("")));
                                    var links = new PageLinks(term, path, files.files().keySet());
                                    return new Overview(
                                            Markdown.article(text.before(), links),
                                            Markdown.article(text.after(), links));
                                }));
    }

    /// A lesson's text.
    ///
    /// @param term the term's address, below which links lead
    public Article article(Version version, LessonFacts lesson, String term) {
        return once(
                "lesson " + version.id() + " " + term,
                Article.class,
                () -> {
                    var files = files(version);
                    var text = files.text(lesson.path()).orElse("");
                    var links = new PageLinks(term, lesson.path(), files.files().keySet());
                    return Names.isNotebook(lesson.path())
                            ? NotebookHtml.article(
                                    Notebook.read(
                                            lesson.path()
                                                    .substring(lesson.path().lastIndexOf('/') + 1),
                                            text),
                                    links)
                            : Markdown.lesson(Manuscript.of(text), links);
                });
    }

    /// A file that a page of the course shows or links to, by its path in the course.
    public Optional<byte[]> file(long course, String path) {
        return store.file(course, path);
    }

    private FileTree files(Version version) {
        return database.inTransaction(handle -> {
            try {
                return Trees.read(handle.getConnection(), version.tree());
            } catch (SQLException failed) {
                throw new IllegalStateException("the files of version " + version.id(), failed);
            }
        });
    }

    private <T> T once(String name, Class<T> type, Supplier<T> maker) {
        synchronized (made) {
            var known = made.get(name);
            if (known != null) return type.cast(known);
        }
        var fresh = maker.get();
        synchronized (made) {
            made.put(name, fresh);
        }
        return fresh;
    }
}
