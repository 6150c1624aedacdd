package savepoint.server.quiz.imports;

import java.net.URLConnection;
import java.util.List;
import java.util.function.Function;
import savepoint.server.content.exchange.Archive;
import savepoint.server.content.exchange.Import;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Staff send a file of another system, look at what came over, and download it as files for the course folder.
public final class ImportRoutes {
    private static final String ALL = "/c/{course}/{term}/question-imports";
    private static final String ONE = ALL + "/{import}";
    private static final String USUAL_TOPIC = "imported";

    private final Imports imports;
    private final ImportPages pages;

    public ImportRoutes(Imports imports, ImportPages pages) {
        this.imports = imports;
        this.pages = pages;
    }

    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(
                        ALL, Access.STAFF, (staff, _) -> pages.form(staff, USUAL_TOPIC, List.of())),
                gate.post(ALL, Access.STAFF, this::take),
                gate.get(
                        ONE,
                        Access.STAFF,
                        (staff, request) ->
                                of(staff, request, taken -> pages.report(staff, taken))),
                gate.get(
                        ONE + "/files.zip",
                        Access.STAFF,
                        (staff, request) -> of(staff, request, ImportRoutes::download)),
                gate.get(
                        ONE + "/files/<picture>",
                        Access.STAFF,
                        (staff, request) ->
                                of(
                                        staff,
                                        request,
                                        taken -> picture(taken, request.path("picture")))));
    }

    private Reply take(Viewer.Staff staff, Request request) {
        var topic = request.field("topic").strip();
        if (!topic.matches("[a-z0-9][a-z0-9-]{0,63}"))
            return refused(
                    staff,
                    request,
                    "A topic is a folder’s name: lower-case letters, digits and dashes.");
        var file = request.upload("file");
        if (file.isEmpty())
            return refused(staff, request, "Choose the file that the other system exported.");
        try {
            var ref = imports.take(staff, file.get(), topic);
            return new Reply.SeeOther(ImportPages.path(staff.term(), ref));
        } catch (Import.Unreadable unreadable) {
            return refused(
                    staff,
                    request,
                    "“%s” cannot be taken over: %s."
                            .formatted(file.get().name(), unreadable.getMessage()));
        }
    }

    private Reply refused(Viewer.Staff staff, Request request, String problem) {
        return new Reply.Invalid(pages.form(staff, request.field("topic"), List.of(problem)));
    }

    private static Reply download(Imports.Taken taken) {
        return new Reply.File(
                taken.topic() + "-questions.zip", "application/zip", Archive.write(taken.files()));
    }

    private static Reply picture(Imports.Taken taken, String path) {
        var content = taken.files().get(path);
        var type = URLConnection.guessContentTypeFromName(path);
        return content == null || type == null || !type.startsWith("image/")
                ? new Reply.Missing()
                : new Reply.Asset(type, content);
    }

    private Reply of(Viewer.Staff staff, Request request, Function<Imports.Taken, Reply> answer) {
        return imports.find(staff, request.path("import"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }
}
