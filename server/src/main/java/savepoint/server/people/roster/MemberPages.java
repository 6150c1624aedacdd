package savepoint.server.people.roster;

import java.util.ArrayList;
import java.util.List;
import savepoint.server.db.Refs;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.web.Heading;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Puts together the page of one person of a term.
final class MemberPages {
    private final Roster roster;

    MemberPages(Roster roster) {
        this.roster = roster;
    }

    Reply.Page fresh(Viewer.InCharge by, MemberPage.Form form, List<String> problems) {
        var page =
                new MemberPage(
                        null,
                        form,
                        null,
                        new Post(PeopleList.path(by.term()), Refs.random()),
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        problems);
        return new Reply.Page("people/member", heading(by.term(), "Add somebody"), page);
    }

    Reply.Page of(Viewer.Staff staff, RosterMember member) {
        var facts = member.facts();
        return page(staff, member, MemberForm.of(facts), facts.mark(), null, List.of());
    }

    /// A form that was not taken.
    Reply.Page refused(
            Viewer.InCharge by,
            RosterMember member,
            MemberPage.Form typed,
            String seen,
            List<String> problems) {
        return page(by, member, typed, seen, null, problems);
    }

    /// A form that was filled in before somebody else changed who it is about: sent once more, it holds.
    Reply.Page overtaken(Viewer.InCharge by, RosterMember now, MemberForm form) {
        var facts = now.facts();
        var wanted = form.facts().withStatus(facts.dropped());
        return page(by, now, form.typed(), facts.mark(), facts.changesTo(wanted), List.of());
    }

    private Reply.Page page(
            Viewer.Staff staff,
            RosterMember member,
            MemberPage.Form form,
            String seen,
            List<Facts.Change> overtaken,
            List<String> problems) {
        var term = staff.term();
        boolean mayChange = staff instanceof Viewer.InCharge;
        var own = PeopleList.path(term, member.ref());
        var isSelf = member.personId() == staff.person().id();
        var dropped = member.droppedAt();
        var page =
                new MemberPage(
                        member.name(),
                        form,
                        seen,
                        mayChange ? new Post(own, Refs.random()) : null,
                        fixed(member),
                        dropped == null ? null : Moment.of(dropped, term.zone()),
                        mayChange && !isSelf
                                ? new Post(
                                        own + (dropped == null ? "/drop" : "/return"),
                                        Refs.random())
                                : null,
                        new MemberPage.Access(
                                member.hasWayIn(),
                                mayChange && dropped == null && mayInvite(staff, member)
                                        ? new Post(own + "/invitation", Refs.random())
                                        : null),
                        roster.deeds(term, member).stream().map(deed -> deed(term, deed)).toList(),
                        overtaken,
                        problems);
        return new Reply.Page("people/member", heading(term, member.name()), page);
    }

    private static boolean mayInvite(Viewer.Staff staff, RosterMember member) {
        return !member.hasWayIn() || staff instanceof Viewer.Admin;
    }

    private static String fixed(RosterMember member) {
        if (!member.mayBeRenamed())
            return "Name and address stay as they are: this account is staff elsewhere.";
        return member.isUnclaimed()
                ? null
                : "The address stays as it is: this account is in use already.";
    }

    private static Heading heading(Term term, String title) {
        return new Heading(title, List.of(new Link("People", PeopleList.path(term))));
    }

    private static MemberPage.Deed deed(Term term, RosterStore.Deed deed) {
        return new MemberPage.Deed(
                Moment.of(deed.at(), term.zone()), deed.by(), deed.action(), changes(deed));
    }

    private static List<Facts.Change> changes(RosterStore.Deed deed) {
        var changes = new ArrayList<Facts.Change>();
        JsonMapper.shared()
                .readTree(deed.detail())
                .properties()
                .forEach(entry -> {
                    if (entry.getKey().equals("person")) return;
                    var value = entry.getValue();
                    changes.add(
                            value.isObject()
                                    ? new Facts.Change(
                                            entry.getKey(),
                                            text(value.get("from")),
                                            text(value.get("to")))
                                    : new Facts.Change(entry.getKey(), "", text(value)));
                });
        return changes;
    }

    private static String text(JsonNode value) {
        return value == null ? "" : value.asString();
    }
}
