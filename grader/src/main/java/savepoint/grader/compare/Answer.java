package savepoint.grader.compare;

import savepoint.grader.check.Table;

/// What a statement came to on one database.
sealed interface Answer {
    record Rows(Table table) implements Answer {}

    /// The database refused it.
    ///
    /// @param state the SQLSTATE; empty where the driver refused
    record Failed(String state, String message) implements Answer {
        /// Whether it was the rows that it stumbled over: a division by zero, two rows where one was expected.
        boolean overRows() {
            return state.startsWith("22") || state.startsWith("21");
        }
    }

    /// More rows than are read.
    record TooMany(String message) implements Answer {}

    record TooLong(String message) implements Answer {}
}
