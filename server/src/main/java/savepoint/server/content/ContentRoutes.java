package savepoint.server.content;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import savepoint.server.db.Database;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Moment;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// The files that pages show, and for staff what is wrong with the folder.
public final class ContentRoutes {
    /// Shown in place, though without rights; anything else is a download.
    private static final Map<String, String> PICTURES =
            Map.of(
                    "png", "image/png",
                    "jpg", "image/jpeg",
                    "jpeg", "image/jpeg",
                    "gif", "image/gif",
                    "webp", "image/webp",
                    "avif", "image/avif",
                    "svg", "image/svg+xml");

    private final Contents contents;
    private final ContentStore store;

    /// Shows these contents.
    public ContentRoutes(Database database, Contents contents) {
        this.contents = contents;
        this.store = database.store(ContentStore.class);
    }

    /// All its addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get("/c/{course}/{term}/files/<file>", Access.MEMBER, this::file),
                gate.get("/c/{course}/{term}/problems", Access.STAFF, this::problems));
    }

    private Reply file(Viewer.Member viewer, Request request) {
        var path = request.path("file");
        var name = path.substring(path.lastIndexOf('/') + 1);
        var type = PICTURES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        return bytes(viewer, path, type != null)
                .<Reply>map(bytes ->
                        type == null
                                ? new Reply.File(name, "application/octet-stream", bytes)
                                : new Reply.Asset(type, bytes))
                .orElseGet(Reply.Missing::new);
    }

    /// What lies in the bank is secret: students see its pictures once a question that shows them was drawn for them.
    private Optional<byte[]> bytes(Viewer.Member viewer, String path, boolean picture) {
        long course = viewer.term().courseId();
        if (!path.startsWith("quizzes/")) return contents.file(course, path);
        if (!picture) return Optional.empty();
        return switch (viewer) {
            case Viewer.Student student -> store.drawnPicture(student.enrolment().id(), path);
            case Viewer.Staff _ -> store.picture(course, path);
        };
    }

    private Reply problems(Viewer.Staff viewer, Request request) {
        var term = viewer.term();
        var found = store.problems(term.courseId());
        var times = store.times(term.courseId());
        var files =
                found.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ContentStore.Found::path,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        return new Reply.Page(
                "content/problems",
                new Heading("Course folder"),
                new ProblemsPage(
                        moment(times.readAt(), term).orElse(null),
                        moment(times.publishedAt(), term).orElse(null),
                        count(found, "error"),
                        count(found, "warning"),
                        files.entrySet().stream()
                                .map(entry -> file(entry.getKey(), entry.getValue()))
                                .toList()));
    }

    private static Optional<Moment> moment(Instant at, Term term) {
        return Optional.ofNullable(at).map(instant -> Moment.toTheSecond(instant, term.zone()));
    }

    private static int count(List<ContentStore.Found> found, String severity) {
        return (int) found.stream().filter(one -> one.severity().equals(severity)).count();
    }

    private static ProblemsPage.File file(String path, List<ContentStore.Found> found) {
        return new ProblemsPage.File(
                path,
                found.getFirst().kept(),
                found.stream()
                        .map(one ->
                                new ProblemsPage.Problem(
                                        ProblemsPage.Severity.valueOf(
                                                one.severity().toUpperCase(Locale.ROOT)),
                                        one.line(),
                                        one.message(),
                                        null))
                        .toList());
    }
}
