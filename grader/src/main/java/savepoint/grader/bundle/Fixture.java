package savepoint.grader.bundle;

import java.util.Optional;

/// Rows that a database starts with. Only the one named `sample` is ever shown to students.
///
/// @param sql that brings them; empty where they are drawn
/// @param generator the class in `fixtures/` that draws them for each work
public record Fixture(String name, String sql, Optional<String> generator) {
    public Fixture(String name, String sql) {
        this(name, sql, Optional.empty());
    }

    public boolean hidden() {
        return !name.equals("sample");
    }

    /// The same with its rows drawn.
    public Fixture drawn(String rows) {
        return new Fixture(name, rows, generator);
    }
}
