package savepoint.server.quiz.imports;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import savepoint.server.content.exchange.Archive;
import savepoint.server.content.exchange.Import;
import savepoint.server.content.exchange.Report;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Viewer;
import savepoint.server.quiz.published.Quizzes;
import savepoint.server.web.Upload;
import tools.jackson.databind.json.JsonMapper;

/// Files of questions that staff took over from other systems. What came of each is kept for a day, to be looked at and
/// downloaded; it reaches students only by way of the course folder.
public final class Imports {
    private static final Duration KEPT = Duration.ofDays(1);

    private final Database database;
    private final ImportStore store;
    private final Quizzes quizzes;
    private final InstantSource clock;

    public Imports(Database database, Quizzes quizzes, InstantSource clock) {
        this.database = database;
        this.store = database.store(ImportStore.class);
        this.quizzes = quizzes;
        this.clock = clock;
    }

    /// A file as it was taken over.
    ///
    /// @param files for the course folder, by their paths in it
    public record Taken(
            String ref,
            String fileName,
            String topic,
            Report report,
            SortedMap<String, byte[]> files) {}

    private record Told(String format, List<Report.Line> lines) {}

    /// Reads a file and keeps what came of it; its ref.
    ///
    /// @throws Import.Unreadable with the reason for whoever sent it
    String take(Viewer.Staff staff, Upload file, String topic) throws Import.Unreadable {
        var slugs =
                quizzes.bank(staff.term().courseId()).all().stream()
                        .map(entry -> entry.question().slug())
                        .collect(Collectors.toSet());
        var report = Import.read(file.bytes(), topic, slugs);
        var files = new TreeMap<String, byte[]>();
        report.files().forEach((path, content) -> files.put(folder(topic) + path, content));
        var ref = Refs.random();
        var now = clock.instant();
        var told =
                JsonMapper.shared().writeValueAsString(new Told(report.format(), report.lines()));
        database.useTransaction(handle -> {
            var inside = handle.attach(ImportStore.class);
            inside.forget(now.minus(KEPT));
            inside.insert(
                    ref,
                    staff.term().id(),
                    staff.person().id(),
                    file.name(),
                    topic,
                    told,
                    Archive.write(files),
                    now);
        });
        return ref;
    }

    static String folder(String topic) {
        return "quizzes/bank/" + topic + "/";
    }

    /// What came of a file; empty where nothing is kept of it.
    Optional<Taken> find(Viewer.Staff staff, String ref) {
        if (!Refs.isRef(ref)) return Optional.empty();
        return store.find(ref, staff.term().id()).map(row -> taken(ref, row));
    }

    private static Taken taken(String ref, ImportStore.Row row) {
        try {
            var files = Archive.read(row.files());
            var told = JsonMapper.shared().readValue(row.report(), Told.class);
            return new Taken(
                    ref,
                    row.fileName(),
                    row.topic(),
                    new Report(told.format(), told.lines(), files),
                    files);
        } catch (Import.Unreadable broken) {
            throw new IllegalStateException("import " + ref + " is not as it was written", broken);
        }
    }
}
