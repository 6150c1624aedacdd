package library;

/// There is no such loan, or it is back already.
public final class NoSuchLoan extends RuntimeException {
    public NoSuchLoan(String message) {
        super(message);
    }
}
