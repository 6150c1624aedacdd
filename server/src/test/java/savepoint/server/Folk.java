package savepoint.server;

import java.io.IOException;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import savepoint.postgres.PlatformDatabase;
import savepoint.postgres.TestDatabase;
import savepoint.server.people.Person;
import savepoint.server.people.Role;
import savepoint.server.people.Term;
import savepoint.server.web.Site;

/// Two courses and somebody in every role: made once in a run, since hashing passwords takes its time, and copied for
/// every platform.
///
/// @param term the one that all but one are in
record Folk(PlatformDatabase database, Term term, Map<Somebody, Person> people) {
    private static final Map<Somebody, Role> ROLES =
            Map.of(
                    Somebody.STUDENT, Role.STUDENT,
                    Somebody.OTHER_STUDENT, Role.STUDENT,
                    Somebody.ASSISTANT, Role.ASSISTANT,
                    Somebody.INSTRUCTOR, Role.INSTRUCTOR);

    private static Folk made;

    /// A database of one's own that holds them all.
    PlatformDatabase copy() {
        try {
            return TestDatabase.copy(database);
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException("no database for the tests", failed);
        }
    }

    static synchronized Folk made() {
        if (made == null) made = make();
        return made;
    }

    private static Folk make() {
        try {
            var database = TestDatabase.fresh();
            var clock = new TestClock(TestPlatform.START);
            var site = new Site(Optional.empty());
            try (var platform =
                    Platform.open(
                            database.server(), clock, site, Optional.empty(), Optional.empty())) {
                makeCourse(database, "databases", "Databases from Java");
                makeCourse(database, "networks", "Networks");
                var term = term(platform, "databases");
                var people = new EnumMap<Somebody, Person>(Somebody.class);
                for (var somebody : Somebody.values()) {
                    if (somebody != Somebody.VISITOR && !TestPlatform.RARE.contains(somebody))
                        people.put(somebody, make(platform, somebody));
                }
                ROLES.forEach(
                        (somebody, role) -> enrol(platform, term, people.get(somebody), role));
                enrol(
                        platform,
                        term(platform, "networks"),
                        people.get(Somebody.INSTRUCTOR_OF_ANOTHER_COURSE),
                        Role.INSTRUCTOR);
                return new Folk(database, term, people);
            }
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException("no database for the tests", failed);
        }
    }

    private static void makeCourse(PlatformDatabase database, String course, String title)
            throws SQLException {
        try (var connection = database.owner().connect();
                var statement =
                        connection.prepareStatement(
                                """
                                with made as (
                                  insert into course (slug, title, created_at) values (?, ?, ?) returning id, created_at
                                )
                                insert into term (course_id, slug, zone, starts, created_at)
                                select id, 'fall-2026', 'America/Chicago', date '2026-08-24', created_at from made
                                """)) {
            statement.setString(1, course);
            statement.setString(2, title);
            statement.setObject(3, OffsetDateTime.ofInstant(TestPlatform.START, ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private static Term term(Platform platform, String course) {
        return platform.enrolments().everyTerm().stream()
                .filter(made -> made.course().equals(course))
                .findFirst()
                .orElseThrow();
    }

    private static Person make(Platform platform, Somebody somebody) {
        var name =
                somebody.name().charAt(0) + somebody.name().substring(1).toLowerCase(Locale.ROOT);
        var accounts = platform.accounts();
        if (somebody == Somebody.ADMINISTRATOR) {
            return accounts.createAdministrator(name, somebody.email(), TestPlatform.PASSWORD)
                    .orElseThrow();
        }
        return platform.database()
                .inTransaction(handle ->
                        accounts.create(handle, name, somebody.email(), TestPlatform.PASSWORD))
                .orElseThrow();
    }

    private static void enrol(Platform platform, Term term, Person person, Role role) {
        platform.database()
                .useTransaction(
                        handle -> platform.enrolments().enrol(handle, null, term, person, role));
    }
}
