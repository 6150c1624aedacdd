package savepoint.grader.compare;

/// What of two results has to be the same.
public enum RowsMode {
    /// Duplicates count, order does not.
    BAG,
    /// Neither counts.
    SET,
    /// The order counts where the reference sorts; rows that tie are free.
    ORDERED,
    /// As the reference says: the order counts where it sorts.
    AUTO;

    boolean keepsOrder() {
        return this == ORDERED || this == AUTO;
    }
}
