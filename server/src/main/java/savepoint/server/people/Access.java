package savepoint.server.people;

import savepoint.server.web.Audience;

/// Whom a route is open to, and as what its handler therefore sees them.
public final class Access<V extends Viewer> implements Audience {
    /// Also visitors.
    public static final Access<Viewer> EVERYONE = new Access<>("EVERYONE", Viewer.class);

    /// Anybody signed in.
    public static final Access<Viewer.Someone> PERSON =
            new Access<>("PERSON", Viewer.Someone.class);

    /// The people of the term that the address names.
    public static final Access<Viewer.Member> MEMBER = new Access<>("MEMBER", Viewer.Member.class);

    /// Its students, and nobody who stands in for them.
    public static final Access<Viewer.Student> STUDENT =
            new Access<>("STUDENT", Viewer.Student.class);

    /// Its assistants, instructors and administrators.
    public static final Access<Viewer.Staff> STAFF = new Access<>("STAFF", Viewer.Staff.class);

    /// Its instructors and administrators.
    public static final Access<Viewer.InCharge> INSTRUCTOR =
            new Access<>("INSTRUCTOR", Viewer.InCharge.class);

    /// Administrators, outside any term.
    public static final Access<Viewer.Administrator> ADMIN =
            new Access<>("ADMIN", Viewer.Administrator.class);

    private final String name;
    private final Class<V> type;

    private Access(String name, Class<V> type) {
        this.name = name;
        this.type = type;
    }

    @Override
    public String name() {
        return name;
    }

    /// Whether it can only be decided inside a term.
    boolean needsTerm() {
        return Viewer.Member.class.isAssignableFrom(type);
    }

    /// Whether this viewer may come in.
    public boolean admits(Viewer viewer) {
        return type.isInstance(viewer);
    }

    /// The viewer as what they were let in as.
    public V as(Viewer viewer) {
        return type.cast(viewer);
    }

    @Override
    public String toString() {
        return name;
    }
}
