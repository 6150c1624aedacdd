package savepoint.server.people;

import java.util.List;
import savepoint.server.db.Database;

/// The people of a course that is only tried out.
public final class DemoPeople {
    private static final String DOMAIN = "@savepoint.example";

    private static final List<Draft> DRAFTS =
            List.of(
                    new Draft("Ingrid Castellanos", "ingrid", Role.INSTRUCTOR),
                    new Draft("Babak Osei", "babak", Role.ASSISTANT),
                    new Draft("Amara Okafor", "amara", Role.STUDENT),
                    new Draft("Bruno Silva", "bruno", Role.STUDENT),
                    new Draft("Chen Wei", "chen", Role.STUDENT),
                    new Draft("Dilnoza Karimova", "dilnoza", Role.STUDENT),
                    new Draft("Emil Nyström", "emil", Role.STUDENT),
                    new Draft("Fatima Haddad", "fatima", Role.STUDENT),
                    new Draft("Grace Mbeki", "grace", Role.STUDENT),
                    new Draft("Hiroshi Tanaka", "hiroshi", Role.STUDENT),
                    new Draft("Isla MacLeod", "isla", Role.STUDENT),
                    new Draft("Jakub Nowak", "jakub", Role.STUDENT),
                    new Draft("Keala Kahananui", "keala", Role.STUDENT),
                    new Draft("Lucía Fernández", "lucia", Role.STUDENT));

    private final Database database;
    private final Accounts accounts;
    private final Enrolments enrolments;

    /// Makes them with these accounts, and puts them into terms.
    public DemoPeople(Database database, Accounts accounts, Enrolments enrolments) {
        this.database = database;
        this.accounts = accounts;
        this.enrolments = enrolments;
    }

    private record Draft(String name, String login, Role role) {
        String email() {
            return login + DOMAIN;
        }
    }

    /// Somebody who was made, with the password that is known only now.
    public record Made(String name, Role role, String email, String password) {}

    /// Makes everybody, unless somebody has an account already.
    public List<Made> make() {
        if (accounts.exist()) return List.of();
        // Hashing takes most of the time, by design: two at a time where there are two cores.
        return DRAFTS.parallelStream().map(this::make).toList();
    }

    private Made make(Draft draft) {
        var password = Passwords.random();
        database.useTransaction(
                handle -> accounts.create(handle, draft.name(), draft.email(), password));
        return new Made(draft.name(), draft.role(), draft.email(), password);
    }

    /// Puts everybody into those of the terms that have nobody yet.
    public void enrol(List<Term> terms) {
        terms.stream().filter(term -> enrolments.ofTerm(term).isEmpty()).forEach(this::enrol);
    }

    private void enrol(Term term) {
        database.useTransaction(handle ->
                DRAFTS.forEach(draft ->
                        accounts.byEmail(draft.email())
                                .ifPresent(found ->
                                        enrolments.enrol(
                                                handle,
                                                null,
                                                term,
                                                found.person(),
                                                draft.role()))));
    }
}
