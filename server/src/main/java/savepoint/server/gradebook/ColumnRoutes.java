package savepoint.server.gradebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import savepoint.server.gradebook.change.Changes;
import savepoint.server.gradebook.facts.Column;
import savepoint.server.gradebook.facts.Gradebook;
import savepoint.server.gradebook.facts.Sheet;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.web.Layout;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// One activity of everybody: how it went, and deciding about many at once.
final class ColumnRoutes {
    private static final Pattern KEY = Pattern.compile("([a-z2-7]{16})-(\\d{1,6})");

    private final Gradebook gradebook;
    private final Changes changes;

    ColumnRoutes(Gradebook gradebook, Changes changes) {
        this.gradebook = gradebook;
        this.changes = changes;
    }

    List<Route> routes(Gate gate) {
        var column = Paths.BOOK + "/activities/{activity}";
        return List.of(
                gate.get(column, Access.STAFF, this::show),
                gate.post(column + "/changes", Access.INSTRUCTOR, this::change));
    }

    private Reply show(Viewer.Staff staff, Request request) {
        var narrow = ColumnPages.Narrow.read(request::query);
        return of(
                staff,
                request,
                (sheet, column) ->
                        ColumnPages.page(staff, sheet, column, narrow, ColumnPages.Typed.NOTHING));
    }

    private Reply of(Viewer.Staff staff, Request request, BiFunction<Sheet, Column, Reply> answer) {
        var term = staff.term();
        var column =
                gradebook.columns(term).stream()
                        .filter(one -> one.ref().equals(request.path("activity")))
                        .findFirst();
        return column.map(one -> answer.apply(gradebook.sheet(term, gradebook.pupils(term)), one))
                .orElseGet(Reply.Missing::new);
    }

    private Reply change(Viewer.InCharge staff, Request request) {
        return of(staff, request, (sheet, column) -> change(staff, sheet, column, request));
    }

    private Reply change(Viewer.InCharge staff, Sheet sheet, Column column, Request request) {
        boolean all = request.field("which").equals("all");
        var seen = seen(request);
        // What is shown below the form is what its page showed, with the versions that it carried.
        var chosen = all ? List.of(request.field("shown").split(" ")) : request.fields("cell");
        var form = EditForm.read(request, chosen);
        var narrow = ColumnPages.Narrow.read(request::field);
        var targets = targets(sheet, column, chosen);
        var problems = new ArrayList<>(form.problems());
        if (targets.isEmpty()) problems.addFirst("Tick those whom it concerns.");
        if (!problems.isEmpty()) {
            var overtaken = overtaken(sheet, column, targets);
            if (!overtaken.isEmpty())
                problems.addFirst(
                        "%s. See below what stands now.".formatted(words(sheet, overtaken)));
            var page =
                    page(staff, sheet, column, narrow, form, seen, all, String.join(" ", problems));
            return overtaken.isEmpty() ? new Reply.Invalid(page) : new Reply.Conflict(page);
        }
        var wish = new Changes.Wish(form.wish().orElseThrow(), form.reason(), form.key());
        var outcome = changes.decide(staff, wish, targets);
        if (outcome.ref().isEmpty())
            return of(
                    staff,
                    request,
                    (now, same) ->
                            new Reply.Conflict(
                                    page(
                                            staff,
                                            now,
                                            same,
                                            narrow,
                                            form,
                                            seen,
                                            all,
                                            "All of them were changed meanwhile. See below what stands now, and send again what you want to stand.")));
        return new Reply.SeeOther(Paths.column(staff.term(), column), done(sheet, wish, outcome));
    }

    private static Reply.Page page(
            Viewer.InCharge staff,
            Sheet sheet,
            Column column,
            ColumnPages.Narrow narrow,
            EditForm form,
            Map<String, Integer> ticked,
            boolean all,
            String problem) {
        return ColumnPages.page(
                staff,
                sheet,
                column,
                narrow,
                new ColumnPages.Typed(form, ticked.keySet(), all, problem));
    }

    /// The ticked students by ref, with the versions that were seen.
    private static Map<String, Integer> seen(Request request) {
        var seen = new HashMap<String, Integer>();
        for (var key : request.fields("cell")) {
            var match = KEY.matcher(key);
            if (match.matches()) seen.put(match.group(1), Integer.valueOf(match.group(2)));
        }
        return seen;
    }

    private static List<Changes.Target> targets(Sheet sheet, Column column, List<String> chosen) {
        var rows =
                sheet.rows().stream()
                        .collect(Collectors.toMap(row -> row.pupil().ref(), row -> row));
        var targets = new ArrayList<Changes.Target>();
        for (var key : chosen) {
            var match = KEY.matcher(key);
            if (!match.matches() || !rows.containsKey(match.group(1))) continue;
            var pupil = rows.get(match.group(1)).pupil();
            targets.add(
                    new Changes.Target(
                            pupil.enrolment(),
                            pupil.ref(),
                            column.id(),
                            column.ref(),
                            column.slug(),
                            Integer.parseInt(match.group(2))));
        }
        return targets.stream().distinct().toList();
    }

    private static Layout.Flash done(Sheet sheet, Changes.Wish wish, Changes.Outcome outcome) {
        var done =
                "%s: %s. Changes can be undone under Changes."
                        .formatted(
                                outcome.changed() == 1
                                        ? "1 student"
                                        : outcome.changed() + " students",
                                wish.decision().words());
        if (outcome.overtaken().isEmpty()) return new Layout.Flash(Layout.Tone.GOOD, done);
        return new Layout.Flash(
                Layout.Tone.NOTE,
                "%s %s; they stay as they are.".formatted(done, words(sheet, outcome.overtaken())));
    }

    /// Those whom the form concerns and whom somebody has decided about since its page was made.
    private static List<Changes.Target> overtaken(
            Sheet sheet, Column column, List<Changes.Target> targets) {
        var now =
                sheet.rows().stream()
                        .collect(
                                Collectors.toMap(
                                        row -> row.pupil().enrolment(),
                                        row -> row.of(column).version()));
        return targets.stream()
                .filter(target -> now.get(target.enrolment()) != target.basedOn())
                .toList();
    }

    private static String words(Sheet sheet, List<Changes.Target> overtaken) {
        var names =
                sheet.rows().stream()
                        .collect(
                                Collectors.toMap(
                                        row -> row.pupil().enrolment(), row -> row.pupil().name()));
        return Overtaken.words(
                overtaken.stream().map(target -> names.get(target.enrolment())).toList());
    }
}
