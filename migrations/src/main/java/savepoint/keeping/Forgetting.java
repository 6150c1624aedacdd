package savepoint.keeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import savepoint.postgres.DatabaseLogin;

/// Takes a person out of the platform's memory: name, address, number, sign-ins and whatever they only tried. What the
/// course rests on stays, and belongs to nobody known: hand-ins, answers, reviews, points and the record of who decided what.
public final class Forgetting {
    /// What stands in the place of a name.
    public static final String NOBODY = "Somebody who was forgotten";

    /// Each takes the person's id, in order of the keys between tables.
    private static final List<String> GONE =
            List.of(
                    "delete from session where person_id = ?",
                    "delete from api_token where person_id = ?",
                    "delete from entry_link where person_id = ?",
                    "delete from sso_try where person_id = ?",
                    "delete from identity where person_id = ?",
                    "delete from draft where by_enrolment in (select id from enrolment where person_id = ?)",
                    "delete from exercise_draft where enrolment_id in (select id from enrolment where person_id = ?)",
                    """
                    delete from review_draft where allocation_id in (
                        select a.id from allocation a join enrolment e on e.id = a.reviewer_id where e.person_id = ?)
                    """,
                    """
                    delete from grading_fault where grading_id in (
                        select g.id from grading g join console_entry n on n.id = g.console_entry_id
                          join console c on c.id = n.console_id where c.person_id = ?)
                    """,
                    """
                    delete from grading where console_entry_id in (
                        select n.id from console_entry n join console c on c.id = n.console_id where c.person_id = ?)
                    """,
                    "delete from console_entry where console_id in (select id from console where person_id = ?)",
                    "delete from console where person_id = ?",
                    "update enrolment set number = null, login = null where person_id = ?");

    private Forgetting() {}

    /// Whom it was about.
    private record Person(long id, String ref, String name, String email) {}

    /// What came of it.
    public enum Outcome {
        DONE,
        /// Nobody has this address.
        UNKNOWN,
        /// Administrators are forgotten once they are none.
        ADMINISTRATOR
    }

    /// Forgets whoever has this address, all or nothing. There is no way back but a backup, and backups keep them until they
    /// are removed.
    public static Outcome forget(DatabaseLogin owner, String email, Instant now)
            throws SQLException {
        try (var connection = owner.connect()) {
            connection.setAutoCommit(false);
            var person = find(connection, email);
            if (person == null) return Outcome.UNKNOWN;
            if (isAdministrator(connection, person)) return Outcome.ADMINISTRATOR;
            for (var statement : GONE) run(connection, statement, person.id());
            run(
                    connection,
                    "delete from mail_try where mail_id in (select id from mail where lower(address) = lower(?))",
                    person.email());
            run(connection, "delete from mail where lower(address) = lower(?)", person.email());
            unname(connection, person);
            run(
                    connection,
                    "update person set name = ?, email = ?, zone = null where id = ?",
                    NOBODY,
                    person.ref() + "@forgotten.invalid",
                    person.id());
            run(
                    connection,
                    "insert into audit (at, action, subject) values (?, 'forgot a person', ?)",
                    Timestamp.from(now),
                    "person " + person.ref());
            connection.commit();
            return Outcome.DONE;
        }
    }

    private static Person find(Connection connection, String email) throws SQLException {
        try (var ask =
                connection.prepareStatement(
                        "select id, ref, name, email from person where lower(email) = lower(?) for update")) {
            ask.setString(1, email);
            try (var rows = ask.executeQuery()) {
                return rows.next()
                        ? new Person(
                                rows.getLong(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4))
                        : null;
            }
        }
    }

    private static boolean isAdministrator(Connection connection, Person person)
            throws SQLException {
        try (var ask =
                connection.prepareStatement("select from administrator where person_id = ?")) {
            ask.setLong(1, person.id());
            try (var rows = ask.executeQuery()) {
                return rows.next();
            }
        }
    }

    /// The record of who did what stays as it is, but for the name and the address in its details, and lists of people that
    /// were imported name them no more: those are removed whole.
    private static void unname(Connection connection, Person person) throws SQLException {
        for (var imported : List.of("roster_import", "grade_import"))
            run(
                    connection,
                    "delete from %s where position(convert_to(?, 'UTF8') in bytes) > 0"
                            .formatted(imported),
                    person.email());
        try (var guard = connection.createStatement()) {
            // The trigger refuses every change; this one is the reason that there is an owner.
            guard.execute("alter table audit disable trigger audit_stays");
            for (var word : List.of(person.email(), person.name()))
                run(
                        connection,
                        """
                        update audit set detail = replace(detail::text, to_jsonb(?::text)::text, '"forgotten"')::jsonb
                         where position(to_jsonb(?::text)::text in detail::text) > 0
                        """,
                        word,
                        word);
            guard.execute("alter table audit enable trigger audit_stays");
        }
    }

    private static void run(Connection connection, String sql, Object... values)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int n = 0; n < values.length; n++) statement.setObject(n + 1, values[n]);
            statement.executeUpdate();
        }
    }
}
