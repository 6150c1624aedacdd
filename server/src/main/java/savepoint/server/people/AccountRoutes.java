package savepoint.server.people;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;
import savepoint.server.web.Heading;
import savepoint.server.web.Post;
import savepoint.server.web.Reply;
import savepoint.server.web.Request;
import savepoint.server.web.Route;

/// What people set for themselves.
public final class AccountRoutes {
    private static final Pattern PLACE =
            Pattern.compile(
                    "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");
    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> PLACE.matcher(id).matches())
                    .sorted()
                    .toList();

    private final Database database;
    private final Audit audit;
    private final Optional<String> school;

    /// Changes accounts of this database.
    ///
    /// @param school the name of the school's own sign-in, if it has one
    public AccountRoutes(Database database, Audit audit, Optional<String> school) {
        this.database = database;
        this.audit = audit;
        this.school = school;
    }

    interface Store {
        @SqlUpdate("update person set zone = :zone where id = :person")
        void setZone(long person, String zone);
    }

    /// The addresses.
    public List<Route> routes(Gate gate) {
        return List.of(
                gate.get("/account", Access.PERSON, (viewer, _) -> page(viewer.person())),
                gate.post("/account/zone", Access.PERSON, this::zone));
    }

    private Reply.Page page(Person person) {
        return new Reply.Page(
                "people/account",
                new Heading("Your account"),
                new AccountPage(
                        person.name(),
                        person.email(),
                        person.zone() == null ? "" : person.zone(),
                        ZONES,
                        school.orElse(null),
                        new Post("/account/zone", Refs.random())));
    }

    private Reply zone(Viewer.Someone viewer, Request request) {
        var zone = request.field("zone");
        if (!zone.isEmpty() && !ZONES.contains(zone))
            return new Reply.Invalid(page(viewer.person()));
        var person = viewer.person();
        database.useTransaction(handle -> {
            handle.attach(Store.class).setZone(person.id(), zone.isEmpty() ? null : zone);
            audit.record(
                    handle,
                    person,
                    null,
                    "chose a time zone",
                    "person " + person.ref(),
                    Map.of("zone", zone));
        });
        return new Reply.SeeOther("/account", "Saved. Times are shown by it from now on.");
    }
}
