package savepoint.server.gradebook;

import java.util.List;
import java.util.function.Function;
import savepoint.server.db.Refs;
import savepoint.server.gradebook.change.Changes;
import savepoint.server.gradebook.in.GradeFile;
import savepoint.server.gradebook.in.GradeImports;
import savepoint.server.gradebook.in.GradePlan;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Layout;
import savepoint.server.web.Link;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Instructors send a file of grades, look at what it would change, and say that it shall.
final class GradeImportRoutes {
    private static final String ALL = Paths.BOOK + "/imports";
    private static final String ONE = ALL + "/{grades}";
    // As many as anybody reads; the rest is counted.
    private static final int SHOWN = 200;

    private final GradeImports imports;

    GradeImportRoutes(GradeImports imports) {
        this.imports = imports;
    }

    List<Route> routes(Gate gate) {
        return List.of(
                gate.get(ALL, Access.INSTRUCTOR, (by, _) -> form(by.term(), null)),
                gate.post(ALL, Access.INSTRUCTOR, this::take),
                gate.get(
                        ONE,
                        Access.INSTRUCTOR,
                        (by, request) -> of(by, request, sent -> preview(by, sent, "", null))),
                gate.post(
                        ONE,
                        Access.INSTRUCTOR,
                        (by, request) -> of(by, request, sent -> confirm(by, sent, request))));
    }

    private static String path(Term term) {
        return Paths.book(term) + "/imports";
    }

    private static Reply.Page form(Term term, String problem) {
        return new Reply.Page(
                "gradebook/import",
                new Heading("Import", List.of(Paths.link(term))),
                new GradeFilePage(
                        Paths.link(term),
                        new Post(path(term), Refs.random()),
                        GradeFile.MOST_BYTES >> 20,
                        problem));
    }

    private Reply take(Viewer.InCharge by, Request request) {
        var file = request.upload("file");
        if (file.isEmpty())
            return new Reply.Invalid(form(by.term(), "Choose the file with the grades."));
        return switch (GradeFile.read(file.get().bytes())) {
            case GradeFile.Reading.Unreadable(var why) ->
                    new Reply.Invalid(
                            form(
                                    by.term(),
                                    "%s cannot be read: %s.".formatted(file.get().name(), why)));
            case GradeFile.Reading.Read _ ->
                    new Reply.SeeOther(path(by.term()) + "/" + imports.take(by, file.get()));
        };
    }

    private Reply of(
            Viewer.InCharge by, Request request, Function<GradeImports.Sent, Reply> answer) {
        return imports.find(by, request.path("grades")).map(answer).orElseGet(Reply.Missing::new);
    }

    private Reply.Page preview(
            Viewer.InCharge by, GradeImports.Sent sent, String reason, String problem) {
        return preview(by, sent, imports.plan(by, file(sent)), reason, problem);
    }

    /// Only what could be read was kept.
    private static GradeFile file(GradeImports.Sent sent) {
        return switch (GradeFile.read(sent.bytes())) {
            case GradeFile.Reading.Read(var file) -> file;
            case GradeFile.Reading.Unreadable(var why) -> throw new IllegalStateException(why);
        };
    }

    private static Reply.Page preview(
            Viewer.InCharge by,
            GradeImports.Sent sent,
            GradePlan plan,
            String reason,
            String problem) {
        var term = by.term();
        var imports = new Link("Import", path(term));
        var page =
                new GradeImportPage(
                        Paths.link(term),
                        imports,
                        sent.fileName(),
                        plan.same(),
                        plan.edits().size(),
                        plan.edits().stream().limit(SHOWN).map(edit -> row(term, edit)).toList(),
                        plan.unused(),
                        plan.problems(),
                        plan.edits().isEmpty()
                                ? null
                                : new Post(path(term) + "/" + sent.ref(), Refs.random()),
                        plan.mark(),
                        reason,
                        problem);
        return new Reply.Page(
                "gradebook/preview",
                new Heading("What the file would change", List.of(Paths.link(term), imports)),
                page);
    }

    private static GradeImportPage.Row row(Term term, GradePlan.Edit edit) {
        return new GradeImportPage.Row(
                edit.row().pupil().name(),
                edit.column().title(),
                Paths.cell(term, edit.row().pupil(), edit.column()),
                edit.row().of(edit.column()).holds().amount(),
                edit.decision().words());
    }

    private Reply confirm(Viewer.InCharge by, GradeImports.Sent sent, Request request) {
        var reason = request.field("reason").strip();
        var mark = request.field("mark");
        var typed = request.field("idempotency-key");
        var key = Post.exactKey(Post.isKey(typed) ? typed : Refs.random(), mark, reason);
        var list = Paths.book(by.term()) + "/changes";
        if (imports.isDecided(by, key)) return new Reply.SeeOther(list, "The file was taken over.");
        var plan = imports.plan(by, file(sent));
        // Before anything else: the form that comes back stands for what it would change now.
        if (!plan.mark().equals(mark))
            return new Reply.Conflict(
                    preview(
                            by,
                            sent,
                            plan,
                            reason,
                            "The gradebook has changed since you looked. See below what the file would change now, and send again."));
        if (reason.isEmpty() || reason.length() > Changes.LONGEST_REASON)
            return new Reply.Invalid(
                    preview(
                            by,
                            sent,
                            plan,
                            reason,
                            reason.isEmpty()
                                    ? "Say why: the students read it beside their points."
                                    : "The reason is too long: %d characters are kept."
                                            .formatted(Changes.LONGEST_REASON)));
        return new Reply.SeeOther(list, done(plan, imports.decide(by, plan, reason, key)));
    }

    private static Layout.Flash done(GradePlan plan, Changes.Outcome outcome) {
        var done =
                outcome.changed() == 1
                        ? "1 cell was changed."
                        : outcome.changed() + " cells were changed.";
        if (outcome.overtaken().isEmpty()) return new Layout.Flash(Layout.Tone.GOOD, done);
        var names =
                outcome.overtaken().stream()
                        .flatMap(target ->
                                plan.edits().stream()
                                        .filter(edit ->
                                                edit.row().pupil().enrolment()
                                                        == target.enrolment())
                                        .filter(edit -> edit.column().id() == target.activity()))
                        .map(edit ->
                                "%s (%s)"
                                        .formatted(
                                                edit.row().pupil().name(), edit.column().title()))
                        .toList();
        return new Layout.Flash(
                Layout.Tone.NOTE,
                "%s %s; they stay as they are.".formatted(done, Overtaken.words(names)));
    }
}
