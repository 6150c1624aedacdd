package savepoint.server;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import savepoint.postgres.PlatformDatabase;
import savepoint.server.db.Refs;
import savepoint.server.db.Sha256;
import savepoint.server.mail.MailServer;
import savepoint.server.people.Person;
import savepoint.server.people.Role;
import savepoint.server.people.Term;
import savepoint.server.people.sso.SsoSettings;
import savepoint.server.web.Cookie;
import savepoint.server.web.Proxies;
import savepoint.server.web.Site;

/// The whole application on a random port, with a real database, a clock that a test moves, two courses and somebody in
/// every role.
public final class TestPlatform implements AutoCloseable {
    /// Monday of week 1 in the term of both courses.
    public static final Instant START = Instant.parse("2026-08-24T15:00:00Z");

    /// The password of everybody.
    public static final String PASSWORD = "correct horse battery staple";

    /// Who was something in the term and is no more.
    private static final Map<Somebody, Role> GONE =
            Map.of(
                    Somebody.DROPPED_STUDENT, Role.STUDENT,
                    Somebody.REMOVED_ASSISTANT, Role.ASSISTANT);

    /// Who is made only where a test asks for them.
    static final Set<Somebody> RARE =
            Set.of(Somebody.DROPPED_STUDENT, Somebody.REMOVED_ASSISTANT, Somebody.PEER_REVIEWER);

    private final Map<Somebody, Person> rare = new EnumMap<>(Somebody.class);
    private final TestClock clock = new TestClock(START);
    private final Folk folk = Folk.made();
    private final PlatformDatabase postgres = folk.copy();
    // A new one for every question would take longer than the question.
    private final Connection owner;
    private final Site site;
    private final Optional<MailServer> mail;
    private final Optional<SsoSettings> sso;
    private Platform platform;
    private int port;

    private TestPlatform(Site site, Optional<MailServer> mail, Optional<SsoSettings> sso) {
        this.site = site;
        this.mail = mail;
        this.sso = sso;
        owner = connect(postgres);
        platform = Platform.open(postgres.server(), clock, site, mail, sso);
        if (!platform.listen("127.0.0.1", 0)) throw new IllegalStateException("no free port");
    }

    private static Connection connect(PlatformDatabase postgres) {
        try {
            return postgres.owner().connect();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Starts it at the address that requests name.
    public static TestPlatform start() {
        return new TestPlatform(new Site(Optional.empty()), Optional.empty(), Optional.empty());
    }

    /// Starts it with a school's own sign-in beside passwords.
    public static TestPlatform start(SsoSettings sso) {
        return new TestPlatform(new Site(Optional.empty()), Optional.empty(), Optional.of(sso));
    }

    /// Starts it behind these proxies, which say where a request comes from.
    public static TestPlatform start(Proxies proxies) {
        return new TestPlatform(
                new Site(Optional.empty(), proxies), Optional.empty(), Optional.empty());
    }

    /// Starts it behind a base URL.
    public static TestPlatform start(String baseUrl) {
        return new TestPlatform(
                new Site(Optional.of(URI.create(baseUrl))), Optional.empty(), Optional.empty());
    }

    /// Starts it with a mail server.
    public static TestPlatform start(Postbox postbox) {
        return new TestPlatform(
                new Site(Optional.of(URI.create("http://savepoint.test"))),
                Optional.of(postbox.server()),
                Optional.empty());
    }

    /// The application under test.
    public Platform platform() {
        return platform;
    }

    /// Stops the application; its database goes on.
    void stopServing() {
        port = platform.port();
        platform.close();
    }

    /// Starts it again after [#stopServing], at the same port.
    void serveAgain() {
        platform = Platform.open(postgres.server(), clock, site, mail, sso);
        if (!platform.listen("127.0.0.1", port))
            throw new IllegalStateException("port " + port + " was taken meanwhile");
    }

    /// The clock it goes by.
    public TestClock clock() {
        return clock;
    }

    /// The database with its three logins.
    public PlatformDatabase postgres() {
        return postgres;
    }

    /// The term that all but one are in.
    public Term term() {
        return folk.term();
    }

    /// Who somebody is.
    public Person person(Somebody somebody) {
        return RARE.contains(somebody)
                ? rare.computeIfAbsent(somebody, this::make)
                : folk.people().get(somebody);
    }

    private Person make(Somebody somebody) {
        var made = student(somebody.name().replace('_', ' '));
        if (GONE.containsKey(somebody))
            update(
                    "update enrolment set role = ?, dropped_at = created_at where person_id = ?",
                    GONE.get(somebody).code(),
                    made.id());
        return made;
    }

    /// A browser of a visitor.
    public Browser browser() {
        return new Browser(platform.port());
    }

    /// A browser of somebody who is signed in, in a session of its own.
    public Browser browser(Somebody somebody) {
        return somebody == Somebody.VISITOR ? browser() : browser(person(somebody));
    }

    /// A browser of a person who is signed in, in a session of its own.
    public Browser browser(Person person) {
        var browser = browser();
        var token = Refs.random() + Refs.random();
        var now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        update(
                """
                insert into session (token_sha256, person_id, user_agent, created_at, seen_at, expires_at)
                values (?, ?, 'test', ?, ?, ?)
                """,
                Sha256.of(token),
                person.id(),
                now,
                now,
                now.plus(Duration.ofDays(7)));
        browser.setCookie(Cookie.SESSION, token);
        return browser;
    }

    /// One more student of the term, who needs no password.
    public Person student(String name) {
        var email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org";
        var now = OffsetDateTime.ofInstant(START, ZoneOffset.UTC);
        update(
                "insert into person (ref, name, email, created_at) values (?, ?, ?, ?)",
                Refs.random(),
                name,
                email,
                now);
        var id = (Long) ask("select id from person where email = ?", email);
        var ref = (String) ask("select ref from person where id = ?", id);
        var made = new Person(id, ref, name, email, null);
        platform.database()
                .useTransaction(handle ->
                        platform.enrolments().enrol(handle, null, term(), made, Role.STUDENT));
        return made;
    }

    /// Changes rows as the owner of the tables.
    public synchronized int update(String sql, Object... values) {
        try (var statement = owner.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    /// A single number, text or instant of the database.
    public synchronized Object ask(String sql, Object... values) {
        try (var statement = owner.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
            var rows = statement.executeQuery();
            return rows.next() ? rows.getObject(1) : null;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    @Override
    public void close() {
        platform.close();
        try {
            owner.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
