package savepoint.grader.kind;

import java.util.Optional;

/// How checks of one kind are carried out and judged. One class a kind: it does the same with the hand-in and with the
/// solution, and compares what it found out.
///
/// @param <E> what it finds out
public sealed interface Kind<E extends Evidence> permits JavaKind, SqlKind, ServerKind {
    Class<E> evidence();

    /// Whether it runs the hand-in many times on one fixture, for which there is time of its own.
    default boolean repeats() {
        return false;
    }

    /// Whether it depends on the rows of a fixture.
    default boolean isAboutRows() {
        return true;
    }

    /// What is wrong with the hand-in; empty where it did what the solution did.
    Optional<Finding> compare(E expected, E got);

    /// [#compare] for who does not know the kind.
    default Optional<Finding> judge(Evidence expected, Evidence got) {
        return compare(evidence().cast(expected), evidence().cast(got));
    }
}
