package savepoint.server.people.roster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Viewer;
import savepoint.server.people.csv.Names;
import savepoint.server.people.csv.RosterWords;
import savepoint.server.web.Layout;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// The people of a term: looked at by its staff, changed by its instructors.
public final class PeopleRoutes {
    private static final String ALL = "/c/{course}/{term}/people";
    private static final String ONE = ALL + "/{member}";

    private final Roster roster;
    private final PeopleList list;
    private final MemberPages pages;

    /// Serves this roster.
    public PeopleRoutes(Roster roster) {
        this.roster = roster;
        this.list = new PeopleList(roster);
        this.pages = new MemberPages(roster);
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get(ALL, Access.STAFF, this::list),
                gate.post(ALL, Access.INSTRUCTOR, this::add),
                gate.get(
                        ALL + "/new",
                        Access.INSTRUCTOR,
                        (by, _) -> pages.fresh(by, MemberForm.empty(), List.of())),
                gate.get(ALL + "/roster.csv", Access.STAFF, (staff, _) -> export(staff)),
                gate.post(ALL + "/changes", Access.INSTRUCTOR, this::changeSeveral),
                gate.get(ONE, Access.STAFF, this::show),
                gate.post(ONE, Access.INSTRUCTOR, this::save),
                gate.post(
                        ONE + "/drop",
                        Access.INSTRUCTOR,
                        (by, request) -> status(by, request, true)),
                gate.post(
                        ONE + "/return",
                        Access.INSTRUCTOR,
                        (by, request) -> status(by, request, false)));
    }

    private Reply list(Viewer.Staff staff, Request request) {
        return list.page(staff, request);
    }

    private Reply export(Viewer.Staff staff) {
        return new Reply.File(
                staff.term().course() + "-" + staff.term().slug() + "-people.csv",
                "text/csv; charset=utf-8",
                RosterCsv.write(roster.of(staff.term())).getBytes(StandardCharsets.UTF_8));
    }

    private Reply of(Viewer.Staff staff, Request request, Function<RosterMember, Reply> answer) {
        return roster.find(staff.term(), request.path("member"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }

    private Reply show(Viewer.Staff staff, Request request) {
        return of(staff, request, member -> pages.of(staff, member));
    }

    private Reply add(Viewer.InCharge by, Request request) {
        var form = MemberForm.parse(request);
        if (!form.problems().isEmpty())
            return new Reply.Invalid(pages.fresh(by, form.typed(), form.problems()));
        return switch (roster.add(by, form.facts())) {
            case Roster.Outcome.Refused(var why) ->
                    new Reply.Invalid(pages.fresh(by, form.typed(), List.of(why)));
            case Roster.Outcome.Done _ ->
                    new Reply.SeeOther(
                            PeopleList.path(by.term()), form.facts().name() + " is in the course.");
        };
    }

    private Reply save(Viewer.InCharge by, Request request) {
        return of(by, request, member -> save(by, member, request));
    }

    private Reply save(Viewer.InCharge by, RosterMember member, Request request) {
        var form = MemberForm.parse(request);
        var seen = request.field("seen");
        if (!form.problems().isEmpty())
            return new Reply.Invalid(
                    pages.refused(by, member, form.typed(), seen, form.problems()));
        return switch (roster.save(by, member.ref(), seen, form.facts())) {
            case Roster.Saved.Overtaken(var now) ->
                    new Reply.Conflict(pages.overtaken(by, now, form));
            case Roster.Saved.Answered(Roster.Outcome.Refused(var why)) ->
                    new Reply.Invalid(pages.refused(by, member, form.typed(), seen, List.of(why)));
            case Roster.Saved.Answered(Roster.Outcome.Done(var changed)) ->
                    new Reply.SeeOther(
                            PeopleList.path(by.term(), member.ref()),
                            changed == 0 ? "Nothing was to be changed." : "Saved.");
        };
    }

    private Reply status(Viewer.InCharge by, Request request, boolean dropped) {
        return of(
                by,
                request,
                member -> {
                    var own = PeopleList.path(by.term(), member.ref());
                    return switch (roster.change(
                            by, List.of(member.ref()), facts -> facts.withStatus(dropped))) {
                        case Roster.Outcome.Refused(var why) -> refused(own, why);
                        case Roster.Outcome.Done _ ->
                                new Reply.SeeOther(
                                        own,
                                        dropped
                                                ? member.name()
                                                        + " has left the course. Their work is kept, and they can be brought back."
                                                : member.name() + " is in the course again.");
                    };
                });
    }

    private static Reply refused(String location, String why) {
        return new Reply.SeeOther(
                location, new Layout.Flash(Layout.Tone.BAD, "Not done: " + why + "."));
    }

    private Reply changeSeveral(Viewer.InCharge by, Request request) {
        var refs = roster.chosen(by.term(), request);
        if (refs.isEmpty()) return list.refused(by, request, "tick at least one person first");
        var how = how(request);
        if (how.isEmpty())
            return list.refused(by, request, "say what it is to be: " + what(request));
        return switch (roster.change(
                by, refs.stream().map(RosterMember::ref).toList(), how.get())) {
            case Roster.Outcome.Refused(var why) -> list.refused(by, request, why);
            case Roster.Outcome.Done(var changed) ->
                    new Reply.SeeOther(
                            PeopleList.back(by.term(), request),
                            changed == 1
                                    ? "1 person was changed."
                                    : changed + " people were changed.");
        };
    }

    private static String what(Request request) {
        return switch (request.field("what")) {
            case "group", "ungroup" -> "a group’s name";
            case "factor" -> "a time factor from 1 to 10";
            case "section" ->
                    "a section of at most %d characters".formatted(MemberForm.LONGEST_WORD);
            default -> "one of the buttons";
        };
    }

    private static Optional<UnaryOperator<Facts>> how(Request request) {
        return switch (request.field("what")) {
            case "section" -> section(Names.clean(request.field("section")));
            case "group" ->
                    group(request).map(name -> facts -> facts.withGroups(with(facts, name)));
            case "ungroup" ->
                    group(request)
                            .map(name ->
                                    facts ->
                                            facts.withGroups(
                                                    facts.groups().stream()
                                                            .filter(one -> !one.equals(name))
                                                            .toList()));
            case "factor" ->
                    RosterWords.timeFactor(request.field("factor").strip())
                            .map(factor -> facts -> facts.withTime(factor));
            case "drop" -> Optional.of(facts -> facts.withStatus(true));
            case "return" -> Optional.of(facts -> facts.withStatus(false));
            default -> Optional.empty();
        };
    }

    private static Optional<UnaryOperator<Facts>> section(String name) {
        if (name.length() > MemberForm.LONGEST_WORD) return Optional.empty();
        return Optional.of(facts -> facts.withSection(name.isEmpty() ? null : name));
    }

    private static Optional<String> group(Request request) {
        return MemberForm.groups(request.field("group")).stream()
                .filter(name -> name.length() <= MemberForm.LONGEST_WORD)
                .findFirst();
    }

    private static List<String> with(Facts facts, String name) {
        var groups = new ArrayList<>(facts.groups());
        groups.add(name);
        return groups;
    }
}
