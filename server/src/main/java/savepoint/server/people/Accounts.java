package savepoint.server.people;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import savepoint.server.db.Database;
import savepoint.server.db.Refs;

/// People's accounts with a password of their own.
public final class Accounts {
    private static final String LOCAL = "local";

    private final Database database;
    private final Audit audit;
    private final InstantSource clock;

    /// Accounts made by this clock.
    public Accounts(Database database, Audit audit, InstantSource clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /// An account as it is found by its e-mail address: `secret` is the password's hash.
    record Account(Person person, String secret) {}

    interface Store {
        record Row(@Nested Person person, String secret) {}

        @SqlQuery(
                """
                select p.id, p.ref, p.name, p.email, p.zone, i.secret
                  from person p
                  join identity i on i.person_id = p.id and i.provider = :provider
                 where lower(p.email) = lower(:email)
                """)
        Optional<Row> byEmail(String email, String provider);

        @SqlQuery(
                """
                insert into person (ref, name, email, created_at) values (:ref, :name, :email, :now)
                on conflict (lower(email)) do nothing
                returning id, ref, name, email, zone
                """)
        Optional<Person> insert(String ref, String name, String email, Instant now);

        @SqlQuery(
                "select id, ref, name, email, zone from person where lower(email) = lower(:email)")
        Optional<Person> person(String email);

        @SqlUpdate(
                """
                insert into identity (person_id, provider, subject, secret, created_at)
                values (:person, :provider, :subject, :secret, :now)
                """)
        void insertIdentity(
                long person, String provider, String subject, String secret, Instant now);

        @SqlUpdate(
                """
                insert into identity (person_id, provider, subject, secret, created_at)
                values (:person, :provider, :subject, :secret, :now)
                on conflict (provider, subject) do update set secret = excluded.secret
                """)
        void setSecret(long person, String provider, String subject, String secret, Instant now);

        @SqlUpdate(
                "update entry_link set ended_at = :now where person_id = :person and ended_at is null")
        void endLinks(long person, Instant now);

        @SqlUpdate("insert into administrator (person_id, since) values (:person, :now)")
        void insertAdministrator(long person, Instant now);

        @SqlQuery("select count(*) from person")
        long people();

        @SqlQuery("select exists (select from administrator)")
        boolean administrators();
    }

    Optional<Account> byEmail(String email) {
        return database.store(Store.class)
                .byEmail(email, LOCAL)
                .map(row -> new Account(row.person(), row.secret()));
    }

    /// Makes an account; empty if the e-mail address has one already.
    public Optional<Person> create(Handle handle, String name, String email, String password) {
        var store = handle.attach(Store.class);
        var now = clock.instant();
        var person = store.insert(Refs.random(), name.strip(), normal(email), now);
        person.ifPresent(made -> {
            store.insertIdentity(made.id(), LOCAL, made.ref(), Passwords.hash(password), now);
            audit.record(
                    handle,
                    null,
                    null,
                    "account made",
                    "person " + made.ref(),
                    Map.of("email", made.email()));
        });
        return person;
    }

    /// The account of an address; one without any way in yet is made where there is none.
    public Person known(Handle handle, Person by, String name, String email) {
        var store = handle.attach(Store.class);
        var made = store.insert(Refs.random(), name.strip(), normal(email), clock.instant());
        made.ifPresent(person ->
                audit.record(
                        handle,
                        by,
                        null,
                        "account made",
                        "person " + person.ref(),
                        Map.of("email", person.email())));
        return made.or(() -> store.person(normal(email))).orElseThrow();
    }

    /// The account of an address, with a password or without.
    public Optional<Person> find(String email) {
        return database.store(Store.class).person(normal(email));
    }

    /// The hash of somebody's password; empty for whoever has none.
    Optional<String> secret(Person person) {
        return byEmail(person.email()).map(Account::secret);
    }

    /// Gives somebody a password, or another one. Links by which one could be set before open no longer.
    ///
    /// @param how it came about, for the audit
    public void setPassword(Handle handle, Person person, String password, String how) {
        handle.attach(Store.class)
                .setSecret(
                        person.id(),
                        LOCAL,
                        person.ref(),
                        Passwords.hash(password),
                        clock.instant());
        endLinks(handle, person);
        audit.record(
                handle, person, null, "password set", "person " + person.ref(), Map.of("how", how));
    }

    /// Ends the links by which somebody could set a password.
    public void endLinks(Handle handle, Person person) {
        handle.attach(Store.class).endLinks(person.id(), clock.instant());
    }

    /// Makes an account that may do everything; empty if the e-mail address has one already.
    public Optional<Person> createAdministrator(String name, String email, String password) {
        return database.inTransaction(handle -> {
            var person = create(handle, name, email, password);
            person.ifPresent(made -> {
                handle.attach(Store.class).insertAdministrator(made.id(), clock.instant());
                audit.record(
                        handle, null, null, "administrator made", "person " + made.ref(), Map.of());
            });
            return person;
        });
    }

    /// Whether anybody has an account.
    public boolean exist() {
        return database.store(Store.class).people() > 0;
    }

    /// Whether there is an administrator.
    public boolean hasAdministrator() {
        return database.store(Store.class).administrators();
    }

    /// An address as accounts are kept by it.
    public static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
