package savepoint.server.people.roster;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.people.csv.RosterFile;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// Instructors send a roster, look at what it would do, and say that it shall.
public final class ImportRoutes {
    private static final String ALL = "/c/{course}/{term}/people/rosters";
    private static final String ONE = ALL + "/{roster}";
    private static final int LONGEST_DOMAIN = 200;

    private final RosterImports imports;
    private final ImportPages pages = new ImportPages();

    /// Serves these imports.
    public ImportRoutes(RosterImports imports) {
        this.imports = imports;
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(ALL, Access.INSTRUCTOR, (by, _) -> pages.form(by, List.of())),
                gate.post(ALL, Access.INSTRUCTOR, this::take),
                gate.get(
                        ONE,
                        Access.INSTRUCTOR,
                        (by, request) ->
                                of(
                                        by,
                                        request,
                                        sent ->
                                                preview(
                                                        by,
                                                        sent,
                                                        terms(request::query),
                                                        ImportPages.Said.NOTHING))),
                gate.post(ONE, Access.INSTRUCTOR, this::confirm));
    }

    private Reply of(
            Viewer.InCharge by, Request request, Function<RosterImports.Sent, Reply> answer) {
        return imports.find(by, request.path("roster")).map(answer).orElseGet(Reply.Missing::new);
    }

    private Reply take(Viewer.InCharge by, Request request) {
        var file = request.upload("file");
        if (file.isEmpty())
            return new Reply.Invalid(pages.form(by, List.of("choose the file with the roster")));
        if (file.get().bytes().length > RosterFile.MOST_BYTES)
            return new Reply.Invalid(
                    pages.form(
                            by,
                            List.of(
                                    "the file is larger than %d MB"
                                            .formatted(RosterFile.MOST_BYTES >> 20))));
        return new Reply.SeeOther(ImportPages.path(by.term(), imports.take(by, file.get())));
    }

    private Reply.Page preview(
            Viewer.InCharge by, RosterImports.Sent sent, Plan.Terms terms, ImportPages.Said said) {
        return pages.preview(by, sent, terms, imports.preview(by, sent, terms), said);
    }

    private static Plan.Terms terms(UnaryOperator<String> field) {
        var domain = field.apply("domain").strip();
        var at = domain.startsWith("@") ? domain.substring(1) : domain;
        return new Plan.Terms(
                field.apply("encoding"),
                at.substring(0, Math.min(at.length(), LONGEST_DOMAIN)),
                field.apply("whole").equals("yes"));
    }

    private static Plan.Word word(String typed) {
        return Arrays.stream(Plan.Word.values())
                .filter(word -> word.code().equals(typed))
                .findFirst()
                .orElse(Plan.Word.LEAVE);
    }

    private Reply confirm(Viewer.InCharge by, Request request) {
        return of(
                by,
                request,
                sent -> {
                    var terms = terms(request::field);
                    IntFunction<Plan.Word> words = line -> word(request.field("who-" + line));
                    return switch (imports.confirm(by, sent, terms, request.field("mark"), words)) {
                        case RosterImports.Outcome.Stale _ ->
                                new Reply.Conflict(
                                        preview(
                                                by,
                                                sent,
                                                terms,
                                                new ImportPages.Said(words, true, null)));
                        case RosterImports.Outcome.Refused(var why) ->
                                new Reply.Invalid(
                                        preview(
                                                by,
                                                sent,
                                                terms,
                                                new ImportPages.Said(words, false, why)));
                        case RosterImports.Outcome.Done(var added, var changed, var dropped) ->
                                new Reply.SeeOther(
                                        PeopleList.path(by.term()),
                                        "Done: %d added, %d changed, %d dropped."
                                                .formatted(added, changed, dropped));
                    };
                });
    }
}
