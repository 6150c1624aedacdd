package savepoint.server.people.entry;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import savepoint.server.people.Access;
import savepoint.server.people.Gate;
import savepoint.server.people.Term;
import savepoint.server.people.Viewer;
import savepoint.server.people.csv.Cells;
import savepoint.server.people.roster.PeopleList;
import savepoint.server.people.roster.Roster;
import savepoint.server.people.roster.RosterMember;
import savepoint.server.web.Cookie;
import savepoint.server.web.Heading;
import savepoint.server.web.Layout;
import savepoint.server.web.Link;
import savepoint.server.web.Moment;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;
import savepoint.server.web.Site;

/// Instructors ask people in.
public final class InvitationRoutes {
    private static final String ALL = "/c/{course}/{term}/people";
    private static final String ONE = ALL + "/{member}/invitation";
    private static final Duration SHOWN_WITHIN = Duration.ofMinutes(1);

    private final Roster roster;
    private final PeopleList people;
    private final Invitations invitations;
    private final EntryLinks links;
    private final Site site;

    /// Invites the people of this roster to this site.
    public InvitationRoutes(Roster roster, Invitations invitations, EntryLinks links, Site site) {
        this.roster = roster;
        this.people = new PeopleList(roster);
        this.invitations = invitations;
        this.links = links;
        this.site = site;
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.post(ALL + "/invitations", Access.INSTRUCTOR, this::inviteSeveral),
                gate.get(ONE, Access.INSTRUCTOR, this::show),
                gate.post(ONE, Access.INSTRUCTOR, this::invite));
    }

    private Reply of(Viewer.InCharge by, Request request, Function<RosterMember, Reply> answer) {
        return roster.find(by.term(), request.path("member"))
                .map(answer)
                .orElseGet(Reply.Missing::new);
    }

    private static String path(Term term, RosterMember member) {
        return term.path() + "/people/" + member.ref();
    }

    private Reply invite(Viewer.InCharge by, Request request) {
        return of(
                by,
                request,
                member -> {
                    var own = path(by.term(), member);
                    return switch (invitations.way(by, member)) {
                        case Invitations.Way.None(var why) ->
                                new Reply.SeeOther(
                                        own,
                                        new Layout.Flash(
                                                Layout.Tone.BAD,
                                                "Not invited: %s.".formatted(why)));
                        case Invitations.Way.Mail _ -> {
                            invitations.mail(by, List.of(member));
                            yield new Reply.SeeOther(
                                    own, "Invited: mail goes to " + member.email() + ".");
                        }
                        case Invitations.Way.HandedOver _ -> {
                            var made = invitations.handOver(by, List.of(member)).getFirst();
                            var token = made.path().substring(made.path().indexOf('=') + 1);
                            yield new Reply.Setting(
                                    new Cookie(Cookie.SECRET, token, SHOWN_WITHIN),
                                    new Reply.SeeOther(own + "/invitation"));
                        }
                    };
                });
    }

    /// The link that was made just now in this browser: once, so that nobody who comes later sees it.
    private Reply show(Viewer.InCharge by, Request request) {
        return of(
                by,
                request,
                member -> {
                    var token = request.cookie(Cookie.SECRET).orElse("");
                    var open =
                            links.find(token)
                                    .filter(link -> link.person().id() == member.personId());
                    var page =
                            new InvitationPage(
                                    new Link(member.name(), path(by.term(), member)),
                                    member.email(),
                                    open.map(_ ->
                                                    whole(
                                                            request,
                                                            EntryRoutes.PATH + "?token=" + token))
                                            .orElse(null),
                                    open.map(link -> Moment.of(link.expiresAt(), by.term().zone()))
                                            .orElse(null));
                    return new Reply.Setting(
                            Cookie.removed(Cookie.SECRET),
                            new Reply.Page(
                                    "people/invitation",
                                    new Heading(
                                            "Invitation",
                                            List.of(
                                                    new Link(
                                                            "People", by.term().path() + "/people"),
                                                    page.member())),
                                    page));
                });
    }

    private String whole(Request request, String path) {
        return site.baseUrl()
                .map(base -> base.resolve(path).toString())
                .orElseGet(() -> "http://" + request.header("host").orElse("localhost") + path);
    }

    private Reply inviteSeveral(Viewer.InCharge by, Request request) {
        var list = by.term().path() + "/people";
        var members = roster.chosen(by.term(), request);
        if (members.isEmpty()) return people.refused(by, request, "tick at least one person first");
        int sent = invitations.mail(by, members);
        if (sent > 0)
            return new Reply.SeeOther(
                    list,
                    sent == 1
                            ? "Invited: mail goes to 1 person."
                            : "Invited: mail goes to %d people.".formatted(sent));
        var made = invitations.handOver(by, members);
        return made.isEmpty()
                ? new Reply.SeeOther(
                        list,
                        new Layout.Flash(
                                Layout.Tone.NOTE,
                                "Nobody of those can be invited: they sign in already, or dropped the course."))
                : new Reply.File(
                        "invitations.csv",
                        "text/csv; charset=utf-8",
                        table(request, made).getBytes(StandardCharsets.UTF_8));
    }

    /// For a mail merge: whoever sends mail by other means needs each person's own link.
    private String table(Request request, List<Invitations.HandOver> made) {
        var text = new StringWriter();
        text.write("\ufeff");
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("Name", "Email", "Link", "Until");
            for (var one : made)
                csv.writeRecord(
                        Cells.defused(one.member().name()),
                        Cells.defused(one.member().email()),
                        whole(request, one.path()),
                        one.until().text());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return text.toString();
    }
}
