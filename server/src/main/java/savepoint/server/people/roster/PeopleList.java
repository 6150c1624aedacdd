package savepoint.server.people.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import savepoint.server.db.Refs;
import savepoint.server.people.Role;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;

/// Puts the list of a term's people together.
public final class PeopleList {
    // As many as can be ticked at once and still fit into an address.
    private static final int PAGE = 100;

    private final Roster roster;

    /// The list of this roster.
    public PeopleList(Roster roster) {
        this.roster = roster;
    }

    /// The form below the list as it was sent, and why nothing came of it; of `said` texts are empty at first.
    private record Sent(Set<String> ticked, PeoplePage.Said said, List<String> problems) {
        static final Sent NOTHING =
                new Sent(Set.of(), new PeoplePage.Said(false, "", "", ""), List.of());
    }

    static String path(Term term) {
        return term.path() + "/people";
    }

    static String path(Term term, String member) {
        return path(term) + "/" + member;
    }

    Reply.Page page(Viewer.Staff staff, Request request) {
        return page(
                staff,
                PeopleFilter.read(request::query),
                number(request.query("page")),
                Sent.NOTHING);
    }

    /// The list once more, with all that the form below it said, where nothing can be done for this reason.
    public Reply refused(Viewer.InCharge by, Request request, String why) {
        var sent =
                new Sent(
                        Set.copyOf(request.fields("member")),
                        new PeoplePage.Said(
                                request.field("which").equals("found"),
                                request.field("section"),
                                request.field("group"),
                                request.field("factor")),
                        List.of(why));
        return new Reply.Invalid(
                page(
                        by,
                        PeopleFilter.read(name -> request.field("find-" + name)),
                        number(request.field("page")),
                        sent));
    }

    /// The list that the form stood below.
    static String back(Term term, Request request) {
        var filter = PeopleFilter.read(name -> request.field("find-" + name));
        return path(term) + filter.query(number(request.field("page")));
    }

    private static int number(String typed) {
        return typed.matches("[1-9]\\d{0,4}") ? Integer.parseInt(typed) : 1;
    }

    private Reply.Page page(Viewer.Staff staff, PeopleFilter filter, int number, Sent sent) {
        var term = staff.term();
        int found = roster.count(term, filter);
        int last = Math.max(1, (found + PAGE - 1) / PAGE);
        int here = Math.clamp(number, 1, last);
        var people = roster.list(term, filter, PAGE, (here - 1) * PAGE);
        var tally = roster.tally(term);
        var page =
                new PeoplePage(
                        new PeoplePage.Tally(
                                tally.students(), tally.staff(), tally.dropped(), tally.notInYet()),
                        search(term, filter),
                        found,
                        people.stream().map(one -> entry(term, one, sent.ticked())).toList(),
                        here > 1 ? turn(term, filter, here - 1, "Earlier in the list") : null,
                        here < last ? turn(term, filter, here + 1, "Further down the list") : null,
                        links(staff),
                        staff instanceof Viewer.InCharge && !people.isEmpty()
                                ? bulk(term, filter, here, sent.said())
                                : null,
                        sent.problems());
        return new Reply.Page("people/people", new Heading("People"), page);
    }

    private static Link turn(Term term, PeopleFilter filter, int number, String words) {
        return new Link(words, path(term) + filter.query(number));
    }

    private static PeoplePage.Links links(Viewer.Staff staff) {
        var all = path(staff.term());
        boolean mayChange = staff instanceof Viewer.InCharge;
        return new PeoplePage.Links(
                mayChange ? new Link("Add somebody", all + "/new") : null,
                mayChange ? new Link("Bring in a roster", all + "/rosters") : null,
                new Link("Download as CSV", all + "/roster.csv"));
    }

    private PeoplePage.Bulk bulk(Term term, PeopleFilter filter, int here, PeoplePage.Said said) {
        var all = path(term);
        return new PeoplePage.Bulk(
                new Post(all + "/changes", Refs.random()),
                all + "/invitations",
                term.path() + "/extensions/chosen",
                here,
                filter.fields(),
                said,
                roster.sections(term),
                roster.groups(term));
    }

    private PeoplePage.Search search(Term term, PeopleFilter filter) {
        var selects = new ArrayList<PeoplePage.Select>();
        selects.add(
                new PeoplePage.Select(
                        "show",
                        "Show",
                        List.of(
                                choice("", "who is in the course", filter.show()),
                                choice("not-in-yet", "who cannot sign in yet", filter.show()),
                                choice("more-time", "who has more time", filter.show()),
                                choice("dropped", "who dropped it", filter.show()),
                                choice("all", "everybody ever", filter.show()))));
        selects.add(
                new PeoplePage.Select(
                        "role",
                        "Role",
                        List.of(
                                choice("", "all", filter.role()),
                                choice("student", "students", filter.role()),
                                choice("assistant", "assistants", filter.role()),
                                choice("instructor", "instructors", filter.role()))));
        named("section", "Section", roster.sections(term), filter.section(), selects);
        named("group", "Group", roster.groups(term), filter.group(), selects);
        return new PeoplePage.Search(
                path(term), filter.words(), selects, filter.narrows(), path(term));
    }

    private static void named(
            String name,
            String label,
            List<String> values,
            String chosen,
            List<PeoplePage.Select> selects) {
        if (values.isEmpty()) return;
        var choices = new ArrayList<PeoplePage.Choice>();
        choices.add(choice("", "all", chosen));
        values.forEach(value -> choices.add(choice(value, value, chosen)));
        selects.add(new PeoplePage.Select(name, label, choices));
    }

    private static PeoplePage.Choice choice(String value, String text, String chosen) {
        return new PeoplePage.Choice(value, text, value.equals(chosen));
    }

    private static PeoplePage.Entry entry(Term term, RosterMember one, Set<String> ticked) {
        return new PeoplePage.Entry(
                one.ref(),
                path(term, one.ref()),
                one.name(),
                one.email(),
                one.number(),
                one.role() == Role.STUDENT ? null : one.role().code(),
                one.section(),
                one.groups(),
                one.timeFactor().compareTo(Facts.USUAL_TIME) == 0
                        ? null
                        : Facts.plain(one.timeFactor()),
                one.droppedAt() != null,
                !one.hasWayIn(),
                ticked.contains(one.ref()));
    }
}
