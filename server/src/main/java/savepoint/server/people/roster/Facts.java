package savepoint.server.people.roster;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import savepoint.server.db.Sha256;
import savepoint.server.people.Role;
import savepoint.server.people.csv.RosterRow;

/// What a roster says of somebody. `section`, `number` and `login` are null where there is none; `groups` are sorted.
public record Facts(
        String name,
        String email,
        Role role,
        String section,
        List<String> groups,
        String number,
        String login,
        BigDecimal timeFactor,
        boolean dropped) {
    /// Everybody's time, unless something else is said.
    public static final BigDecimal USUAL_TIME = BigDecimal.ONE;

    /// One thing that becomes another, in words; `from` is empty where there was nothing, `to` where there will be.
    public record Change(String what, String from, String to) {}

    /// Of somebody new, as a line of a roster says them.
    static Facts of(RosterRow row) {
        return new Facts(
                row.name(),
                row.email(),
                row.role() == null ? Role.STUDENT : row.role(),
                orNone(row.section()),
                row.groups() == null ? List.of() : row.groups(),
                orNone(row.number()),
                orNone(row.login()),
                row.timeFactor() == null ? USUAL_TIME : row.timeFactor(),
                row.dropped() != null && row.dropped());
    }

    static String orNone(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    /// A student of whom no more than this is known.
    static Facts student(String name, String email) {
        return new Facts(name, email, Role.STUDENT, null, List.of(), null, null, USUAL_TIME, false);
    }

    /// By which they are known again: another as soon as anything of them is.
    String mark() {
        return Sha256.hex(toString());
    }

    /// What it takes to get from here to there.
    List<Change> changesTo(Facts there) {
        var changes = new ArrayList<Change>();
        add(changes, "status", dropped ? "dropped" : "in", there.dropped ? "dropped" : "in");
        add(changes, "name", name, there.name);
        add(changes, "address", email, there.email);
        add(changes, "role", role.code(), there.role.code());
        add(changes, "section", section, there.section);
        add(changes, "groups", String.join(", ", groups), String.join(", ", there.groups));
        add(changes, "number", number, there.number);
        add(changes, "login", login, there.login);
        add(changes, "time factor", plain(timeFactor), plain(there.timeFactor));
        return List.copyOf(changes);
    }

    private static void add(List<Change> changes, String what, String from, String to) {
        if (!Objects.equals(from, to))
            changes.add(new Change(what, from == null ? "" : from, to == null ? "" : to));
    }

    /// A factor without zeros at its end.
    static String plain(BigDecimal factor) {
        return factor.stripTrailingZeros().toPlainString();
    }

    Facts withStatus(boolean isDropped) {
        return new Facts(name, email, role, section, groups, number, login, timeFactor, isDropped);
    }

    Facts withSection(String other) {
        return new Facts(name, email, role, other, groups, number, login, timeFactor, dropped);
    }

    Facts withGroups(List<String> others) {
        var sorted = others.stream().distinct().sorted().toList();
        return new Facts(name, email, role, section, sorted, number, login, timeFactor, dropped);
    }

    Facts withTime(BigDecimal factor) {
        return new Facts(name, email, role, section, groups, number, login, factor, dropped);
    }
}
