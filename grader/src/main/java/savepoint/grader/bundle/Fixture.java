package savepoint.grader.bundle;

/// Rows that a database starts with. Only the one named `sample` is ever shown to students.
public record Fixture(String name, String sql) {
    public boolean hidden() {
        return !name.equals("sample");
    }
}
