package savepoint.server.people.entry;

import java.util.List;
import java.util.Map;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.people.Audit;
import savepoint.server.people.Viewer;
import savepoint.server.people.roster.Roster;
import savepoint.server.people.roster.RosterMember;
import savepoint.server.web.Moment;

/// Asks people in: by mail, or by a link that their instructor hands over.
public final class Invitations {
    private final Database database;
    private final EntryLinks links;
    private final Courier courier;
    private final Audit audit;

    /// Invites by these links.
    public Invitations(Database database, EntryLinks links, Courier courier, Audit audit) {
        this.database = database;
        this.links = links;
        this.courier = courier;
        this.audit = audit;
    }

    /// How somebody is asked in.
    sealed interface Way {
        /// By mail to their address.
        record Mail() implements Way {}

        /// By a link that whoever asks hands over.
        record HandedOver() implements Way {}

        /// Not at all; why.
        record None(String why) implements Way {}
    }

    /// How somebody can be asked in. A link to hand over is a way into the account for whoever holds it: it is made only
    /// where the account is nobody's yet.
    Way way(Viewer.InCharge by, RosterMember member) {
        if (member.droppedAt() != null) return new Way.None("dropped the course");
        // Who administers the platform also helps those back in who lost their way.
        if (member.hasWayIn() && !(by instanceof Viewer.Admin))
            return new Way.None("signs in already");
        if (courier.link("/").isPresent()) return new Way.Mail();
        return member.isUnclaimed() || by instanceof Viewer.Admin
                ? new Way.HandedOver()
                : new Way.None("is in another course as well: an administrator has to invite them");
    }

    /// An invitation that is to be handed over.
    record HandOver(RosterMember member, String path, Moment until) {}

    /// Makes links for whoever can be handed one.
    List<HandOver> handOver(Viewer.InCharge by, List<RosterMember> members) {
        return database.inTransaction(handle ->
                members.stream()
                        .filter(member -> way(by, member) instanceof Way.HandedOver)
                        .map(member -> {
                            var made =
                                    links.make(
                                            handle,
                                            by.person(),
                                            member.person(),
                                            EntryLinks.Purpose.INVITATION);
                            audit.record(
                                    handle,
                                    by,
                                    "invited",
                                    Roster.subject(member.ref()),
                                    Map.of("by", "link"));
                            return new HandOver(
                                    member, made.path(), Moment.of(made.until(), by.term().zone()));
                        })
                        .toList());
    }

    /// Sends mail to whoever can be sent one; how many.
    int mail(Viewer.InCharge by, List<RosterMember> members) {
        var those = members.stream().filter(member -> way(by, member) instanceof Way.Mail).toList();
        database.useTransaction(handle -> {
            for (var member : those) {
                var made =
                        links.make(
                                handle,
                                by.person(),
                                member.person(),
                                EntryLinks.Purpose.INVITATION);
                courier.send(handle, letter(by, member, made));
                audit.record(
                        handle,
                        by,
                        "invited",
                        Roster.subject(member.ref()),
                        Map.of("by", "mail", "address", member.email()));
            }
        });
        return those.size();
    }

    private Courier.Letter letter(Viewer.InCharge by, RosterMember member, EntryLinks.Made made) {
        var course = by.term().courseTitle() + ", " + by.term().name();
        return new Courier.Letter(
                "invitation " + Refs.random(),
                member.person(),
                ("Your account for " + course).replaceAll("\\p{Cntrl}", " "),
                """
                Hello %s,

                %s has put you into %s.

                Set a password here, and you are in:
                %s

                The link opens once, until %s. Afterwards you sign in with %s.
                """
                        .formatted(
                                member.name(),
                                by.person().name(),
                                course,
                                courier.link(made.path()).orElseThrow(),
                                Moment.of(made.until(), by.term().zone()).text(),
                                member.email()),
                made.until());
    }
}
